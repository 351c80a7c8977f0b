"""Where frames are computed: opening a source, and all else that differs between engines (floor 4)."""
