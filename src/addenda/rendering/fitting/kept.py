"""How many rows of a list stay in a document."""

from __future__ import annotations

_FEWEST = 5
"""Rows: to leave out fewer sends a reader elsewhere for next to nothing, so no list is cut by less."""


def kept(count: int, most: int | None) -> int:
    """Return how many of so many rows stay where there is room for `most` (None for all): all, or clearly fewer."""
    if most is None or count <= most:
        return count
    return max(0, min(most, count - _FEWEST))
