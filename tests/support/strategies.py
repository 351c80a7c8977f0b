"""Hypothesis strategies: texts, and concepts and releases of the test code set."""

from typing import cast

from hypothesis import strategies as st

from addenda.model.concept import Concept
from addenda.model.snapshot import Snapshot
from tests.support.stories import releases_of, story_length, told

WORDS = ["scan", "of", "lumenar", "fold", "with", "w/", "contrast", "0.5", "5", "mg", "each", "ea", "left", "Right"]
_MOST = 8
"""Stories of an example; more cost time, and what goes wrong goes wrong between two or three."""

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)


def _stories(releases: int) -> st.SearchStrategy[list[bytes]]:
    """Draw stories over so many releases: how many, then the bytes of all of them at one go."""
    length = story_length(releases)
    together = st.integers(0, _MOST).flatmap(lambda count: st.binary(min_size=count * length, max_size=count * length))
    return together.map(lambda drawn: [drawn[start : start + length] for start in range(0, len(drawn), length)])


def concept_lists() -> st.SearchStrategy[list[Concept]]:
    """Draw concepts with different keys, in any order."""
    return _stories(1).map(lambda stories: [one for (one,) in dict(map(told, stories)).values() if one])


def snapshot_pairs() -> st.SearchStrategy[tuple[Snapshot, Snapshot]]:
    """Draw two releases that share concepts, the first effective 2024, the second 2025."""
    return _stories(2).map(lambda stories: cast(tuple[Snapshot, Snapshot], releases_of(stories, 2)))


def snapshot_triples() -> st.SearchStrategy[tuple[Snapshot, Snapshot, Snapshot]]:
    """Draw three releases that share concepts, the last effective 2026."""
    return _stories(3).map(lambda stories: cast(tuple[Snapshot, Snapshot, Snapshot], releases_of(stories, 3)))
