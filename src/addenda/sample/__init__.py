"""The synthetic sample: a seeded generator of code sets and charge masters (floor 4)."""
