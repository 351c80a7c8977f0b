"""The rows of a correction list, from its workbook or its tab-separated text: code, instruction, and other cells.

Seen: a title (`2018 HCPCS CORRECTIONS`) above a header whose first columns are CODE, ACTION and EFF DATE, followed by
six to ten columns that differ from list to list. CMS publishes each list a second time in print form (prn), which
cuts texts, dates and even instructions off at the width of a column: that form cannot be applied.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.canonical import collapse
from addenda.reading.encoding import decode
from addenda.reading.hcpcs.xlsx import find_header
from addenda.reading.workbook import Cell, Sheet, as_text, sheets_of

if TYPE_CHECKING:
    from addenda.reading.delivery import Member

_CODE, _WORDS = "CODE", "ACTION"
ON = "EFFDATE"
"""The column that says from which day an instruction holds, by its normal name (capitals and digits only)."""
_KNOWN_BY = {_CODE, _WORDS, ON}
_TITLE = re.compile(r"^.*\bCORRECTIONS?\b.*$", re.IGNORECASE | re.MULTILINE)
_YEAR = re.compile(r"\b20\d\d\b")
_PRINTED_HEADER = re.compile(r"^ *CODE +ACTION +EFF DATE +[^\t]*DESC", re.MULTILINE)
_TEXT_HEADER = re.compile(rb"^CODE\tACTION\tEFF DATE\t", re.MULTILINE)
_NEAR_THE_START = 5_000  # bytes or characters


class Entry(NamedTuple):
    """One row of a list: its number in the file (1-based), its code, its instruction, and its other filled cells.

    `cells` is by normal header. Text is collapsed; a date cell of a workbook is an ISO date.
    """

    row: int
    code: str
    words: str
    cells: dict[str, str]


class Table(NamedTuple):
    """The rows of one list, and the year that its title names (None where it names none)."""

    year: int | None
    entries: tuple[Entry, ...]


def is_printed(member: Member) -> bool:
    """Say whether a file is the print form of a correction list."""
    start = member.content[:_NEAR_THE_START].decode("cp1252", errors="replace")
    return bool(_PRINTED_HEADER.search(start) and _TITLE.search(start))


def read_workbook_list(member: Member) -> Table | None:
    """Return the list that a workbook holds; None for a workbook that is no list.

    Raises:
        InputError: when the workbook cannot be read.

    """
    return next((table for sheet in sheets_of(member) if (table := _table(sheet))), None)


def read_text_list(member: Member) -> Table | None:
    """Return the list that a tab-separated text holds; None for another file."""
    if not _TEXT_HEADER.search(member.content, 0, _NEAR_THE_START):
        return None
    lines = decode(member).splitlines()
    rows: list[list[Cell]] = [list(row) for row in csv.reader(lines, delimiter="\t")]
    return _table(Sheet(member.name, rows))


def _table(sheet: Sheet) -> Table | None:
    header = find_header(sheet, _KNOWN_BY)
    if header is None:
        return None
    index, columns = header
    title = _TITLE.search("\n".join(_line(row) for row in sheet.rows[:index]))
    if title is None:
        return None
    year = _YEAR.search(title[0])
    return Table(int(year[0]) if year else None, tuple(_entries(sheet.rows[index + 1 :], index + 2, columns)))


def _line(row: Iterable[Cell]) -> str:
    return " ".join(as_text(cell) for cell in row)


def _entries(rows: list[list[Cell]], first: int, columns: dict[str, int]) -> Iterator[Entry]:
    names = {column: name for name, column in columns.items()}
    for number, row in enumerate(rows, first):
        cells = {names[column]: text for column, cell in enumerate(row) if (text := _text(cell))}
        if cells:
            yield Entry(number, cells.pop(_CODE, "").upper(), cells.pop(_WORDS, ""), cells)


def _text(cell: Cell) -> str:
    return cell.isoformat()[:10] if isinstance(cell, date) else collapse(as_text(cell))
