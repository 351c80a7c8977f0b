"""The candidates of a deleted code as sentences, for every format that people read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.candidates import Abstention
from addenda.rendering.describing import description, description_of
from addenda.rendering.evidence import ended_words, evidence_words
from addenda.rendering.visible import visible
from addenda.rendering.words import joined, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.model.candidates import Candidate, CandidateList
    from addenda.model.codeset import CodeSet
    from addenda.model.findings import Impact

DECIDE = "These are suggestions: a person decides, and nothing is replaced by itself."
SHOWN = 3
"""How many candidates of a code a report and an impact show; `addenda candidates` shows more."""
_OUTWEIGHED = "By their texts alone, while the publisher's word goes first:"


@dataclass(frozen=True, slots=True)
class CandidatesView:
    """A deleted code that lines carry, and what may replace it."""

    code: str
    """The code."""
    description: str
    """Its description."""
    lines: tuple[str, ...]
    """What may replace it, as sentences."""


def build_candidates(impact: Impact) -> tuple[CandidatesView, ...]:
    """Return a view for each deleted code that lines carry, made safe to show, in the order of the findings."""
    lists = {found.candidates.change.key: found.candidates for found in impact.findings if found.candidates}
    codeset = impact.changes.codeset
    return tuple(
        CandidatesView(
            code=visible(str(key)),
            description=visible(description_of(one.change, codeset)),
            lines=tuple(map(visible, candidate_lines(one, codeset))),
        )
        for key, one in lists.items()
    )


def candidate_lines(one: CandidateList, codeset: CodeSet) -> tuple[str, ...]:
    """Return what a report says of a deleted code's replacement: its candidates, best first, and how to see more."""
    listed = shown(one)
    lines = [*_before(one, listed), *_listed(listed, codeset), left_out(one)]
    if not one.outweighed and (more := len(one.candidates) - len(listed)):
        lines.append(f"{number(more)} more; addenda candidates shows them.")
    return tuple(filter(None, lines))


def all_lines(one: CandidateList, codeset: CodeSet, limit: int) -> tuple[str, ...]:
    """Return the same for who asks for candidates: `limit` of them, those too that the publisher's word outweighs."""
    listed = one.candidates[:limit]
    lines = [*_before(one, listed), _OUTWEIGHED if one.outweighed and listed else "", *_listed(listed, codeset)]
    if more := len(one.candidates) - len(listed):
        lines.append(f"{number(more)} more; --limit shows them.")
    return tuple(filter(None, lines))


def shown(one: CandidateList) -> tuple[Candidate, ...]:
    """Return the candidates that a report shows: none that is merely near where the publisher says what to use."""
    return () if one.outweighed else one.candidates[:SHOWN]


def left_out(one: CandidateList) -> str:
    """Return a sentence on near texts that a report leaves out for the publisher's word; "" where it does not."""
    if not one.outweighed or not one.candidates:
        return ""
    has = "code has a text that is" if len(one.candidates) == 1 else "codes have texts that are"
    return (
        f"{number(len(one.candidates))} {has} near, left out here since the publisher's word goes first; "
        "addenda candidates shows them."
    )


def _before(one: CandidateList, listed: Sequence[Candidate]) -> list[str]:
    lines = [*_dead_ends(one), *_ended(one, listed)]
    if one.abstained and not (one.dead_ends and one.abstained is Abstention.ELSEWHERE):
        lines.append(f"None is suggested: {one.abstained}.")
    return lines


def _listed(candidates: Sequence[Candidate], codeset: CodeSet) -> list[str]:
    """Return a line for each candidate; only where several are strong they are numbered."""
    marks = [f"{place}. " if one.strong else "near: " for place, one in enumerate(candidates, 1)]
    if len(candidates) == 1 and candidates[0].strong:
        marks = [""]
    return [f"{mark}{_line(one, codeset)}" for mark, one in zip(marks, candidates, strict=True)]


def _dead_ends(one: CandidateList) -> list[str]:
    """Return the sentence on named codes that lead to none in force, and whether that is why none is suggested."""
    if not one.dead_ends:
        return []
    lost = joined(map(str, one.dead_ends))
    if one.abstained is not Abstention.ELSEWHERE:
        return [f"The publisher names {lost}: no code that is in force here, nor a way to one."]
    are, may = ("is", "it") if len(one.dead_ends) == 1 else ("are", "they")
    return [f"The publisher names {lost}, which {are} not in force here; {may} may be of another code set."]


def _ended(one: CandidateList, listed: Sequence[Candidate]) -> list[str]:
    """Return the sentences on named codes that are not in force, without those that the listed evidence tells of."""
    told = {candidate.chain[0] for candidate in listed if candidate.chain}
    untold = (each for each in one.ended if each.leads_to and each.key not in told)
    return [f"The publisher names {ended_words(each)}." for each in untold]


def _line(candidate: Candidate, codeset: CodeSet) -> str:
    text = description(candidate.concept, codeset)
    return f"{candidate.key}  {f'{text} ' if text else ''}[{evidence_words(candidate)}]"
