"""The columns that are chosen of a table's rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.reading.chargemaster.columns import Columns, choose_columns
from addenda.reading.chargemaster.headers import find_header
from addenda.reading.chargemaster.mapping import ColumnMapping
from addenda.reading.workbook import Cell, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable


def columns_of(*rows: list[Cell], **mapped: str) -> Columns:
    """Return the columns of a table whose header is in one of the first rows."""
    mapping = ColumnMapping(mapped)
    header = find_header(Sheet("s", list(rows)), mapping)
    assert header is not None
    return choose_columns(header, rows[header.last + 1 :], mapping, "f.csv")


def columns_with(*named: tuple[str, Callable[[int], Cell]], rows: int = 20) -> Columns:
    """Return the columns of a table with codes, and others given by header and what they hold in each row."""
    headers: list[Cell] = ["CPT", *(header for header, _ in named)]
    return columns_of(headers, *([str(99_200 + row % 7), *(cell(row) for _, cell in named)] for row in range(rows)))


def reason(columns: Columns, column: str) -> str:
    """Return why a column was chosen."""
    return next(choice.reason for choice in columns.choices if choice.column == column)
