"""Rank the codes that may replace each deleted one: suggestions for a person, who decides."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from addenda.impact.candidates.by_text import WORDS, by_text, renumbered
from addenda.impact.candidates.pool import Pool
from addenda.impact.candidates.publisher import Named, Reached, follow, named, note_of
from addenda.model.candidates import SAID, Abstention, Candidate, CandidateList, Ended, Evidence, Suggestions
from addenda.model.changes import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from addenda.model.changes import Change, ChangeSet
    from addenda.model.concept import Concept, ConceptKey
    from addenda.model.notes import Note

_RANKS = {evidence: rank for rank, evidence in enumerate(Evidence)}
_FAR = Decimal("Infinity")


def suggest(
    changes: ChangeSet,
    concepts: Iterable[Concept],
    fees: Mapping[str, Decimal] | None = None,
    *,
    wanted: Collection[ConceptKey] | None = None,
    likeness: bool = True,
) -> Suggestions:
    """Return the candidates of every deleted code, or of those wanted.

    `concepts` are all those of the new release: only what is in force on its effective date is suggested, the others
    are gone through where the publisher names them. `fees` are payments by code, the deleted ones' too: of texts that
    are equally near, the one goes first whose payment is nearer. Without `likeness` what the publisher names has no
    score, so that no text is compared where its word is enough.
    """
    suggesting = _Suggesting(changes, concepts, fees or {}, likeness=likeness)
    return Suggestions(changes, tuple(suggesting.lists(wanted)))


def ranked(
    concept: Concept, candidates: Iterable[Candidate], fees: Mapping[str, Decimal] | None = None
) -> list[Candidate]:
    """Return what the texts say, best first: strong before weak, then by evidence, by nearness, by payment."""

    def order(one: Candidate) -> tuple[bool, int, float, Decimal, float, ConceptKey]:
        score = one.score or 0.0
        return (
            not one.strong,
            _RANKS[one.evidence] if one.strong else 0,
            -round(score, 2),
            _distance(fees or {}, concept.code, one.key.code),
            -score,
            one.key,
        )

    return sorted(candidates, key=order)


def _distance(fees: Mapping[str, Decimal], code: str, other: str) -> Decimal:
    return abs(fees[code] - fees[other]) if code in fees and other in fees else _FAR


class _Suggesting:
    """What is known of the two releases, for one deleted code after the other."""

    def __init__(
        self, changes: ChangeSet, concepts: Iterable[Concept], fees: Mapping[str, Decimal], *, likeness: bool
    ) -> None:
        self._pool = Pool(changes.codeset, concepts, changes.new.effective)
        self._added = frozenset(change.key for change in changes.of_kind(ChangeKind.ADDED))
        self._deleted = [(change, change.stated) for change in changes.changes if change.stated]
        self._gone = {concept.key: concept for _, concept in self._deleted} | self._pool.ended
        self._fees = fees
        self._likeness = likeness

    def lists(self, wanted: Collection[ConceptKey] | None) -> Iterator[CandidateList]:
        """Yield the candidates of each deleted code that is wanted; None means every one."""
        for change, concept in self._deleted:
            if wanted is None or change.key in wanted:
                yield self._list(change, concept)

    def _list(self, change: Change, concept: Concept) -> CandidateList:
        note = note_of(concept)
        published, ended = self._published(concept, note)
        abstention = self._abstention(concept, note, ended)
        others = ranked(concept, self._others(concept, published, abstention), self._fees)
        candidates = (*published, *others)
        if strong := tuple(candidate for candidate in candidates if candidate.strong):
            return CandidateList(change, note, strong, ended)
        return CandidateList(change, note, candidates, ended, abstention)

    def _others(self, concept: Concept, published: tuple[Candidate, ...], abstention: Abstention) -> list[Candidate]:
        """Return what the texts say; the publisher's word, wherever it leads, outweighs all but the same text."""
        if published:
            known = {candidate.key for candidate in published}
            return [one for one in renumbered(concept, self._pool, self._added) if one.key not in known]
        found = by_text(concept, self._pool, self._added)
        if abstention in SAID:
            return [one._replace(strong=one.evidence is Evidence.RENUMBERED) for one in found]
        return found

    def _abstention(self, concept: Concept, note: Note | None, ended: tuple[Ended, ...]) -> Abstention:
        """Return why no candidate would be strong, if none is."""
        if ended:
            return Abstention.ELSEWHERE
        if note and note.unread:
            return Abstention.IN_WORDS
        return Abstention.WEAK if self._pool.text(concept) else Abstention.NO_TEXT

    def _published(self, concept: Concept, note: Note | None) -> tuple[tuple[Candidate, ...], tuple[Ended, ...]]:
        """Return the codes in force that the publisher leads to, in its order, and what it names that is not."""
        found: dict[ConceptKey, Candidate] = {}
        ended: list[Ended] = []
        for one in named(concept, note, self._pool):
            reached = list(follow(one.key, concept.key, self._pool, self._gone))
            for place in reached:
                found.setdefault(place.concept.key, self._named(concept, one, place))
            if not self._pool.find(one.key):
                ended.append(Ended(one.key, tuple(place.concept.key for place in reached)))
        return tuple(found.values()), tuple(ended)

    def _named(self, concept: Concept, one: Named, place: Reached) -> Candidate:
        candidate = Candidate(place.concept, one.evidence, True, None, (), one.logic, place.chain)
        if not self._likeness:
            return candidate
        score, words = self._pool.score(concept, place.concept), self._pool.shared(concept, place.concept)
        return candidate._replace(score=score, words=words[:WORDS])
