"""The codes that may replace another one: those in force, to be found by key, by text, by family and by words."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from addenda.impact.candidates.terms import TermIndex, words_of
from addenda.model.cpt.families import parts
from addenda.model.cpt.kinds import CodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Concept, ConceptKey
    from addenda.model.selection import CodeRange


class Pool:
    """The concepts of a release that are in force on a day; `ended` holds the others, by key."""

    def __init__(self, codeset: CodeSet, concepts: Iterable[Concept], day: date) -> None:
        """Sort the concepts of a release into those in force on the day and the others."""
        self._descriptors = codeset.descriptors
        everything = sorted(concepts, key=lambda concept: concept.key)
        self.in_force = tuple(concept for concept in everything if concept.in_force(day))
        self.ended = {concept.key: concept for concept in everything if not concept.in_force(day)}
        self._places = {concept.key: place for place, concept in enumerate(self.in_force)}
        self._known_words: dict[ConceptKey, list[str]] = {}

    def text(self, concept: Concept) -> str:
        """Return a concept's first descriptor that is there, "" for none."""
        return next((concept.text(name) for name in self._descriptors if concept.text(name)), "")

    def find(self, key: ConceptKey) -> Concept | None:
        """Return the concept of a key if it is in force."""
        place = self._places.get(key)
        return None if place is None else self.in_force[place]

    def within(self, codes: CodeRange) -> list[Concept]:
        """Return the concepts in force whose code stands in a range."""
        return [concept for concept in self.in_force if codes.holds(concept.code)]

    def begun(self, day: date) -> list[Concept]:
        """Return the concepts in force that were added on a day."""
        return self._by_added.get(day, [])

    def same_text(self, concept: Concept, others: Iterable[Concept]) -> list[Concept]:
        """Return those of some concepts in force that have the same words in the same order."""
        words = words_of(self.text(concept))
        return self._like(concept, [one for one in others if self._words(one) == words] if words else [])

    def family(self, concept: Concept) -> list[Concept]:
        """Return the concepts that share the text before the first semicolon."""
        parent = _parent(self.text(concept))
        return self._like(concept, self._families.get(parent, []) if parent else [])

    def near(self, concept: Concept, floor: float) -> list[tuple[Concept, float]]:
        """Return the concepts whose text is at least as near as `floor`, nearest first."""
        found = self._index.nearest(self.text(concept), floor)
        scores = {self.in_force[near.place].key: near.score for near in found}
        return [(one, scores[one.key]) for one in self._like(concept, [self.in_force[near.place] for near in found])]

    def score(self, concept: Concept, other: Concept) -> float:
        """Return how near the text of a concept is to that of one in force, from 0 to 1."""
        return self._index.score(self.text(concept), self._places[other.key])

    def shared(self, concept: Concept, other: Concept) -> tuple[str, ...]:
        """Return the words that the text of a concept shares with that of one in force, the rarest first."""
        return self._index.shared(self.text(concept), self._places[other.key])

    def _like(self, concept: Concept, others: Iterable[Concept]) -> list[Concept]:
        """Return those of the others that could stand for a concept: a modifier for a modifier, and not itself."""
        modifier = concept.fields.get("kind") == CodeKind.MODIFIER
        return [
            other
            for other in others
            if other.key != concept.key and (other.fields.get("kind") == CodeKind.MODIFIER) is modifier
        ]

    @cached_property
    def _index(self) -> TermIndex:
        return TermIndex([self.text(concept) for concept in self.in_force])

    @cached_property
    def _by_added(self) -> dict[date, list[Concept]]:
        found: defaultdict[date, list[Concept]] = defaultdict(list)
        for concept in self.in_force:
            if concept.added:
                found[concept.added].append(concept)
        return found

    def _words(self, concept: Concept) -> list[str]:
        """Return the words of a concept in force, which is asked for once for each deleted code."""
        if concept.key not in self._known_words:
            self._known_words[concept.key] = words_of(self.text(concept))
        return self._known_words[concept.key]

    @cached_property
    def _families(self) -> dict[str, list[Concept]]:
        found: defaultdict[str, list[Concept]] = defaultdict(list)
        for concept in self.in_force:
            if parent := _parent(self.text(concept)):
                found[parent].append(concept)
        return found


def _parent(text: str) -> str:
    """Return the words that a family has in common, "" for a text of none."""
    found = parts(text)
    return " ".join(words_of(found.common)) if found else ""
