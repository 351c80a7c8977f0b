"""Addenda: what changed in a medical code set, and what that does to a charge master."""

__version__ = "0.1.0"
