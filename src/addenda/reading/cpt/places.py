"""The way from a concept of CPT Link up to the root of the book: what places it passes, and that it does not turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from addenda.model.cpt.fields import LEVELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.model.concept import Value

Place: TypeAlias = "dict[str, Value]"
"""A place in the book: titles by level, outermost first."""


class Book:
    """Places by concept, found once each. `parents` says which concept each is a child of."""

    def __init__(self, parents: Mapping[str, str], levels: Mapping[str, str], titles: Mapping[str, str]) -> None:
        self._parents = parents
        self._own: dict[str, Place] = {one: {levels[one]: titles[one]} for one in levels.keys() & titles.keys()}
        self._known: dict[str, Place] = {}
        self.cycles: list[tuple[str, ...]] = []
        """Each ring of concepts that are children of one another, once, beginning with the first of them by id."""

    def place(self, concept: str) -> Place:
        """Return the place of a concept, its own level included; of a ring, what is known below it."""
        way: list[str] = []
        passed: set[str] = set()
        at: str | None = concept
        while at is not None and at not in self._known and at not in passed:
            way.append(at)
            passed.add(at)
            at = self._parents.get(at)
        if at in passed:
            self._keep_cycle(way[way.index(at) :])
        place = self._known.get(at, {}) if at is not None else {}
        for one in reversed(way):
            place = self._within(place, one)
            self._known[one] = place
        return place

    def _within(self, place: Place, concept: str) -> Place:
        own = self._own.get(concept)
        if not own:
            return place  # a code, or a place without a title: the same object, for thousands of codes
        both = place | own
        return {level: both[level] for level in LEVELS if level in both}

    def _keep_cycle(self, ring: list[str]) -> None:
        first = ring.index(min(ring))
        self.cycles.append(tuple(ring[first:] + ring[:first]))
