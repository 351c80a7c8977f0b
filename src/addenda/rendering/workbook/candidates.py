"""The sheet of candidates: one row for each code that may replace a deleted one, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.candidates_view import left_out
from addenda.rendering.describing import description, description_of
from addenda.rendering.evidence import ended_words, evidence_words
from addenda.rendering.words import number
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


NEAR = 10
"""How many candidates of a code are listed where fewer speak strongly; those that do are listed all.

None that is near is listed where the publisher says what to use."""


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
    most = 0 if one.outweighed else max(NEAR, sum(candidate.strong for candidate in one.candidates))
    listed = one.candidates[:most]
    remarks = Lines(_remarks(one, len(one.candidates) - len(listed)))
    for rank, candidate in enumerate(listed, 1):
        found = (str(candidate.key), description(candidate.concept, codeset))
        strength = "strong" if candidate.strong else "near"
        yield (*deleted, rank, *found, strength, evidence_words(candidate), candidate.score, remarks)
    if not listed:
        yield (*deleted, None, "", "", "none", "", None, remarks)


def _remarks(one: CandidateList, more: int) -> tuple[str, ...]:
    """Return why none is suggested, what the publisher names that is not in force, and how many are left out."""
    abstained = (f"None is suggested: {one.abstained}.",) if one.abstained else ()
    unlisted = f"{number(more)} more; addenda candidates --limit {len(one.candidates)} shows them." if more else ""
    ended = (f"The publisher names {ended_words(each)}." for each in one.ended)
    return (*abstained, *ended, *filter(None, [left_out(one) or unlisted]))
