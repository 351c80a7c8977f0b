"""The site: pages of a store's releases and codes that need no server."""
