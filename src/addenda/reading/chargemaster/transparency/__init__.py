"""Price transparency files: the machine-readable file of 45 CFR 180.50 in CMS's formats 2 and 3 (csv, json)."""
