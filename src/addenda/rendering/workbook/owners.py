"""Who has to do what: the sheet of owners, and the table of facilities for the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.rules import Severity
from addenda.model.worklist import OwnerKind
from addenda.rendering.workbook.cells import Column, Sheet, Shown, Table, known
from addenda.rendering.workbook.totals import PAID, payment_cells
from addenda.rendering.worklist_view import nobody

if TYPE_CHECKING:
    from addenda.model.findings import Impact
    from addenda.model.worklist import FacilityTotal, Worklist
    from addenda.rendering.workbook.cells import Row

_SHARE = (
    Column("To touch", 10, Shown.COUNT),
    *(Column(severity.value.capitalize(), 9, Shown.COUNT) for severity in Severity),
    Column("Gross at stake", 16, Shown.MONEY),
    Column("Without gross charges", 12, Shown.COUNT),
    *PAID,
)
"""How many lines there are to touch, each counted by its worst finding, and the money of these lines."""
_OWNERS = (
    Column("By", 14),
    Column("Facility", 24, kept=False),
    Column("Owner", 36),
    Column("Findings", 10, Shown.COUNT),
    *_SHARE,
    Column("Only in findings of others", 12, Shown.COUNT, kept=False),
)
_FACILITIES = (Column("Facility", 0), Column("All lines", 0, Shown.COUNT), *_SHARE)


def owners_sheet(impact: Impact) -> Sheet:
    """Return a row for each owner, kind by kind, in each the one to begin with first."""
    return Sheet("Owners", Table(_OWNERS, [_owner(one) for one in impact.worklists]), "No line has an owner.", frozen=3)


def facilities_table(impact: Impact) -> Table:
    """Return a row for each of several facilities."""
    rows: list[Row] = [
        (one.facility or nobody(OwnerKind.FACILITY), one.everything.lines, *_share(one)) for one in impact.facilities
    ]
    return Table(_FACILITIES, rows)


def _owner(one: Worklist) -> Row:
    owner, kind = one.owner or nobody(one.kind), one.kind.replace("-", " ")
    return (kind, one.facility, owner, len(one.findings), *_share(one), one.lines_elsewhere or None)


def _share(one: Worklist | FacilityTotal) -> Row:
    total = one.at_stake
    effort = (one.effort[severity] for severity in Severity)
    return (total.lines, *effort, known(total.gross), total.lines_without_gross, *payment_cells(total.payment))
