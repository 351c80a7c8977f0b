"""What every workbook of ours has in common, and what XlsxWriter has to be kept from doing."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types
from xlsxwriter.utility import xl_rowcol_to_cell_fast as cell_name  # type: ignore[import-untyped]  # likewise
from xlsxwriter.worksheet import Worksheet as PlainSheet  # type: ignore[import-untyped]  # likewise

if TYPE_CHECKING:
    from io import BytesIO

Workbook: TypeAlias = Any
"""A workbook of XlsxWriter's."""
Worksheet: TypeAlias = Any
"""A sheet of XlsxWriter's."""
Format: TypeAlias = Any
"""A cell format of XlsxWriter's."""

LONGEST = 32_767
"""Characters that a cell holds; Excel's limit, in UTF-16 units."""
MOST_ROWS = 1_048_576
"""Rows that a sheet holds, its header included; Excel's limit."""

_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - XlsxWriter takes no zone; a constant, so that the bytes are the same
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_RICH = ("<r>", "</r>")
_QUICK = frozenset({"String", "Number"})
"""XlsxWriter's names of the kinds of cells that are nearly all of a workbook."""


class _QuickSheet(PlainSheet):  # type: ignore[misc]  # of a library without types
    """A sheet that writes its texts and numbers without looking for what to escape in the name of each cell.

    That is where XlsxWriter (3.3) spends a fifth of its time; the bytes are the same, which a test makes sure of.
    """

    def _write_cell(self, row: int, column: int, cell: Any) -> None:
        kind = type(cell).__name__
        if cell.format is None or kind not in _QUICK:
            super()._write_cell(row, column, cell)
            return
        begin = f'<c r="{cell_name(row, column)}" s="{cell.format._get_xf_index()}"'  # noqa: SLF001 - as it does itself
        if kind == "String":
            self.fh.write(f'{begin} t="s"><v>{cell.string}</v></c>')
        else:
            self.fh.write(f"{begin}><v>{cell.number:.16G}</v></c>")


def new_workbook(stream: BytesIO, title: str = "") -> Workbook:
    """Return a workbook that is written to a stream when it is closed; the same content gives the same bytes."""
    workbook = xlsxwriter.Workbook(stream, _OPTIONS)
    workbook.worksheet_class = _QuickSheet
    workbook.set_properties({"created": _CREATED, "title": title})
    return workbook


def units(text: str) -> int:
    """Return how long a text is as Excel counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def write_text(sheet: Worksheet, row: int, column: int, text: str, cell_format: Format = None) -> None:
    """Write a text as it is: no formula, no number, no link, and no markup.

    XlsxWriter (3.3) takes a text that stands between <r> and </r> for rich text of its own and writes it without
    escaping, so that a text of a file could break the workbook. Such a text is written as three parts.
    """
    begin, end = _RICH
    if text.startswith(begin) and text.endswith(end):
        parts = (begin, text[len(begin) : -1], text[-1:])
        sheet.write_rich_string(row, column, *parts, *([cell_format] if cell_format else []))
    else:
        sheet.write_string(row, column, text, cell_format)
