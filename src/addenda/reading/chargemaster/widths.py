"""Rows that are wider than their header: a cell that was split in two moves all cells behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.reading.problems import capped
from addenda.reading.workbook import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.reading.chargemaster.sheets import Table

_ADVICE = "Put quotation marks around the cell that holds the delimiter, or give the last columns a header."


def refuse_wider_rows(tables: Iterable[Table], file: str) -> None:
    """Refuse rows that hold something behind the header's last cell. A row may be shorter: it ends in empty cells.

    Raises:
        InputError: naming the rows.

    """
    problems = [problem for table in tables for problem in _problems(table, file)]
    if problems:
        raise InputError(capped(problems))


def _problems(table: Table, file: str) -> Iterable[Problem]:
    width = len(table.header.titles)
    for number, row in enumerate(table.sheet.rows[table.header.position + 1 :], table.header.position + 2):
        if len(row) > width and any(as_text(cell).strip() for cell in row[width:]):
            message = f"the row has more cells than the {width} of the header, and they are not empty"
            first = next(as_text(cell) for cell in row[width:] if as_text(cell).strip())
            yield Problem(message, file, number, first, _ADVICE)
