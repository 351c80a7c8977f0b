"""Remarks: sentences for the person who imports, short however many codes they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LISTED = 5


def counted(count: int, noun: str = "code") -> str:
    """Return a count and what it counts, such as `1 code` or `1,200 codes`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def listed(names: Iterable[str]) -> str:
    """Return the first names in their order, and how many more there are."""
    ordered = sorted(names)
    rest = len(ordered) - _LISTED
    return ", ".join(ordered[:_LISTED]) + (f" and {rest:,} more" if rest > 0 else "")
