"""Which sheets of a file hold the charge master."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import InputError, Problem
from addenda.reading.chargemaster.columns import HEADER_ROWS, Header, find_header, recognised
from addenda.reading.chargemaster.mapping import ColumnMapping
from addenda.reading.chargemaster.words import same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.reading.workbook import Sheet


class Table(NamedTuple):
    """A sheet and its header row."""

    sheet: Sheet
    header: Header


def choose_tables(sheets: Sequence[Sheet], mapping: ColumnMapping, file: str) -> list[Table]:
    """Return the tables to read: the sheet that the mapping names, or the first one whose header is recognised.

    In a file with a sheet for each department, the other sheets with the same headers are read too. A hidden sheet is
    read only when the mapping names it: it is mostly a copy, whose lines would count twice. Where no header
    is recognised, the one that names the most of our columns is returned: what it lacks is then said. A mapping does
    not pass over a sheet that is recognised without it: a mistyped header would quietly read another price list.

    Raises:
        InputError: when the file has no sheet of that name, or no sheet has a row that may be a header.

    """
    wanted = [_named(sheets, mapping.sheet, file)] if mapping.sheet else [sheet for sheet in sheets if not sheet.hidden]
    tables = [Table(sheet, header) for sheet in wanted if (header := find_header(sheet, mapping))]
    if not tables:
        message = f"no header row was found: none of the first {HEADER_ROWS} rows has two headers"
        hidden = ", ".join(repr(sheet.name) for sheet in sheets if sheet.hidden and not mapping.sheet)
        advice = f"Hidden sheets are read only by name: --sheet with one of {hidden}." if hidden else None
        raise InputError(Problem(message, file, advice=advice))
    complete = [table for table in tables if _complete(table, mapping)]
    if not complete:
        return [max(tables, key=lambda table: len(table.header.candidates))]
    first = complete[0]
    return [table for table in complete if _headers(table) == _headers(first)]


def _named(sheets: Sequence[Sheet], name: str, file: str) -> Sheet:
    for sheet in sheets:
        if same(sheet.name) == same(name):
            return sheet
    names = [sheet.name for sheet in sheets]
    nearest = get_close_matches(name, names, cutoff=0.3) or names
    advice = f"The nearest names are {', '.join(map(repr, nearest))}."
    raise InputError(Problem("the file has no such sheet", file, value=name, advice=advice))


def _complete(table: Table, mapping: ColumnMapping) -> bool:
    return recognised(table.header) or (bool(mapping.columns) and recognised(find_header(table.sheet, ColumnMapping())))


def _headers(table: Table) -> list[str]:
    headers = [same(text) for text in table.header.titles]
    while not headers[-1]:
        headers.pop()
    return headers
