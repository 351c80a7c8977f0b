"""The candidates of a deleted code as sentences, for every format that people read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.rendering.describing import description, description_of
from addenda.rendering.evidence import ended_words, evidence_words
from addenda.rendering.visible import visible
from addenda.rendering.words import joined, number

if TYPE_CHECKING:
    from addenda.model.candidates import Candidate, CandidateList
    from addenda.model.codeset import CodeSet
    from addenda.model.findings import Impact

DECIDE = "These are suggestions: a person decides, and nothing is replaced by itself."
SHOWN = 3
"""How many candidates of a code a report and an impact show; `addenda candidates` shows more."""


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


def candidate_lines(
    one: CandidateList, codeset: CodeSet, limit: int = SHOWN, how: str = "addenda candidates"
) -> tuple[str, ...]:
    """Return what is known of a deleted code's replacement: `limit` candidates, best first, and `how` to see more."""
    lines = _ended(one, limit)
    if one.abstained:
        lines.append(f"None is suggested: {one.abstained}.")
    lines += [_line(candidate, place, codeset) for place, candidate in enumerate(one.candidates[:limit], 1)]
    if (more := len(one.candidates) - limit) > 0:
        lines.append(f"{number(more)} more; {how} shows them.")
    return tuple(lines)


def _ended(one: CandidateList, limit: int) -> list[str]:
    """Return the sentences on named codes that are not in force, without those that the shown evidence tells of."""
    told = {candidate.chain[0] for candidate in one.candidates[:limit] if candidate.chain}
    untold = (each for each in one.ended if each.leads_to and each.key not in told)
    lines = [f"The publisher names {ended_words(each)}." for each in untold]
    if one.dead_ends:
        lost = joined(map(str, one.dead_ends))
        lines.insert(0, f"The publisher names {lost}: no code that is in force here, nor a way to one.")
    return lines


def _line(candidate: Candidate, place: int, codeset: CodeSet) -> str:
    mark = f"{place}." if candidate.strong else "near:"
    text = description(candidate.concept, codeset)
    return f"{mark} {candidate.key}  {f'{text} ' if text else ''}[{evidence_words(candidate)}]"
