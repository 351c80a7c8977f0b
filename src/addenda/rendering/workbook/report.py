"""A report as a workbook."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from addenda.rendering.visible import visible
from addenda.rendering.workbook.candidates import candidate_lists, candidates_sheet
from addenda.rendering.workbook.changes import changes_sheet
from addenda.rendering.workbook.formats import Formats
from addenda.rendering.workbook.lines import lines_sheet, waived_sheet
from addenda.rendering.workbook.owners import owners_sheet
from addenda.rendering.workbook.sheets import add_sheet
from addenda.rendering.workbook.summary import summary, title_of
from addenda.rendering.workbook.summary_sheet import add_summary
from addenda.rendering.workbook.worklist import worklist_sheet
from addenda.rendering.xlsx import new_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.model.candidates import Suggestions
    from addenda.model.changes import ChangeSet
    from addenda.model.findings import Impact
    from addenda.model.reconciliation import Reconciliation
    from addenda.rendering.view import Provenance
    from addenda.rendering.workbook.cells import Sheet

_LONGEST_TITLE = 255


def report_workbook(
    changes: ChangeSet,
    impact: Impact | None,
    made: Provenance,
    reconciliation: Reconciliation | None = None,
    suggestions: Suggestions | None = None,
) -> bytes:
    """Return the workbook: the sheets Summary and Changes, with a charge master also Lines and Worklist.

    Waived findings, owners and candidates have a sheet each where there are any. The same input gives the same bytes.
    """
    stream = BytesIO()
    with new_workbook(stream, visible(title_of(changes))[:_LONGEST_TITLE]) as workbook:
        formats = Formats(workbook)
        add_summary(workbook, formats, summary(changes, impact, made, reconciliation))
        for sheet in _sheets(changes, impact, suggestions):
            add_sheet(workbook, formats, sheet)
    return stream.getvalue()


def _sheets(changes: ChangeSet, impact: Impact | None, suggestions: Suggestions | None) -> Iterator[Sheet]:
    yield changes_sheet(changes)
    if impact:
        yield lines_sheet(impact)
        yield worklist_sheet(impact)
        if impact.waived:
            yield waived_sheet(impact)
        if impact.worklists:
            yield owners_sheet(impact)
    if (lists := candidate_lists(impact, suggestions)) is not None:
        yield candidates_sheet(lists, changes.codeset)
