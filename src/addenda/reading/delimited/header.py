"""The header row of a table, found by the headers that a mapping names; what it lacks is said with the nearest."""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import InputError, Problem
from addenda.reading.delimited.sheets import HEADER_WITHIN, shown
from addenda.reading.delimited.table import Layout, Table
from addenda.reading.delimited.values import Column

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from addenda.reading.delimited.mapping import CodeMapping
    from addenda.reading.workbook import Sheet

_SHOWN = 30  # headers that a message lists


class Header(NamedTuple):
    """A row (0-based) that may be a header, and its titles as they are shown."""

    sheet: Sheet
    row: int
    titles: tuple[str, ...]

    def matches(self, wanted: Iterable[str]) -> int:
        """Count the wanted headers that stand here."""
        present = {title.casefold() for title in self.titles}
        return sum(header.casefold() in present for header in map(shown, wanted))

    def table(self, place: str) -> Table:
        """Return the table under this header."""
        return Table(self.sheet.rows, self.row, self.row, place)


def headers_of(sheet: Sheet) -> list[Header]:
    """Return the first rows of a sheet that have two cells with text."""
    rows = enumerate(sheet.rows[:HEADER_WITHIN])
    headers = (Header(sheet, row, tuple(map(shown, cells))) for row, cells in rows)
    return [header for header in headers if sum(map(bool, header.titles)) > 1]


def wanted_by(mapping: CodeMapping) -> list[str]:
    """Return the headers that a mapping names, the code's first."""
    modifier = [mapping.modifier] if mapping.modifier else []
    return [mapping.code, *modifier, *(field.header for field in mapping.fields)]


def lay_out(header: Header, mapping: CodeMapping, code_pattern: re.Pattern[str], place: str) -> Layout:
    """Return where the columns of a mapping stand.

    Raises:
        InputError: naming every header that is not there, with the nearest ones, or that stands there twice.

    """
    titles = [title.casefold() for title in header.titles]
    times = Counter(titles)
    wanted = dict.fromkeys(wanted_by(mapping))
    problems = [_problem(name, header, place) for name in wanted if times[shown(name).casefold()] != 1]
    if problems:
        raise InputError(problems)

    def at(name: str) -> int:
        return titles.index(shown(name).casefold())

    return Layout(
        code=(Column("code", mapping.code, at(mapping.code)),),
        modifier=Column("modifier", mapping.modifier, at(mapping.modifier)) if mapping.modifier else None,
        fields=tuple(Column(f.field.name, f.header, at(f.header), f.form) for f in mapping.fields),
        code_pattern=code_pattern,
    )


def _problem(wanted: str, header: Header, place: str) -> Problem:
    row = header.row + 1
    titles = [title for title in header.titles if title]
    alike = {title.casefold(): title for title in titles}
    if shown(wanted).casefold() in alike:
        advice = "Give the columns different headers in the file."
        return Problem("several columns have this header", place, row, wanted, advice)
    nearest = [alike[match] for match in get_close_matches(shown(wanted).casefold(), alike, cutoff=0.5)]
    hint = f"Did you mean {' or '.join(map(repr, nearest))}?" if nearest else None
    listed = ", ".join(map(repr, titles[:_SHOWN])) + (" ..." if len(titles) > _SHOWN else "")
    return Problem(f"no column has this header; the headers are {listed}", place, row, wanted, hint)
