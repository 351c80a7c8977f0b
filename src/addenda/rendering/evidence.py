"""Why a code is a candidate, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.candidates import Candidate, Ended, Evidence
from addenda.model.notes import Code, render
from addenda.rendering.words import joined

if TYPE_CHECKING:
    from addenda.model.notes import Logic

_REASONS = {
    Evidence.INSTRUCTION: "the publisher's instruction names it",
    Evidence.CROSS_REFERENCE: "the publisher's cross-reference names it",
    Evidence.RENUMBERED: "it was added with the same text",
    Evidence.FAMILY: "it is of the same family",
    Evidence.WORDS: "its text is near",
}
_BY_TEXT = frozenset({Evidence.FAMILY, Evidence.WORDS})


def evidence_words(candidate: Candidate) -> str:
    """Return the evidence as a sentence without its full stop."""
    parts = [_REASONS[candidate.evidence]]
    if candidate.chain:
        parts[0] += f" by way of {joined(map(str, candidate.chain))}, no longer in force"
    if said := _said(candidate.logic):
        parts.append(f'it says "{said}"')
    if candidate.evidence is not Evidence.RENUMBERED and candidate.score is not None:
        parts.append(f"the texts are {candidate.score:.0%} alike")
    if candidate.words and candidate.evidence in _BY_TEXT:
        parts.append(f"the rarest words of both: {', '.join(candidate.words)}")
    return "; ".join(parts)


def found_words(candidate: Candidate) -> str:
    """Return what the texts say for a candidate that the publisher does not name, as a clause that starts with it."""
    match candidate.evidence:
        case Evidence.RENUMBERED:
            return f"{candidate.key} was added with the same text"
        case Evidence.FAMILY:
            return f"{candidate.key} is of the same family, its text {candidate.score or 0:.0%} alike"
        case _:
            return f"{candidate.key} has a text that is {candidate.score or 0:.0%} alike"


def ended_words(ended: Ended) -> str:
    """Return what became of a code that the publisher names and that is not in force, as a clause."""
    if ended.leads_to:
        return f"{ended.key} is no longer in force and leads to {joined(map(str, ended.leads_to))}"
    return f"{ended.key} is not in force here and may be of another code set"


def _said(logic: Logic | None) -> str:
    """Return what the instruction says of a code beyond its number, "" for nothing."""
    is_plain = logic is None or (isinstance(logic, Code) and not logic.modifiers)
    return "" if logic is None or is_plain else render(logic)
