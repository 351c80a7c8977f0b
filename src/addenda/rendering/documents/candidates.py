"""Candidates for what a deleted code is replaced by."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypeAlias, TypedDict

from addenda.model.candidates import Abstention, Evidence
from addenda.rendering.documents.common import Compared, Count, Day, Key
from addenda.rendering.documents.constraint import Constraint


class CodeLogic(TypedDict):
    """One code."""

    code: str
    """The code."""
    modifiers: list[str]
    """The modifiers to use with it."""


class RangeLogic(TypedDict):
    """A range of codes."""

    first: str
    """Its first code."""
    last: str
    """Its last code."""


_And = TypedDict("_And", {"and": Annotated[list["Logic"], Constraint(description="The parts.")]})
_Or = TypedDict("_Or", {"or": Annotated[list["Logic"], Constraint(description="The parts.")]})
_AndOr = TypedDict("_AndOr", {"and/or": Annotated[list["Logic"], Constraint(description="The parts.")]})


class AndLogic(_And):
    """Parts that are reported together."""


class OrLogic(_Or):
    """Parts of which one is reported."""


class AndOrLogic(_AndOr):
    """Parts of which one is reported, or several."""


class CaseLogic(TypedDict):
    """What to report in one circumstance."""

    condition: str
    """The circumstance, in the publisher's words."""
    then: Logic
    """What to report then."""


Logic: TypeAlias = CodeLogic | RangeLogic | AndLogic | OrLogic | AndOrLogic | CaseLogic
"""What an instruction says to report."""


class Ended(Key):
    """A code that the publisher names and that is not in force itself."""

    leads_to: list[Key]
    """The codes in force that it leads to."""


class Candidate(Key):
    """A code in force that may be used instead; a suggestion, never a decision."""

    description: str
    """Its description; empty where there is none."""
    evidence: Evidence
    """Why it is a candidate: the strongest reason that holds."""
    strong: bool
    """Whether that is enough to name it first thing; the others are only near."""
    score: float | None
    """How near the two texts are, from 0 to 1; null where they were not compared."""
    words: list[str]
    """The words that the texts share, the rarest first."""
    logic: Logic | None
    """What the instruction says of this code; null where none names it."""
    chain: list[Key]
    """The codes that were named on the way to it, and are not in force themselves."""
    in_words: str
    """The evidence as a sentence."""


class Found(TypedDict):
    """What was found for a deleted code."""

    ended: list[Ended]
    """Codes that the publisher names, that are not in force, and that lead to one that is."""
    dead_ends: list[Key]
    """Codes that the publisher names, and from which no way leads to a code in force."""
    abstained: Abstention | None
    """Why no candidate is strong; null where all are."""
    candidates: list[Candidate]
    """The candidates, best first."""
    more: Count
    """How many more there are."""


class MaybeFound(TypedDict):
    """The same in documents that have it only for a deleted code, and where candidates were looked for."""

    ended: NotRequired[list[Ended]]
    """Of a deleted code: named codes that are not in force, and lead to one that is."""
    dead_ends: NotRequired[list[Key]]
    """Of a deleted code: named codes from which no way leads to a code in force."""
    abstained: NotRequired[Abstention | None]
    """Of a deleted code: why no candidate is strong; null where all are."""
    candidates: NotRequired[list[Candidate]]
    """Of a deleted code: the candidates, best first."""
    more: NotRequired[Count]
    """Of a deleted code: how many more candidates there are."""


class Instruction(TypedDict):
    """The publisher's instruction on a deleted code."""

    text: str
    """The instruction as it stands."""
    in_words: str | None
    """Its codes by their logic, in words; null where it was not understood."""
    logic: Logic | None
    """The same as nested objects."""
    unread: list[str]
    """Parts that were not understood."""


class DeletedCode(Key, Found):
    """A deleted code, and what may replace it."""

    on: Day
    """The first day on which it may not be used."""
    description: str
    """Its description; empty where there is none."""
    instruction: Instruction | None
    """The publisher's instruction; null where it wrote none."""


class CandidatesDocument(Compared):
    """Candidates for the deleted codes of two releases."""

    format: Literal["addenda.candidates/1"]
    """The name and the version of this format."""
    deleted: list[DeletedCode]
    """The deleted codes, sorted."""
