"""What came of looking for one release, and how that is told of several."""

from __future__ import annotations

from enum import Enum, auto

MOST_FAILED = 3
"""How many releases of a code set may fail before no more of them are asked for."""


class Outcome(Enum):
    """What came of looking for one release; `OPEN` is that it has a pull request now."""

    OPEN = auto()
    CLOSED = auto()
    MISSING = auto()
    UNREACHABLE = auto()
    FAILED = auto()


TOGETHER = {
    Outcome.CLOSED: "left alone, since a pull request was closed (open it again if you want the release)",
    Outcome.MISSING: "the publisher has no such file, or not yet",
}
"""What is told of all releases at once that came to the same."""
LATER = {
    Outcome.OPEN: "may follow, one at a time, once it is merged or closed.",
    Outcome.FAILED: f"not asked for, since {MOST_FAILED} failed.",
}
"""What is told of the releases that come after the last one that was looked for."""
