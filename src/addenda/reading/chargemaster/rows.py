"""What a row under the header is: a line, the title of a department, a sum, the header again, or nothing."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from addenda.model.canonical import collapse
from addenda.model.chargemaster import CodeStatus
from addenda.reading.chargemaster.amounts import try_amount
from addenda.reading.chargemaster.codes import clean_code
from addenda.reading.chargemaster.words import same
from addenda.reading.workbook import Cell, as_text

if TYPE_CHECKING:
    from addenda.reading.chargemaster.sheets import Table

# A cell that says nothing but that its row is a sum: TOTAL, Grand Total:, Subtotal 500 lines, Sum.
_TOTAL = re.compile(
    r"(((grand|sub)[ -]?)?totals?|sums?)\b[\W\d]*(lines|charges|revenue|amount|items)?[\W\d]*", re.IGNORECASE
)
_LONGEST_TITLE = 60
_NOTE = re.compile(r"^(\*|note|disclaimer|effective|page\b|prepared|source)|\.$", re.IGNORECASE)


class RowKind(Enum):
    """The kinds of rows."""

    LINE = auto()
    TITLE = auto()
    TOTAL = auto()
    NOTHING = auto()


class RowReader:
    """Tells the kinds of the rows of one table apart."""

    def __init__(self, table: Table) -> None:
        positions = table.columns.positions
        self._codes = positions.get("code", ())
        self._price = positions["price"][0]
        self._what = [
            *self._codes,
            *(positions[name][0] for name in ("charge_code", "description") if name in positions),
        ]
        amounts = [self._price, *positions.get("volume", ()), *(price.position for price in table.columns.prices)]
        self._first_amount = min(amounts)
        self._header = table.header.last
        self._again = _cell(table.sheet.rows[self._header], self._price) if self._header >= 0 else None

    def kind(self, index: int, row: list[Cell]) -> RowKind:
        """Return what a row is; `index` is its place in the sheet."""
        price = _cell(row, self._price)
        said = [text for place in self._what if (text := as_text(_cell(row, place)).strip())]
        if not said:
            return self._unnamed(price, row)
        if isinstance(price, str):
            if price.strip() and (self._is_header(price) or (index == self._header + 1 > 0 and self._is_units(row))):
                return RowKind.NOTHING
            if not price.strip() and self._stands_alone(row):
                return RowKind.TITLE if is_title(said[0]) else RowKind.NOTHING
        if all(_TOTAL.fullmatch(collapse(text)) for text in said):
            return RowKind.TOTAL
        return RowKind.LINE

    def _unnamed(self, price: Cell, row: list[Cell]) -> RowKind:
        """Return what a row is that has no code, charge code or description.

        Words or a number in another column name a line where it has a price. Amounts alone are a sum that nobody
        called one.
        """
        if not any(_is_sum(cell) for cell in row):
            return RowKind.NOTHING
        words = [text for cell in row if isinstance(cell, str) and any(map(str.isalpha, text := collapse(cell)))]
        if any(_TOTAL.fullmatch(text) for text in words):
            return RowKind.TOTAL
        named = words or any(as_text(cell).strip() for cell in row[: self._first_amount])
        if named and as_text(price).strip():
            return RowKind.LINE
        return RowKind.NOTHING if words else RowKind.TOTAL

    def _is_header(self, price: str) -> bool:
        return isinstance(self._again, str) and same(price) == same(self._again)

    def _is_units(self, row: list[Cell]) -> bool:
        """Say whether the row under the header goes on with it: words only, such as (USD)."""
        return all(isinstance(cell, str) and not any(map(str.isdigit, cell)) for cell in row)

    def _stands_alone(self, row: list[Cell]) -> bool:
        """Say whether a row has one filled cell, which is no code."""
        if sum(1 for cell in row if cell != "" and as_text(cell).strip()) > 1:
            return False
        return not any(clean_code(_cell(row, place)).status is CodeStatus.CODE for place in self._codes)


def is_title(text: str) -> bool:
    """Say whether the only text of a row may be the name of a department: short, and no sentence, sum or note."""
    return (
        len(text) <= _LONGEST_TITLE
        and any(map(str.isalpha, text))
        and not _NOTE.search(text)
        and not _TOTAL.fullmatch(collapse(text))
    )


def _is_sum(cell: Cell) -> bool:
    return cell != "" and try_amount(cell) is not None


def _cell(row: list[Cell], position: int) -> Cell:
    return row[position] if position < len(row) else ""
