"""Which sheets of a file hold the charge master."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import InputError, Problem
from addenda.reading.chargemaster.codeless import explained
from addenda.reading.chargemaster.columns import Columns, choose_columns
from addenda.reading.chargemaster.headers import (
    HEADER_ROWS,
    Header,
    find_header,
    header_of_positions,
    named_columns,
)
from addenda.reading.chargemaster.mapping import ColumnMapping
from addenda.reading.chargemaster.price_words import date_in
from addenda.reading.chargemaster.words import REQUIRED, STRONG, plain, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.reading.workbook import Cell, Sheet

_NO_LIST = re.compile(
    r"\b(summar\w*|notes?|instructions?|read ?me|legend|index|cover|contents|common|top|glossary|definitions?"
    r"|comments?)\b"
)
"""Names of sheets that are about a charge master: read only where their columns are the same as another sheet's."""

HIDDEN = "it is hidden"
"""Why a hidden sheet is not read."""
NO_HEADER = "it has no header"
"""Why a sheet with notes, or with nothing, is not read."""


class Table(NamedTuple):
    """A sheet, its header, and its columns."""

    sheet: Sheet
    header: Header
    columns: Columns

    @property
    def rows(self) -> list[list[Cell]]:
        """The rows under the header."""
        return self.sheet.rows[self.header.last + 1 :]


class Chosen(NamedTuple):
    """The tables to read, and for every other sheet of the file why it is not read."""

    tables: list[Table]
    left: dict[str, str]


def choose_tables(sheets: Sequence[Sheet], mapping: ColumnMapping, file: str) -> Chosen:
    """Return the tables to read: the sheet that the mapping names, or all that hold lines of the charge master.

    The first sheet with a code and a price column leads. The others are read where they have the same header, or
    their own with the same of our columns; a sheet without a code column is read too where it has a charge code, a
    description and a price (supplies, drugs). Of sheets whose names differ by their year only the newest is read. A
    hidden sheet is read only when the mapping names it: it is mostly a copy, whose lines would count twice. Where no
    sheet has what is needed, the one that names the most of our columns is returned: its columns say what it lacks. A
    mapping does not pass over a sheet that is recognised without it: a mistyped header would quietly read another
    price list. Where no sheet has a header, those that hold nothing but lines are read.

    Raises:
        InputError: when the file has no sheet of that name, or no sheet has a row that may be a header, and none is
            all lines.

    """
    wanted = [_named(sheets, mapping.sheet, file)] if mapping.sheet else [sheet for sheet in sheets if not sheet.hidden]
    left = {sheet.name: _why_not(sheet, mapping) for sheet in sheets if sheet not in wanted}
    found = _with_headers(wanted, mapping)
    if not found:
        raise InputError(_no_header(sheets, mapping, file))
    left |= {sheet.name: NO_HEADER for sheet in wanted if sheet not in [sheet for sheet, _ in found]}
    groups = _groups(found, mapping, file)
    lead = _lead(groups, mapping)
    tables = []
    for group in groups:
        reason = "" if group is lead else _why_not_beside(group, lead)
        if reason:
            left |= {table.sheet.name: reason for table in group}
        else:
            tables += (
                [table._replace(columns=_without_code(table.columns)) for table in group]
                if group is not lead
                else group
            )
    tables, older = _newest(tables)
    left |= {table.sheet.name: "a newer sheet of the same name is read" for table in older}
    order = [sheet.name for sheet in sheets]
    return Chosen(sorted(tables, key=lambda table: order.index(table.sheet.name)), left)


def _with_headers(sheets: Sequence[Sheet], mapping: ColumnMapping) -> list[tuple[Sheet, Header]]:
    """Return the sheets that have a header; where none has, those whose rows are lines all the same."""
    found = [(sheet, header) for sheet in sheets if (header := find_header(sheet, mapping))]
    return found or [(sheet, header) for sheet in sheets if (header := header_of_positions(sheet))]


def _groups(found: Sequence[tuple[Sheet, Header]], mapping: ColumnMapping, file: str) -> list[list[Table]]:
    """Return the sheets by their headers; the columns of sheets with one header are chosen from all their rows."""
    alike: defaultdict[tuple[str, ...], list[tuple[Sheet, Header]]] = defaultdict(list)
    for sheet, header in found:
        alike[_key(header)].append((sheet, header))
    groups: list[list[Table]] = []
    for members in alike.values():
        rows = [row for sheet, header in members for row in sheet.rows[header.last + 1 :]]
        columns = choose_columns(members[0][1], rows, mapping, file)
        if columns.problems and mapping.headers() and groups:
            columns = choose_columns(members[0][1], rows, _there(mapping, members[0][1]), file)
        columns = explained(columns, members[0][1].titles, rows)
        groups.append([Table(sheet, header, columns) for sheet, header in members])
    return groups


def _key(header: Header) -> tuple[str, ...]:
    headers = [same(text) for text in header.titles]
    while not headers[-1]:
        headers.pop()
    return tuple(headers)


def _there(mapping: ColumnMapping, header: Header) -> ColumnMapping:
    """Return the part of a mapping whose headers a sheet has."""
    titles = {same(text) for text in header.titles}
    columns = {column: text for column, text in mapping.columns.items() if same(text) in titles}
    return ColumnMapping(columns, payers={name: text for name, text in mapping.payers.items() if same(text) in titles})


def _lead(groups: list[list[Table]], mapping: ColumnMapping) -> list[Table]:
    """Return the sheets that lead: the first that have what is needed, or all but the user's word on it."""
    lists = [group for group in groups if not all(_is_about(table) for table in group)] or groups
    complete = [group for group in lists if _complete(group[0])]
    clear = [group for group in complete if not group[0].columns.problems]
    if not complete:
        return max(
            lists, key=lambda group: (-len(group[0].columns.unclear), len(named_columns(group[0].header.titles)))
        )
    if mapping.columns or not clear:
        return complete[0]
    return clear[0] if _lines(clear[0]) > _lines(complete[0]) else complete[0]


def _complete(table: Table) -> bool:
    """Say whether a table has the columns that must be there, once or more, with the mapping or without it."""
    found = named_columns(table.header.titles)
    return not table.columns.problems or all(found.get(column) == STRONG for column in REQUIRED)


def _lines(group: Sequence[Table]) -> int:
    return sum(len(table.rows) for table in group)


def _is_about(table: Table) -> bool:
    return _NO_LIST.search(plain(table.sheet.name)) is not None


def _why_not_beside(group: Sequence[Table], lead: Sequence[Table]) -> str:
    """Return why a group is not read beside the one that leads; "" where it is."""
    columns, first = group[0].columns, lead[0].columns
    if all(_is_about(table) for table in group):
        return "its name says that it is no list of charges"
    told = {"charge_code", "description"}
    if columns.unclear - {"code"}:
        return f"its {' and '.join(sorted(columns.unclear))} is not clear"
    if columns.unclear and not told <= set(columns.positions):
        return "it has no code, and no charge code and description either"
    if not told & set(first.positions) <= set(columns.positions):
        return "it has other columns than the sheets that are read"
    return ""


def _without_code(columns: Columns) -> Columns:
    return columns._replace(problems=(), unclear=frozenset())


def _newest(tables: list[Table]) -> tuple[list[Table], list[Table]]:
    """Split tables into those to read and those beside which one of the same name but a later date stands."""
    dates = {table.sheet.name: date_in(table.sheet.name) for table in tables}

    def newer(other: Table, one: Table) -> bool:
        (later, rest), (date, words) = dates[other.sheet.name], dates[one.sheet.name]
        return later is not None and date is not None and later > date and plain(rest) == plain(words)

    older = [one for one in tables if any(newer(other, one) for other in tables)]
    return [one for one in tables if one not in older], older


def _why_not(sheet: Sheet, mapping: ColumnMapping) -> str:
    return "another sheet was named" if mapping.sheet or not sheet.hidden else HIDDEN


def _no_header(sheets: Sequence[Sheet], mapping: ColumnMapping, file: str) -> Problem:
    message = f"no header row was found: none of the first {HEADER_ROWS} rows has two headers"
    hidden = ", ".join(repr(sheet.name) for sheet in sheets if sheet.hidden and not mapping.sheet)
    advice = "Put a row with the names of the columns above the lines."
    if hidden:
        advice = f"Hidden sheets are read only by name: --sheet with one of {hidden}."
    return Problem(message, file, advice=advice)


def _named(sheets: Sequence[Sheet], name: str, file: str) -> Sheet:
    for sheet in sheets:
        if same(sheet.name) == same(name):
            return sheet
    names = [sheet.name for sheet in sheets]
    nearest = get_close_matches(name, names, cutoff=0.3) or names
    advice = f"The nearest names are {', '.join(map(repr, nearest))}."
    raise InputError(Problem("the file has no such sheet", file, value=name, advice=advice))
