"""What stands on a sheet: columns, and rows of values that keep their types. Texts may hold anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, TypeAlias

from addenda.model.rules import Severity
from addenda.rendering.field_view import Piece

UNKNOWN = "unknown"
"""Stands where money or a volume is not known: never a zero, never an empty cell."""


class Shown(Enum):
    """How the numbers, days and texts of a column look."""

    TEXT = "wrapped"
    WHOLE = "in one line, over empty neighbours"
    CODE = "text that stays text when a person edits it"
    COUNT = "1,234"
    PLACE = "1234"
    QUANTITY = "1,234 or 2.5"
    MONEY = "$1,234.50"
    DIFFERENCE = "+$1,234.50"
    SHARE = "87%"
    DAY = "2026-01-01"
    ENTRY = "left to a person"


class Lines(NamedTuple):
    """A text of several lines."""

    texts: tuple[str, ...]


class Redlines(NamedTuple):
    """What went and what came: for each field that differs its pieces, in reading order."""

    fields: tuple[tuple[Piece, ...], ...]


Cell: TypeAlias = str | int | float | Decimal | date | Severity | Lines | Redlines | None
"""A value; None where there is nothing to say. A Decimal is exact, a date a real day, every string a text."""
Row: TypeAlias = tuple[Cell, ...]


class Column(NamedTuple):
    """`width` is in characters. A column that is not `kept` is left out where no row has anything in it.

    `choices` are what a person may enter in it; empty for whatever they like.
    """

    title: str
    width: int
    shown: Shown = Shown.TEXT
    kept: bool = True
    choices: tuple[str, ...] = ()


class Table(NamedTuple):
    """Columns and rows."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]

    def filled(self) -> Table:
        """Return the table without the columns that may be left out and hold nothing."""
        taken = [
            place
            for place, column in enumerate(self.columns)
            if column.kept or any(_says_something(row[place]) for row in self.rows)
        ]
        if len(taken) == len(self.columns):
            return self
        rows = [tuple(row[place] for place in taken) for row in self.rows]
        return Table(tuple(self.columns[place] for place in taken), rows)


class Sheet(NamedTuple):
    """One sheet that is a table. `nothing` is said where it has no row; the first `frozen` columns stay in sight."""

    name: str
    table: Table
    nothing: str
    frozen: int


def known(amount: Decimal | None) -> Cell:
    """Return an amount, or the word for one that is not known."""
    return UNKNOWN if amount is None else amount


def _says_something(cell: Cell) -> bool:
    return any(cell) if isinstance(cell, Lines | Redlines) else cell not in (None, "")
