"""The adapter for GitHub Actions: read what a run is told, call the use cases, tell the run what came of it."""
