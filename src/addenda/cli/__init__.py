"""The command line: read the request, call a use case, present the answer (floor 6)."""
