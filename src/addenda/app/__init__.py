"""Use cases: import, compare, report, look up (floor 5)."""
