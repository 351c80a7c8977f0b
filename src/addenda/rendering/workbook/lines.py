"""The sheets of findings: one row for each, in their order; those that the user waived on a sheet of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.payment_view import line_payment
from addenda.rendering.places import Places
from addenda.rendering.to_do import to_do
from addenda.rendering.workbook.cells import UNKNOWN, Column, Sheet, Shown, Table, known

if TYPE_CHECKING:
    from addenda.model.changes import ChangeSet
    from addenda.model.chargemaster import ChargeLine
    from addenda.model.findings import Finding, Impact
    from addenda.rendering.workbook.cells import Row

PLACE = (
    Column("File", 20, kept=False),
    Column("Facility", 20, kept=False),
    Column("Sheet", 16, kept=False),
    Column("Row", 8, Shown.PLACE),
)
CHARGE = (
    Column("Charge code", 14, Shown.CODE),
    Column("Description", 36),
    Column("Code", 10, Shown.CODE),
    Column("Modifier", 10, Shown.CODE, kept=False),
    Column("Revenue code", 10, Shown.CODE, kept=False),
    Column("Department", 20, kept=False),
)
_FOUND = (Column("Rule", 22), Column("Severity", 10), Column("Finding", 26))
_MONEY = (
    Column("Price", 13, Shown.MONEY),
    Column("Volume", 11, Shown.QUANTITY),
    Column("Gross charges", 16, Shown.MONEY),
)
_PAID = (
    Column("Payment a year, old", 16, Shown.MONEY),
    Column("Payment a year, new", 16, Shown.MONEY),
    Column("Difference", 16, Shown.DIFFERENCE),
    Column("Payment not known", 30, kept=False),
)
_WAIVED = (Column("Why waived", 40), Column("Waived until", 12, Shown.DAY))


def lines_sheet(impact: Impact) -> Sheet:
    """Return the findings."""
    columns, places = _columns(impact), Places(impact.chargemaster)
    rows = [_row(finding, impact, places) for finding in impact.findings]
    return Sheet("Lines", Table(columns, rows), "No line of the charge master has a finding.", frozen=2)


def waived_sheet(impact: Impact) -> Sheet:
    """Return the findings that need no work, and the decision that says so."""
    columns, places = _columns(impact), Places(impact.chargemaster)
    rows: list[Row] = [
        (
            *_row(one, impact, places),
            *((one.waiver.reason, one.waiver.expires) if one.waiver else ("", "")),
        )
        for one in impact.waived
    ]
    return Sheet("Waived", Table((*columns, *_WAIVED), rows), "No finding is waived.", frozen=2)


def is_paid(impact: Impact) -> bool:
    """Say whether fees were given."""
    return impact.at_stake.payment is not None


def place_of(line: ChargeLine) -> Row:
    """Return the cells of PLACE."""
    return (line.file, line.facility, line.sheet, line.row)


def charge_of(line: ChargeLine) -> Row:
    """Return the cells of CHARGE; where the code cell holds no code, what it holds."""
    code = line.code or line.raw_code
    return (line.charge_code, line.description, code, line.modifier, line.revenue_code, line.department)


def finding_words(finding: Finding) -> str:
    """Return the rule in a few words."""
    carries = finding.rule.carries
    return carries[:1].upper() + carries[1:]


def advice(finding: Finding, changes: ChangeSet) -> str:
    """Return what to do with the line, else what to do with every line that breaks the rule."""
    return to_do(finding, changes) or finding.rule.advice


def _columns(impact: Impact) -> tuple[Column, ...]:
    paid = _PAID if is_paid(impact) else ()
    return (*_FOUND, *PLACE, *CHARGE, *_MONEY, *paid, Column("What to do", 50), Column("Other lines", 30, kept=False))


def _row(finding: Finding, impact: Impact, places: Places) -> Row:
    line = finding.line
    return (
        finding.rule.id,
        finding.severity,
        finding_words(finding),
        *place_of(line),
        *charge_of(line),
        known(line.price),
        known(line.volume),
        known(line.gross),
        *(_payment(finding) if is_paid(impact) else ()),
        advice(finding, impact.changes),
        places.others(line, finding.others),
    )


def _payment(finding: Finding) -> Row:
    payment = finding.payment
    if payment is None:
        return (UNKNOWN, UNKNOWN, UNKNOWN, "")
    difference = payment.difference
    note = line_payment(payment).note if difference is None else ""
    return (known(payment.old_total), known(payment.new_total), known(difference), note)
