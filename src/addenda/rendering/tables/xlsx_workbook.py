"""A table as a workbook: text in every cell, so that no code loses its zeros and nothing is a formula."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.rendering.tables.table import text_of
from addenda.rendering.xlsx import LONGEST, MOST_ROWS, new_workbook, units, write_text

if TYPE_CHECKING:
    from addenda.rendering.tables.table import Table

_WIDTHS = (8, 60)
_NO_XML = {0xFFFE: "\N{REPLACEMENT CHARACTER}", 0xFFFF: "\N{REPLACEMENT CHARACTER}"}


def table_xlsx(table: Table) -> bytes:
    """Return the workbook: one sheet with a frozen header, a filter, and columns as wide as their text (8 to 60).

    Raises:
        InputError: when the table has more rows, or a cell more characters, than a workbook holds.

    """
    rows = [tuple(text_of(cell).translate(_NO_XML) for cell in row) for row in table.rows]
    _refuse_too_large(table, rows)
    stream = BytesIO()
    with new_workbook(stream) as workbook:
        sheet = workbook.add_worksheet(table.name)
        names = tuple(column.name for column in table.columns)
        for number, row in enumerate((names, *rows)):
            for column, text in enumerate(row):
                if text:
                    write_text(sheet, number, column, text)
        sheet.set_row(0, None, workbook.add_format({"bold": True}))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows), len(names) - 1)
        for column, texts in enumerate(zip(names, *rows, strict=True)):
            least, most = _WIDTHS
            sheet.set_column(column, column, min(most, max(least, *(len(text) + 2 for text in texts))))
    return stream.getvalue()


def _refuse_too_large(table: Table, rows: list[tuple[str, ...]]) -> None:
    advice = "Export it as csv or parquet."
    if len(rows) >= MOST_ROWS:
        raise InputError(Problem(f"a workbook holds {MOST_ROWS:,} rows, the table has {len(rows):,}", advice=advice))
    problems = [
        Problem(f"a cell holds {LONGEST:,} characters, the field {column.name} of {row[0]} has more", advice=advice)
        for row in rows
        for column, text in zip(table.columns, row, strict=True)
        if units(text) > LONGEST
    ]
    if problems:
        raise InputError(problems)
