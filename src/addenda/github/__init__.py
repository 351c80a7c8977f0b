"""GitHub's REST interface, as far as the action needs it: comments and pull requests of one repository (floor 4)."""
