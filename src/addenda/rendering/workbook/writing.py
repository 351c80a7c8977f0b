"""Values as cells: numbers and days as such, every text as a text that is safe to show."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from addenda.model.changes import Edit
from addenda.model.rules import Severity
from addenda.rendering.field_view import Piece
from addenda.rendering.visible import visible
from addenda.rendering.workbook.cells import Lines, Redlines
from addenda.rendering.workbook.cutting import cut, cut_pieces
from addenda.rendering.xlsx import write_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.rendering.workbook.cells import Cell
    from addenda.rendering.workbook.formats import Formats, Looks
    from addenda.rendering.xlsx import Format, Worksheet

_NUMBERS = (Decimal, int, float)
_DIGITS = 15
"""Digits of a number that a spreadsheet program keeps (IEEE 754 double precision, as Excel shows it)."""
_FIRST_YEAR = 1901
"""The first year of which every day is one in Excel, which takes 1900 for a leap year."""


class CellWriter:
    """Writes the cells of one sheet."""

    def __init__(self, sheet: Worksheet, formats: Formats) -> None:
        self._sheet = sheet
        self._formats = formats
        self._safe: dict[str, str] = {}

    def write(self, row: int, column: int, cell: Cell, looks: Looks) -> None:
        """Write a value as its column looks; nothing for None and for an empty text."""
        if type(cell) is str:  # most cells; a Severity is a str too, of another type
            if cell:
                self.text(row, column, cell, looks.cell)
        elif isinstance(cell, _NUMBERS):
            self._number(row, column, cell, looks)
        elif cell is None:
            if looks.entry:
                self._sheet.write_blank(row, column, None, looks.cell)
        else:
            self._other(row, column, cell, looks.cell)

    def text(self, row: int, column: int, text: str, cell_format: Format) -> None:
        """Write a text in a format of its own; most texts of a sheet stand in many of its cells."""
        safe = self._safe.get(text)
        if safe is None:
            safe = self._safe[text] = cut(visible(text))
        if safe:
            write_text(self._sheet, row, column, safe, cell_format)

    def _other(self, row: int, column: int, cell: Cell, cell_format: Format) -> None:
        match cell:
            case Severity():
                self.text(row, column, cell.value, self._formats.severities[cell])
            case Lines(texts):
                if text := cut("\n".join(map(visible, texts))):
                    write_text(self._sheet, row, column, text, cell_format)
            case Redlines():
                self._redlines(row, column, cell, cell_format)
            case date() if cell.year < _FIRST_YEAR:
                self.text(row, column, cell.isoformat(), cell_format)
            case date():
                self._sheet.write_datetime(row, column, cell, cell_format)
            case _:
                self.text(row, column, str(cell), cell_format)

    def _number(self, row: int, column: int, value: Decimal | float, looks: Looks) -> None:
        """Write a number that a cell holds exactly; any other as a text with all its digits."""
        digits = f"{value:f}" if isinstance(value, Decimal) else ""
        if len(digits) > _DIGITS and sum(map(str.isdigit, digits)) > _DIGITS:
            write_text(self._sheet, row, column, digits, looks.cell)
        else:
            whole = looks.whole is not looks.cell and value % 1 == 0
            self._sheet.write_number(row, column, value, looks.whole if whole else looks.cell)

    def _redlines(self, row: int, column: int, redlines: Redlines, plain: Format) -> None:
        pieces = _merged(cut_pieces(list(_pieces(redlines))))
        if len(pieces) == 1:  # XlsxWriter makes no rich text of one part
            (piece,) = pieces
            write_text(self._sheet, row, column, piece.text, self._formats.alone.get(piece.edit, plain))
        elif pieces:
            runs: list[Any] = []
            for piece in pieces:
                runs += [self._formats.runs[piece.edit], piece.text] if piece.edit != Edit.EQUAL else [piece.text]
            self._sheet.write_rich_string(row, column, *runs, plain)


def _pieces(redlines: Redlines) -> Iterator[Piece]:
    """Yield the pieces of all fields, each field on a line of its own, made safe to show; none of them is empty."""
    for place, field in enumerate(redlines.fields):
        if place:
            yield Piece(Edit.EQUAL, "\n")
        yield from (Piece(piece.edit, visible(piece.text)) for piece in field if piece.text)


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, neighbours of one kind as one."""
    return [
        Piece(edit, "".join(piece.text for piece in group))
        for edit, group in groupby(pieces, key=lambda piece: piece.edit)
    ]
