"""Candidates for what a deleted code is replaced by: suggestions with their evidence, never a decision."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.changes import Change, ChangeKind, ChangeSet

if TYPE_CHECKING:
    from addenda.model.concept import Concept, ConceptKey
    from addenda.model.notes import Logic, Note

CANDIDATES_FORMAT = "addenda.candidates/1"


class Evidence(StrEnum):
    """Why a code is a candidate, strongest first; a candidate has the strongest that holds."""

    INSTRUCTION = "instruction"
    """The instruction that the publisher wrote for the deleted code names it."""
    CROSS_REFERENCE = "cross-reference"
    """The publisher's list of codes to use instead names it."""
    RENUMBERED = "renumbered"
    """It was added in the same release with the same text."""
    FAMILY = "family"
    """It shares the text before the semicolon."""
    WORDS = "words"
    """Its text is near, by the words that few texts share."""


class Abstention(StrEnum):
    """Why no candidate of a deleted code is strong."""

    ELSEWHERE = "what the publisher names is not in force here; it may be of another code set"
    IN_WORDS = "the publisher says in words what to use, without a code"
    NO_TEXT = "it has no text to compare"
    WEAK = "no evidence is strong enough"


SAID = frozenset({Abstention.ELSEWHERE, Abstention.IN_WORDS})
"""The publisher says what to use, so texts that are near count for little."""


class Candidate(NamedTuple):
    """A code in force on the new release's effective date.

    `strong` says that the evidence is enough to name the code first thing; the others are only near. `score` says how
    near the two texts are, from 0 to 1; None where the publisher's word was enough and they were not compared. `words`
    are those that the texts share, the rarest first; empty where they are the same, or were not compared. `logic` is
    what the instruction says of this code: its modifiers, its range, its circumstance. `chain` are the codes that were
    named on the way to it, and are not in force themselves.
    """

    concept: Concept
    evidence: Evidence
    strong: bool
    score: float | None
    words: tuple[str, ...] = ()
    logic: Logic | None = None
    chain: tuple[ConceptKey, ...] = ()

    @property
    def key(self) -> ConceptKey:
        """The key of the code."""
        return self.concept.key


class Ended(NamedTuple):
    """A code that the publisher names and that is not in force itself, and the codes in force that it leads to."""

    key: ConceptKey
    leads_to: tuple[ConceptKey, ...]


class CandidateList(NamedTuple):
    """The candidates of one deleted code, best first.

    `abstained` says why none of them is strong; then they are merely near, else all of them are strong.
    `note` is the publisher's instruction, None where it wrote none. `ended` are the codes that the publisher names and
    that are not in force.
    """

    change: Change
    note: Note | None
    candidates: tuple[Candidate, ...]
    ended: tuple[Ended, ...] = ()
    abstained: Abstention | None = None

    @property
    def outweighed(self) -> bool:
        """Whether the candidates are near by their texts alone while the publisher says what to use: it goes first."""
        return self.abstained in SAID

    @property
    def dead_ends(self) -> tuple[ConceptKey, ...]:
        """The codes that the publisher names and from which no chain leads to a code in force."""
        return tuple(one.key for one in self.ended if not one.leads_to)


class Suggestions(NamedTuple):
    """The candidates of codes that a change set deletes, in the order of its changes: of all, or of those wanted."""

    changes: ChangeSet
    lists: tuple[CandidateList, ...]

    def by_key(self) -> dict[ConceptKey, CandidateList]:
        """Return the candidates by the key of the deleted code."""
        return {one.change.key: one for one in self.lists}

    def narrowed(self, changes: ChangeSet) -> Suggestions:
        """Return the candidates of the codes that a part of the change set deletes."""
        kept = {change.key for change in changes.of_kind(ChangeKind.DELETED)}
        return Suggestions(changes, tuple(one for one in self.lists if one.change.key in kept))
