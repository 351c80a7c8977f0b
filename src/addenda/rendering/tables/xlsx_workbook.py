"""A table as a workbook: text in every cell, so that no code loses its zeros and nothing is a formula."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

from addenda.errors import InputError, Problem
from addenda.rendering.tables.table import text_of

if TYPE_CHECKING:
    from addenda.rendering.tables.table import Table

_LONGEST = 32_767
"""Characters that a cell holds; Excel's limit, in UTF-16 units."""
_MOST_ROWS = 1_048_576
_WIDTHS = (8, 60)
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - XlsxWriter takes no zone; a constant, so that the bytes are the same
_NO_XML = {0xFFFE: "\N{REPLACEMENT CHARACTER}", 0xFFFF: "\N{REPLACEMENT CHARACTER}"}


def table_xlsx(table: Table) -> bytes:
    """Return the workbook: one sheet with a frozen header, a filter, and columns as wide as their text (8 to 60).

    Raises:
        InputError: when the table has more rows, or a cell more characters, than a workbook holds.

    """
    rows = [tuple(text_of(cell).translate(_NO_XML) for cell in row) for row in table.rows]
    _refuse_too_large(table, rows)
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": _CREATED})
        sheet = workbook.add_worksheet(table.name)
        names = tuple(column.name for column in table.columns)
        for number, row in enumerate((names, *rows)):
            for column, text in enumerate(row):
                if text:
                    sheet.write_string(number, column, text)
        sheet.set_row(0, None, workbook.add_format({"bold": True}))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows), len(names) - 1)
        for column, texts in enumerate(zip(names, *rows, strict=True)):
            least, most = _WIDTHS
            sheet.set_column(column, column, min(most, max(least, *(len(text) + 2 for text in texts))))
    return stream.getvalue()


def _refuse_too_large(table: Table, rows: list[tuple[str, ...]]) -> None:
    advice = "Export it as csv or parquet."
    if len(rows) >= _MOST_ROWS:
        raise InputError(Problem(f"a workbook holds {_MOST_ROWS:,} rows, the table has {len(rows):,}", advice=advice))
    problems = [
        Problem(f"a cell holds {_LONGEST:,} characters, the field {column.name} of {row[0]} has more", advice=advice)
        for row in rows
        for column, text in zip(table.columns, row, strict=True)
        if len(text.encode("utf-16-le")) // 2 > _LONGEST
    ]
    if problems:
        raise InputError(problems)
