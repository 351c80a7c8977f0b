"""Charge masters in: a hospital's own file, whatever its layout, becomes lines with a code and exact amounts."""
