"""Rank the codes that may replace each deleted one: suggestions for a person, who decides."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from addenda.impact.candidates.by_text import WORDS, by_text, renumbered
from addenda.impact.candidates.pool import Pool
from addenda.impact.candidates.publisher import Named, Reached, follow, named, note_of, stated
from addenda.model.candidates import Abstention, Candidate, CandidateList, Evidence, Suggestions
from addenda.model.changes import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addenda.model.changes import Change, ChangeSet
    from addenda.model.concept import Concept, ConceptKey
    from addenda.model.notes import Note

_RANKS = {evidence: rank for rank, evidence in enumerate(Evidence)}
_FAR = Decimal("Infinity")


def suggest(changes: ChangeSet, concepts: Iterable[Concept], fees: Mapping[str, Decimal] | None = None) -> Suggestions:
    """Return the candidates of every deleted code.

    `concepts` are all those of the new release: only what is in force on its effective date is suggested, the others
    are gone through where the publisher names them. `fees` are payments by code, the deleted ones' too: of texts that
    are equally near, the one goes first whose payment is nearer.
    """
    return _Suggesting(changes, concepts, fees or {}).suggestions()


def ranked(
    concept: Concept, candidates: Iterable[Candidate], fees: Mapping[str, Decimal] | None = None
) -> list[Candidate]:
    """Return what the texts say, best first: strong before weak, then by evidence, by nearness, by payment."""

    def order(one: Candidate) -> tuple[bool, int, float, Decimal, float, ConceptKey]:
        return (
            not one.strong,
            _RANKS[one.evidence] if one.strong else 0,
            -round(one.score, 2),
            _distance(fees or {}, concept.code, one.key.code),
            -one.score,
            one.key,
        )

    return sorted(candidates, key=order)


def _distance(fees: Mapping[str, Decimal], code: str, other: str) -> Decimal:
    return abs(fees[code] - fees[other]) if code in fees and other in fees else _FAR


class _Suggesting:
    """What is known of the two releases, for one deleted code after the other."""

    def __init__(self, changes: ChangeSet, concepts: Iterable[Concept], fees: Mapping[str, Decimal]) -> None:
        self._changes = changes
        self._pool = Pool(changes.codeset, concepts, changes.new.effective)
        self._added = frozenset(change.key for change in changes.of_kind(ChangeKind.ADDED))
        self._deleted = [(change, stated(change)) for change in changes.of_kind(ChangeKind.DELETED)]
        self._gone = {concept.key: concept for _, concept in self._deleted} | self._pool.ended
        self._fees = fees

    def suggestions(self) -> Suggestions:
        lists = (self._list(change, concept) for change, concept in self._deleted)
        return Suggestions(self._changes, tuple(lists))

    def _list(self, change: Change, concept: Concept) -> CandidateList:
        note = note_of(concept)
        published, dead_ends = self._published(concept, note)
        others = ranked(concept, self._others(concept, published, dead_ends), self._fees)
        candidates = (*published, *others)
        if strong := tuple(candidate for candidate in candidates if candidate.strong):
            return CandidateList(change, note, strong, dead_ends)
        return CandidateList(change, note, candidates, dead_ends, self._abstention(concept, dead_ends))

    def _others(
        self, concept: Concept, published: tuple[Candidate, ...], dead_ends: tuple[ConceptKey, ...]
    ) -> list[Candidate]:
        """Return what the texts say; the publisher's word, wherever it leads, outweighs all but the same text."""
        if published:
            known = {candidate.key for candidate in published}
            return [one for one in renumbered(concept, self._pool, self._added) if one.key not in known]
        found = by_text(concept, self._pool, self._added)
        if dead_ends:
            return [one._replace(strong=one.evidence is Evidence.RENUMBERED) for one in found]
        return found

    def _abstention(self, concept: Concept, dead_ends: tuple[ConceptKey, ...]) -> Abstention:
        if dead_ends:
            return Abstention.ELSEWHERE
        return Abstention.WEAK if self._pool.text(concept) else Abstention.NO_TEXT

    def _published(self, concept: Concept, note: Note | None) -> tuple[tuple[Candidate, ...], tuple[ConceptKey, ...]]:
        """Return the codes in force that the publisher names, in its order, and what it names that leads to none."""
        found: dict[ConceptKey, Candidate] = {}
        dead_ends: list[ConceptKey] = []
        for one in named(concept, note, self._pool):
            reached = list(follow(one.key, concept.key, self._pool, self._gone))
            for place in reached:
                found.setdefault(place.concept.key, self._named(concept, one, place))
            if not reached:
                dead_ends.append(one.key)
        return tuple(found.values()), tuple(dead_ends)

    def _named(self, concept: Concept, one: Named, place: Reached) -> Candidate:
        score = self._pool.score(concept, place.concept)
        words = self._pool.shared(concept, place.concept)[:WORDS]
        return Candidate(place.concept, one.evidence, True, score, words, one.logic, place.chain)
