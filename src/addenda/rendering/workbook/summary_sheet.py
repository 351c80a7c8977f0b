"""The first sheet, written: blocks one below the other, sentences over the width of the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.workbook.cells import Shown
from addenda.rendering.workbook.heights import height, lines_of, lines_of_titles
from addenda.rendering.workbook.sheets import new_sheet
from addenda.rendering.workbook.summary import WIDTHS
from addenda.rendering.workbook.writing import CellWriter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.rendering.workbook.cells import Table
    from addenda.rendering.workbook.formats import Formats
    from addenda.rendering.workbook.summary import Block
    from addenda.rendering.xlsx import Workbook

_LAST = 8
"""The last column that a sentence runs over."""
_A_LINE = sum(WIDTHS[: _LAST + 1])
"""Characters, roughly, of a line of a sentence."""
_TITLE, _HEADING = 26, 20
"""Points of the rows of titles."""


def add_summary(workbook: Workbook, formats: Formats, blocks: Iterable[Block]) -> None:
    """Write the blocks into the first sheet."""
    _SummaryWriter(workbook, formats).write(blocks)


class _SummaryWriter:
    def __init__(self, workbook: Workbook, formats: Formats) -> None:
        self._sheet = new_sheet(workbook, "Summary")
        self._sheet.hide_gridlines(2)
        for place, width in enumerate(WIDTHS):
            self._sheet.set_column(place, place, width)
        self._formats = formats
        self._cells = CellWriter(self._sheet, formats)
        self._row = 0

    def write(self, blocks: Iterable[Block]) -> None:
        for number, block in enumerate(blocks):
            looks, points = (self._formats.heading, _HEADING) if number else (self._formats.title, _TITLE)
            self._cells.text(self._row, 0, block.title, looks)
            self._sheet.set_row(self._row, points)
            self._row += 1
            for sentence in block.sentences:
                self._sentence(sentence)
            if block.table:
                self._table(block.table.filled())
            self._row += 1

    def _sentence(self, sentence: str) -> None:
        """Write a sentence over several columns; no program fits the height of such a row to its text."""
        cell_format = self._formats.of(Shown.TEXT).cell
        self._sheet.merge_range(self._row, 0, self._row, _LAST, "", cell_format)
        self._cells.text(self._row, 0, sentence, cell_format)
        self._sheet.set_row(self._row, height(lines_of(len(sentence), _A_LINE)))
        self._row += 1

    def _table(self, table: Table) -> None:
        for place, column in enumerate(table.columns):
            self._cells.text(self._row, place, column.title, self._formats.header(column.shown))
        self._sheet.set_row(self._row, height(lines_of_titles(table.columns, WIDTHS)))
        for number, row in enumerate(table.rows, self._row + 1):
            for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                self._cells.write(number, place, cell, self._formats.of(column.shown))
        self._row += len(table.rows) + 1
