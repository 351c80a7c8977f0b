"""The sheet of candidates: one row for each code that may replace a deleted one, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.describing import description, description_of
from addenda.rendering.evidence import ended_words, evidence_words
from addenda.rendering.workbook.cells import Column, Lines, Sheet, Shown, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addenda.model.candidates import CandidateList, Suggestions
    from addenda.model.codeset import CodeSet
    from addenda.model.findings import Impact
    from addenda.rendering.workbook.cells import Row

_COLUMNS = (
    Column("Deleted code", 12, Shown.CODE),
    Column("Description", 36),
    Column("Rank", 7, Shown.PLACE),
    Column("Candidate", 12, Shown.CODE),
    Column("Description of the candidate", 36),
    Column("Evidence is", 10),
    Column("Evidence", 50),
    Column("Texts alike", 9, Shown.SHARE),
    Column("Remarks", 40, kept=False),
)


def candidates_sheet(lists: Iterable[CandidateList], codeset: CodeSet) -> Sheet:
    """Return the candidates of deleted codes; a code without any has a row too, which says why."""
    rows = [row for one in lists for row in _rows(one, codeset)]
    return Sheet("Candidates", Table(_COLUMNS, rows), "No code was deleted.", frozen=1)


def candidate_lists(impact: Impact | None, suggestions: Suggestions | None) -> tuple[CandidateList, ...] | None:
    """Return the candidates of every deleted code, else of those that lines carry; None where none were looked for."""
    if suggestions is not None:
        return suggestions.lists
    findings = impact.findings if impact else ()
    lists = {found.candidates.change.key: found.candidates for found in findings if found.candidates}
    return tuple(lists.values()) or None


def _rows(one: CandidateList, codeset: CodeSet) -> Iterator[Row]:
    deleted = (str(one.change.key), description_of(one.change, codeset))
    remarks = Lines(_remarks(one))
    for rank, candidate in enumerate(one.candidates, 1):
        found = (str(candidate.key), description(candidate.concept, codeset))
        strength = "strong" if candidate.strong else "near"
        yield (*deleted, rank, *found, strength, evidence_words(candidate), candidate.score, remarks)
    if not one.candidates:
        yield (*deleted, None, "", "", "none", "", None, remarks)


def _remarks(one: CandidateList) -> tuple[str, ...]:
    """Return why none is suggested, and what the publisher names that is not in force."""
    abstained = (f"None is suggested: {one.abstained}.",) if one.abstained else ()
    return (*abstained, *(f"The publisher names {ended_words(ended)}." for ended in one.ended))
