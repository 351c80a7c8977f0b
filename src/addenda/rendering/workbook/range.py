"""The table of what deleted codes may cost: a row for each scenario, the least and the most that is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.range import Scenario
from addenda.rendering.workbook.cells import UNKNOWN, Column, Shown, Table

if TYPE_CHECKING:
    from addenda.model.range import MoneyRange, ReplacementRange
    from addenda.rendering.workbook.cells import Row

_COLUMNS = (
    Column("If", 0),
    Column("Lines that go on", 0, Shown.COUNT),
    Column("Of lines", 0, Shown.COUNT),
    Column("Gross lost, at least", 0, Shown.MONEY),
    Column("Gross lost, at most", 0, Shown.MONEY),
    Column("Payment lost, at least", 0, Shown.MONEY, kept=False),
    Column("Payment lost, at most", 0, Shown.MONEY, kept=False),
)


def range_table(together: ReplacementRange) -> Table | None:
    """Return the scenarios of all lines on deleted codes; None where nothing is known of any line."""
    moneys = (together.gross, together.payment)
    told = next((money for money in moneys if money and money.lines_unknown < together.lines), None)
    if told is None:
        return None
    counted = together.lines - told.lines_unknown
    rows: list[Row] = [
        (
            f"{scenario[:1].upper()}{scenario[1:]}",
            told.kept(scenario).lines,
            counted,
            *_lost(together.gross, together.lines, scenario),
            *_lost(together.payment, together.lines, scenario),
        )
        for scenario in Scenario
    ]
    return Table(_COLUMNS, rows)


def _lost(money: MoneyRange | None, lines: int, scenario: Scenario) -> Row:
    """Return what is lost; that nothing is known of any line is no loss of nothing."""
    if money is None:
        return (None, None)
    return (UNKNOWN, UNKNOWN) if money.lines_unknown == lines else money.lost(scenario)
