"""What a search found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from addenda.model.concept import Concept
    from addenda.model.snapshot import Snapshot

SEARCH_FORMAT = "addenda.search/1"


class Hit(NamedTuple):
    """A concept that answers a query. `score` is its rank by its words, None where its code was asked for."""

    concept: Concept
    in_force: bool
    score: float | None


class Found(NamedTuple):
    """The best hits, best first. `total` counts all of them, `ended` those that were left out as not in force.

    `every_word` is False where no text has all the words of the query, and the hits have some of them.
    """

    snapshot: Snapshot
    query: str
    hits: tuple[Hit, ...]
    total: int
    ended: int
    every_word: bool
