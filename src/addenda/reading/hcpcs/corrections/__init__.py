"""CMS's lists of corrections to a published HCPCS file: found, understood, applied (`docs/corrections.md`)."""
