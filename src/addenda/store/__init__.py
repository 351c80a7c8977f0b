"""The git-backed store of releases (floor 4)."""
