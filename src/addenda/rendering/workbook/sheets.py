"""A table as a sheet: frozen header, filter, widths, and how it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.listing import counted
from addenda.rendering import xlsx
from addenda.rendering.workbook.heights import Heights, height, lines_of_titles
from addenda.rendering.workbook.writing import CellWriter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.rendering.workbook.cells import Column, Row, Sheet
    from addenda.rendering.workbook.formats import Formats
    from addenda.rendering.xlsx import Workbook, Worksheet

_LETTER = 1
"""Excel's number for the paper that hospitals in the United States print on."""
_EVERYWHERE = "A1:XFD1048576"


def new_sheet(workbook: Workbook, name: str) -> Worksheet:
    """Return an empty sheet that prints on as many pages as it is long, one page wide."""
    sheet = workbook.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_LETTER)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&F&C&A&RPage &P of &N")
    sheet.ignore_errors({"number_stored_as_text": _EVERYWHERE})  # a code is no number, whatever it looks like
    return sheet


def add_sheet(workbook: Workbook, formats: Formats, content: Sheet) -> None:
    """Write a table into a sheet of its own."""
    sheet, table = new_sheet(workbook, content.name), content.table.filled()
    cells, shown = CellWriter(sheet, formats), _fitting(table.rows)
    _header(sheet, cells, formats, table.columns)
    looks, heights = [formats.of(column.shown) for column in table.columns], Heights(table.columns)
    for number, row in enumerate(shown, 1):
        if points := heights.of(row):
            sheet.set_row(number, points)
        for place, cell in enumerate(row):
            cells.write(number, place, cell, looks[place])
    cells.text(len(shown) + 1, 0, _remark(content, len(shown)), None)
    _choices(sheet, table.columns, len(shown))
    sheet.freeze_panes(1, content.frozen)
    sheet.autofilter(0, 0, len(shown), len(table.columns) - 1)
    sheet.repeat_rows(0)


def _fitting(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows; of too many as many as leave room for the header and for a row that says so."""
    room = xlsx.MOST_ROWS - 1
    return rows if len(rows) <= room else rows[: room - 1]


def _remark(content: Sheet, shown: int) -> str:
    """Return what is said below the rows, "" for nothing."""
    if left_out := len(content.table.rows) - shown:
        return f"{counted(left_out, 'more row')}: a sheet holds no more, report.json has all of them."
    return "" if shown else content.nothing


def _header(sheet: Worksheet, cells: CellWriter, formats: Formats, columns: Sequence[Column]) -> None:
    for place, column in enumerate(columns):
        cells.text(0, place, column.title, formats.header(column.shown))
        sheet.set_column(place, place, column.width)
    sheet.set_row(0, height(lines_of_titles(columns, [column.width for column in columns])))


def _choices(sheet: Worksheet, columns: Sequence[Column], rows: int) -> None:
    """Offer what a person may enter."""
    for place, column in enumerate(columns):
        if column.choices and rows:
            sheet.data_validation(1, place, rows, place, {"validate": "list", "source": list(column.choices)})
