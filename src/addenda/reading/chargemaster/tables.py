"""A file's bytes become sheets of cells; what the file is, its content says, never its name."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from itertools import islice
from pathlib import PurePath

from addenda.errors import InputError, Problem
from addenda.reading.delivery import Member
from addenda.reading.encoding import decode
from addenda.reading.workbook import SPREADSHEET_STARTS, Cell, Sheet, as_text, read_workbook

_DELIMITERS = ",\t|;"
_LOOKED_AT = 50  # lines that decide on the delimiter
_SAVE_AS = "Open it in a spreadsheet program and save it as xlsx or csv."
_NO_TABLES = {"<": "the file is a web page or XML, whatever its name says", "%PDF": "the file is a PDF"}


def read_tables(content: bytes, name: str) -> list[Sheet]:
    """Return the sheets of a spreadsheet (xlsx, xls), or delimited text as one sheet that is called after the file.

    Raises:
        InputError: when the file is empty, is no table, is damaged, or is protected by a password; naming the lines
            of a text that cannot be decoded (`addenda.reading.encoding`).

    """
    if content.startswith(SPREADSHEET_STARTS):
        sheets = read_workbook(content, name)
    else:
        sheets = [Sheet(PurePath(name).stem, _read_text(content, name))]
    if not any(as_text(cell).strip() for sheet in sheets for row in sheet.rows for cell in row):
        raise InputError(Problem("the file is empty: no cell of it holds anything", name))
    return sheets


def _read_text(content: bytes, name: str) -> list[list[Cell]]:
    text = decode(Member(name, content, name)).replace("\0", "")
    for start, what in _NO_TABLES.items():
        if text.lstrip().startswith(start):
            raise InputError(Problem(what, name, advice=_SAVE_AS))
    # Strict: a quotation mark that is never closed would otherwise swallow the lines after it without a word.
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        return [list(row) for row in reader]
    except csv.Error as error:
        advice = "A quotation mark inside a quoted cell is written twice, and each one is closed."
        message = f"the text cannot be split into cells ({error})"
        raise InputError(Problem(message, name, reader.line_num, advice=advice)) from None


def _delimiter(text: str) -> str:
    """Return the delimiter by which the most records of the first lines have one and the same number of cells."""
    return max(_DELIMITERS, key=lambda delimiter: _regularity(text, delimiter))


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    first_lines = islice(StringIO(text, newline=""), _LOOKED_AT)
    try:
        widths = Counter(len(record) for record in csv.reader(first_lines, delimiter=delimiter) if len(record) > 1)
    except csv.Error:
        return 0, 0
    return max(((records, width) for width, records in widths.items()), default=(0, 0))
