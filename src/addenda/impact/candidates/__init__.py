"""Candidates for what a deleted code is replaced by, ranked, each with its evidence (floor 3)."""
