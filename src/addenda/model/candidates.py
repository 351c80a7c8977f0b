"""Candidates for what a deleted code is replaced by: suggestions with their evidence, never a decision."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from addenda.model.changes import Change, ChangeSet
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
    NO_TEXT = "it has no text to compare"
    WEAK = "no evidence is strong enough"


class Candidate(NamedTuple):
    """A code in force on the new release's effective date.

    `strong` says that the evidence is enough to name the code first thing; the others are only near. `score` says how
    near the two texts are, from 0 to 1, and `words` are those that they share, the rarest first. `logic` is what the
    instruction says of this code: its modifiers, its range, its circumstance. `chain` are the codes that were named on
    the way to it, and are not in force themselves.
    """

    concept: Concept
    evidence: Evidence
    strong: bool
    score: float
    words: tuple[str, ...] = ()
    logic: Logic | None = None
    chain: tuple[ConceptKey, ...] = ()

    @property
    def key(self) -> ConceptKey:
        """The key of the code."""
        return self.concept.key


class CandidateList(NamedTuple):
    """The candidates of one deleted code, best first.

    `abstained` says why none of them is strong; then they are merely near, else all of them are strong.
    `note` is the publisher's instruction, None where it wrote none. `dead_ends` are codes that the publisher names and
    from which no chain leads to a code in force.
    """

    change: Change
    note: Note | None
    candidates: tuple[Candidate, ...]
    dead_ends: tuple[ConceptKey, ...] = ()
    abstained: Abstention | None = None


class Suggestions(NamedTuple):
    """The candidates of every code that a change set deletes, in the order of its changes."""

    changes: ChangeSet
    lists: tuple[CandidateList, ...]
