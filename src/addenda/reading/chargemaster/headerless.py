"""Tables without a header: rows that are lines from the first one on, and columns that are called by their position."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from addenda.model.chargemaster import CodeStatus
from addenda.reading.chargemaster.amounts import try_amount
from addenda.reading.chargemaster.codes import clean_code
from addenda.reading.workbook import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addenda.reading.workbook import Cell, Sheet

NO_NAMES = "No row names the columns: all rows were read as lines, and a column is called by its position."
"""What to say of a charge master that was read without a header."""

_LOOKED_AT = 200  # rows that tell what the columns hold
_FEWEST_LINES = 3  # that make a table, together with being most of its rows
_POSITION = re.compile(r"\(column \d+\)")


class LineTest:
    """Tells rows that look like the lines of a sheet: words where most rows have words, values where they have those.

    A value is an amount or a code.
    """

    def __init__(self, rows: Sequence[list[Cell]]) -> None:
        looked_at = rows[:_LOOKED_AT]
        width = max(map(len, looked_at), default=0)
        self._values = [_mostly_values(row[place] for row in looked_at if place < len(row)) for place in range(width)]

    def __call__(self, row: Sequence[Cell]) -> bool:
        """Say whether a row has two filled cells or more, a value among them, and all as those above and below."""
        told = [(_is_value(cell), self._values[place]) for place, cell in enumerate(row) if _text(cell)]
        return len(told) > 1 and any(value for value, _ in told) and all(value is usual for value, usual in told)


def positions(sheet: Sheet, first_rows: int) -> tuple[str, ...]:
    """Return what to call the columns of a sheet without a header; nothing where its rows are no lines.

    Most rows must look like lines, three or more, and one of the first `first_rows`.
    """
    rows = sheet.rows[:_LOOKED_AT]
    is_line = LineTest(rows)
    lines = [index for index, row in enumerate(rows) if is_line(row)]
    filled = sum(any(map(_text, row)) for row in rows)
    if len(lines) < _FEWEST_LINES or len(lines) * 2 <= filled or lines[0] >= first_rows:
        return ()
    width = max((place for row in sheet.rows for place, cell in enumerate(row, 1) if _text(cell)), default=0)
    return tuple(f"(column {place})" for place in range(1, width + 1))


def are_positions(titles: Iterable[str]) -> bool:
    """Say whether titles are those of a sheet without a header."""
    told = list(titles)
    return bool(told) and all(map(_POSITION.fullmatch, told))


def _mostly_values(cells: Iterable[Cell]) -> bool:
    counted = Counter(_is_value(cell) for cell in cells if _text(cell))
    return counted[True] > counted[False]


def _is_value(cell: Cell) -> bool:
    return try_amount(cell) is not None or clean_code(cell).status is CodeStatus.CODE


def _text(cell: Cell) -> str:
    return as_text(cell).strip()
