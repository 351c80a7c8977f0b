"""Rows that were not split as their header was: a cell in two moves all behind it, another delimiter leaves but one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.reading.chargemaster.amounts import try_amount
from addenda.reading.chargemaster.delimited_text import DELIMITERS
from addenda.reading.problems import capped
from addenda.reading.workbook import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addenda.reading.chargemaster.sheets import Table
    from addenda.reading.workbook import Cell

_QUOTE = "Put quotation marks around the cell that holds the delimiter, or give the last columns a header."
_NAME = "Give every column a header, also one of row numbers in front or of notes at the end."
_ONE_DELIMITER = "Write all rows of the file with one delimiter."


def refuse_other_splits(tables: Iterable[Table], file: str) -> None:
    """Refuse rows that hold something behind the header's last cell, or that another delimiter would split.

    Which of the cells has no header cannot be told: programs leave it out over the first column (row numbers) as well
    as over the last. A row may be shorter than the header: it ends in empty cells.

    Raises:
        InputError: naming the rows, or the header where all rows have as many cells more.

    """
    problems = [problem for table in tables for problem in (*_wider(table, file), *_split_otherwise(table, file))]
    if problems:
        raise InputError(capped(problems))


def wider_throughout(table: Table, file: str) -> list[Problem]:
    """Return what is wrong where all rows, of several, have as many cells more than the header."""
    width = len(table.header.titles)
    if len(table.rows) < 2 or any(len(row) <= width for row in table.rows):
        return []
    widths = {_filled_width(row) for row in table.rows}
    if len(widths) > 1 or width in widths:
        return []
    message = f"each row has {widths.pop()} cells, and the header {width}: which one has none cannot be told"
    return [Problem(message, file, table.header.last + 1, advice=_NAME)]


def _wider(table: Table, file: str) -> Iterable[Problem]:
    if problems := wider_throughout(table, file):
        return problems
    width = len(table.header.titles)
    message = f"the row has more cells than the {width} of the header, and they are not empty"
    return [
        Problem(message, file, number, next(as_text(cell) for cell in row[width:] if _text(cell)), _QUOTE)
        for number, row in enumerate(table.rows, table.header.last + 2)
        if len(row) > width and _filled_width(row) > width
    ]


def _filled_width(row: Sequence[Cell]) -> int:
    """Return the number of cells up to the last one that holds something."""
    return max((place for place, cell in enumerate(row, 1) if cell != "" and _text(cell)), default=0)


def _split_otherwise(table: Table, file: str) -> Iterable[Problem]:
    """Yield rows of one cell that another delimiter splits into as many as the header has, with an amount for price."""
    width = len(table.header.titles)
    price = table.columns.positions["price"][0]
    for number, row in enumerate(table.rows, table.header.last + 2):
        if len(row) != 1:
            continue
        text = _text(row[0])
        for cells in (text.split(delimiter) for delimiter in DELIMITERS):
            if len(cells) == width and try_amount(cells[price]) is not None:
                yield Problem("the row has another delimiter than the header", file, number, text, _ONE_DELIMITER)


def _text(cell: Cell) -> str:
    return as_text(cell).strip()
