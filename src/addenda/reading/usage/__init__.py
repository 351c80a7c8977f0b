"""Usage files: how many units were billed, from a claims or a billing system."""
