"""The rows of a table become charge lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.model.canonical import collapse
from addenda.model.chargemaster import ChargeLine
from addenda.reading.chargemaster.amounts import read_amount
from addenda.reading.chargemaster.codes import clean_code, clean_modifier, holds_drug_numbers
from addenda.reading.problems import capped
from addenda.reading.workbook import Cell, as_text

if TYPE_CHECKING:
    from decimal import Decimal

    from addenda.reading.chargemaster.columns import Columns
    from addenda.reading.chargemaster.sheets import Table

# A cell that says nothing but that its row is a sum: TOTAL, Grand Total:, Subtotal 500 lines.
_TOTAL = re.compile(r"((grand|sub)[ -]?)?totals?\b[\W\d]*(lines|charges|revenue|amount|items)?[\W\d]*", re.IGNORECASE)


class LineReader:
    """Reads the tables of one file; it gathers the cells that cannot be read, to say all at once."""

    def __init__(self, file: str) -> None:
        self.lines: list[ChargeLine] = []
        self.rows_skipped = 0
        self._file = file
        self._problems: list[Problem] = []

    def read(self, table: Table, columns: Columns) -> None:
        """Add the lines of a table. A row that does not say what is charged (blank, a total) is skipped."""
        rows = [_Row(row, columns) for row in table.sheet.rows[table.header.position + 1 :]]
        among_drugs = holds_drug_numbers(row["code"] for row in rows)
        for number, row in enumerate(rows, table.header.position + 2):
            if row.says_what():
                self.lines.append(self._line(table.sheet.name, number, row, among_drugs=among_drugs))
            else:
                self.rows_skipped += 1

    def finish(self) -> None:
        """Raise what was wrong.

        Raises:
            InputError: naming the amounts that cannot be read (the first 20 of a column, and how many more there
                are), or saying that there is no line at all.

        """
        if self._problems:
            raise InputError(capped(self._problems))
        if not self.lines:
            raise InputError(Problem("there is no line under the headers", self._file))

    def _line(self, sheet: str, number: int, row: _Row, *, among_drugs: bool) -> ChargeLine:
        clean = clean_code(row["code"], among_drugs=among_drugs)
        return ChargeLine(
            sheet=sheet,
            row=number,
            charge_code=row.text("charge_code"),
            description=row.text("description"),
            raw_code=as_text(row["code"]),
            code=clean.code,
            modifier=" ".join(dict.fromkeys(f"{clean.modifier} {clean_modifier(row['modifier'])}".split())),
            status=clean.status,
            price=self._amount("price", number, row),
            volume=self._amount("volume", number, row),
            revenue_code=_revenue_code(row.text("revenue_code")),
            department=row.text("department"),
        )

    def _amount(self, column: str, number: int, row: _Row) -> Decimal | None:
        try:
            return read_amount(row[column])
        except ValueError:
            advice = "Correct the cell, or leave it empty where the amount is not known."
            problem = Problem(f"the {column} is no amount", self._file, number, as_text(row[column]), advice)
            self._problems.append(problem)
            return None


class _Row:
    """A row's cells by our names; a column or cell that is not there is empty."""

    def __init__(self, cells: list[Cell], columns: Columns) -> None:
        self._cells = cells
        self._positions = columns.positions

    def __getitem__(self, column: str) -> Cell:
        position = self._positions.get(column)
        return "" if position is None or position >= len(self._cells) else self._cells[position]

    def text(self, column: str) -> str:
        return collapse(as_text(self[column]))

    def says_what(self) -> bool:
        said = [text for column in ("code", "charge_code", "description") if (text := self.text(column))]
        return bool(said) and not all(_TOTAL.fullmatch(text) for text in said)


def _revenue_code(text: str) -> str:
    """Return a revenue code in its four digits (22 is 0022); a hospital's own marks stay as they are."""
    return text.zfill(4) if text.isdigit() else text
