"""Pages out: finished view-models to text, JSON, Markdown and HTML (floor 4)."""
