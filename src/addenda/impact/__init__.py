"""Judgement: what changes do to a charge master (floor 3)."""
