"""What two sequences have in common at their ends: most revisions change a few words in the middle of a text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count
from operator import ne


def common_ends(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """Return how many items are equal at the start, and how many of the rest at the end."""
    most = min(len(one), len(other))
    # The places at which items differ, found in C: every revised text passes here twice.
    head = next(compress(count(), map(ne, one, other)), most)
    tail = next(compress(count(), map(ne, reversed(one), reversed(other))), most)
    return head, min(tail, most - head)
