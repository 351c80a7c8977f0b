"""Sums at the foot of a sheet, held against the lines above them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from addenda.model.chargemaster import FiledTotal
from addenda.model.money import to_cents
from addenda.reading.chargemaster.amounts import read_amount, try_amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.reading.chargemaster.headers import Header
    from addenda.reading.workbook import Cell

_FEW = 10  # lines below which a sum may be as small as one of them


def filed_totals(
    header: Header, rows: Sequence[list[Cell]], lines: Sequence[int], totals: Sequence[int]
) -> list[FiledTotal]:
    """Return the sums in rows of totals with what the lines above come to in the same column.

    `lines` and `totals` are places in `rows`, the rows of the whole sheet. A sum is held against all lines above it,
    or against those since the sums before it where they come to it exactly (a subtotal). What is no larger than one
    of many lines is an average or a ratio, and left out.
    """
    found = []
    before = 0
    for index in totals:
        above = [line for line in lines if line < index]
        since = [line for line in above if line >= before]
        for position, text in enumerate(header.titles):
            filed = _amount(rows[index], position)
            if text and filed is not None and above:
                total = _total(rows, above, since, position, filed)
                if total is not None:
                    found.append(FiledTotal(index + 1, text, to_cents(filed), total.read))
        before = index
    return found


class _Sum:
    """The sum of a column over some lines; None where a cell of it is no amount. `largest` is its largest cell."""

    def __init__(self, rows: Sequence[list[Cell]], lines: Sequence[int], position: int) -> None:
        self.lines = len(lines)
        self.largest = Decimal(0)
        total = Decimal(0)
        known = True
        for line in lines:
            row = rows[line]
            try:
                amount = read_amount(row[position]) if position < len(row) else None
            except ValueError:
                known = False
                continue
            if amount is not None:
                total += amount
                self.largest = max(self.largest, abs(amount))
        self.read = to_cents(total) if known else None


def _total(
    rows: Sequence[list[Cell]], above: Sequence[int], since: Sequence[int], position: int, filed: Decimal
) -> _Sum | None:
    whole = _Sum(rows, above, position)
    if not whole.largest or (whole.lines > _FEW and abs(filed) <= whole.largest):
        return None
    if len(since) < len(above) and whole.read != to_cents(filed):
        part = _Sum(rows, since, position)
        return part if part.read == to_cents(filed) else whole
    return whole


def _amount(row: Sequence[Cell], position: int) -> Decimal | None:
    return try_amount(row[position]) if position < len(row) and row[position] != "" else None
