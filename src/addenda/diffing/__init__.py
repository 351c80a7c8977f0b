"""Facts: two snapshots in, what changed between them out (floor 2)."""
