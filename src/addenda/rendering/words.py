"""Numbers and days as people read them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


def number(count: int) -> str:
    """Return a count with separators, such as `1,234`."""
    return f"{count:,}"


def last_day(on: date) -> str:
    """Return the last day on which a code may be used, from the first on which it may not."""
    return (on - timedelta(days=1)).isoformat()


def from_files(names: Sequence[str]) -> str:
    """Return the first of a release's files, and how many there are besides; a zip holds the others, so it is all."""
    others = len(names) - 1
    if others > 0 and not names[0].lower().endswith(".zip"):
        return f"{names[0]} and {number(others)} more"
    return names[0] if names else ""


def joined(words: Iterable[str]) -> str:
    """Return words as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
