"""The table of totals of a charge master: all lines, those with a finding, and those of each rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.workbook.cells import UNKNOWN, Column, Shown, Table, known

if TYPE_CHECKING:
    from addenda.model.findings import Impact, Total
    from addenda.model.payments import PaymentTotal
    from addenda.model.rules import Severity
    from addenda.rendering.workbook.cells import Row

PAID = (
    Column("Payment a year, old", 16, Shown.MONEY, kept=False),
    Column("Payment a year, new", 16, Shown.MONEY, kept=False),
    Column("Difference", 16, Shown.DIFFERENCE, kept=False),
    Column("Lines without payment", 12, Shown.COUNT, kept=False),
)
_COLUMNS = (
    Column("Lines on", 0),
    Column("Severity", 0),
    Column("Lines", 0, Shown.COUNT),
    Column("Gross charges", 0, Shown.MONEY),
    Column("Without gross charges", 0, Shown.COUNT),
    Column("Without volume", 0, Shown.COUNT),
    Column("Without price", 0, Shown.COUNT),
    *PAID,
    Column("Rule", 0, Shown.WHOLE),
)


def totals_table(impact: Impact) -> Table:
    """Return a row for each total; every rule that was looked for has one, with its worst severity here."""
    worst = _worst(impact)
    rows = [
        _row("All lines", "", impact.everything, ""),
        _row("Lines with a finding", "", impact.at_stake, ""),
        *(
            _row(rule.title, worst.get(rule.id, rule.severity), impact.totals[rule.id], rule.id)
            for rule in impact.rules
        ),
    ]
    return Table(_COLUMNS, rows)


def _worst(impact: Impact) -> dict[str, Severity]:
    """Return how bad the findings of each rule are, by its id: the user may have set another severity."""
    return {finding.rule.id: finding.severity for finding in reversed(impact.findings)}


def _row(title: str, severity: Severity | str, total: Total, rule: str) -> Row:
    return (
        title,
        severity,
        total.lines,
        known(total.gross),
        total.lines_without_gross,
        total.lines_without_volume,
        total.lines_without_price,
        *payment_cells(total.payment),
        rule,
    )


def payment_cells(total: PaymentTotal | None) -> Row:
    """Return the cells of PAID, the sums of payments; where no line's is known, no sum is known either."""
    if total is None:
        return (None, None, None, None)
    if not total.lines and total.lines_unknown:
        return (UNKNOWN, UNKNOWN, UNKNOWN, total.lines_unknown)
    return (total.old, total.new, total.difference, total.lines_unknown)
