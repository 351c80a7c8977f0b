"""Delimited text as hospitals export it: any of four delimiters, titles above the table, quotation marks."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from itertools import islice

from addenda.errors import InputError, Problem
from addenda.reading.workbook import Cell

DELIMITERS = ",\t|;"
_LOOKED_AT = 200  # lines that decide on the delimiter: the titles above a table are fewer
_QUOTES = "A quotation mark inside a quoted cell is written twice, and each one is closed."


def split_text(text: str, name: str) -> list[list[Cell]]:
    """Return the cells of delimited text, each row as wide as it is written. `name` is the file's, for errors.

    Raises:
        InputError: naming the line with which a record starts that cannot be split, such as one whose quotation mark
            is not closed. Read loosely, that mark would swallow the lines after it without a word.

    """
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[list[Cell]] = []
    start = 1
    try:
        for row in reader:
            rows.append(list(row))
            start = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            Problem(f"the text cannot be split into cells ({error})", name, start, advice=_QUOTES)
        ) from None
    return rows


def _delimiter(text: str) -> str:
    """Return the table's delimiter: the one that most cells of records of one width are explained by.

    Titles above the table may hold other delimiters, and descriptions hold commas; neither come as regularly.
    """
    return max(DELIMITERS, key=lambda delimiter: _regularity(text, delimiter))


def _regularity(text: str, delimiter: str) -> int:
    first_lines = islice(StringIO(text, newline=""), _LOOKED_AT)
    try:
        records = [record for record in csv.reader(first_lines, delimiter=delimiter) if len(record) > 1]
    except csv.Error:
        return 0
    widths = Counter(map(len, records))
    prose = sum(_is_prose(cell) for record in records for cell in record)
    return max(((width - 1) * count for width, count in widths.items()), default=0) - prose


def _is_prose(cell: str) -> bool:
    """Say whether a cell goes on after a blank, as a sentence does after its comma."""
    return cell[:1] == " " and cell[1:2].isalpha()
