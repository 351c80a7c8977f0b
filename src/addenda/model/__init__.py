"""Frozen values and the words of the field; no input, no output (floor 1)."""
