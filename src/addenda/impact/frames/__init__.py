"""The judgement over lazy frames, written once for every engine: what a change does to the lines of a whole system."""
