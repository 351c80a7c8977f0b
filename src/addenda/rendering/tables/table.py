"""A table: columns of one kind each, and rows of values."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import orjson

if TYPE_CHECKING:
    from addenda.model.concept import Value

Cell: TypeAlias = str | list[str] | bool | None
"""What a row holds in a column; None where there is nothing."""


class ColumnKind(Enum):
    """What every value of a column is."""

    TEXT = "text"
    DATE = "date"
    """An ISO date, as text."""
    LIST = "list"
    FLAG = "flag"


class Column(NamedTuple):
    """The name of a column, which is the field's own, and the kind of its values."""

    name: str
    kind: ColumnKind = ColumnKind.TEXT


class Table(NamedTuple):
    """What is exported. `name` is that of a workbook's sheet."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def text_of(cell: Cell) -> str:
    """Return a value as one text: the parts of a list with `; ` between them, `yes` or `no`, "" for nothing."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, list):
        return "; ".join(cell)
    return cell or ""


def part_text(value: Value) -> str:
    """Return a part of a field's value as text; what is nested further as JSON."""
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def as_cell(value: Value | None, kind: ColumnKind) -> Cell:
    """Return a field's value as a column of a kind holds it."""
    if value is None:
        return None
    if kind is ColumnKind.LIST:
        return [part_text(part) for part in (value if isinstance(value, list) else [value])]
    return part_text(value)
