"""What two sequences have in common at their ends: most revisions change a few words in the middle of a text."""

from __future__ import annotations

from collections.abc import Sequence


def common_ends(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """Return how many items are equal at the start, and how many of the rest at the end."""
    most = min(len(one), len(other))
    head = next((place for place in range(most) if one[place] != other[place]), most)
    rest = most - head
    tail = next((place for place in range(rest) if one[-1 - place] != other[-1 - place]), rest)
    return head, tail
