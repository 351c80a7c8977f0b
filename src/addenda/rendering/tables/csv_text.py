"""A table as csv that a spreadsheet program opens without harm, and from which a program gets the exact text back.

UTF-8, by default with a byte order mark, without which Excel takes it for another encoding; commas, CRLF, quotes where
needed (RFC 4180). Text that a spreadsheet program would run as a formula gets an apostrophe before it, as OWASP
advises.
"""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from addenda.rendering.tables.table import text_of

if TYPE_CHECKING:
    from addenda.rendering.tables.table import Table

# An apostrophe is put before text of this form too, so that one can be taken away again without doubt.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"'*[+-]?\d+(?:\.\d+)?", re.ASCII)


def table_csv(table: Table, *, bom: bool = True) -> bytes:
    """Return the text of the file: a row of column names, then the rows; `bom` is the byte order mark."""
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(column.name for column in table.columns)
    writer.writerows([harmless(text_of(cell)) for cell in row] for row in table.rows)
    return stream.getvalue().encode("utf-8-sig" if bom else "utf-8")


def harmless(text: str) -> str:
    """Return text with an apostrophe before it where a spreadsheet program would run it; a plain number is none."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def exact(text: str) -> str:
    """Return what `harmless` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
