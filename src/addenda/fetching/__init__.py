"""Publishers' public files, downloaded: where they are, and how to get them whole (floor 4)."""
