"""The header row of a sheet, and which of its columns is which of ours. It never guesses."""

from __future__ import annotations

import re
import shlex
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import InputError, Problem
from addenda.reading.chargemaster.words import MEANINGS, REQUIRED, columns_named_by, same, title
from addenda.reading.workbook import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addenda.reading.chargemaster.mapping import ColumnMapping
    from addenda.reading.workbook import Sheet

HEADER_ROWS = 30
"""The header stands in one of the first rows; hospitals put up to 15 rows of titles above it."""
_SHOWN = 30  # headers that a message lists
_SHELL_SIGNS = re.compile(r'["$`\\!]')  # what a shell reads inside double quotes


class Header(NamedTuple):
    """A header row: its place in the sheet's rows, its titles, and the positions that may be each of our columns."""

    position: int
    titles: tuple[str, ...]
    candidates: Mapping[str, list[int]]


class Columns(NamedTuple):
    """Where our columns stand, what the file calls them, and the optional ones left out because several may be it."""

    positions: Mapping[str, int]
    titles: Mapping[str, str]
    not_used: Mapping[str, tuple[str, ...]]


def find_header(sheet: Sheet, mapping: ColumnMapping) -> Header | None:
    """Return the row, of the first 30, that names the most of our columns; None when no row has two filled cells.

    A mapped column counts by the user's header alone.
    """
    headers = [
        _header(index, tuple(title(as_text(cell)) for cell in row), mapping)
        for index, row in enumerate(islice(sheet.rows, HEADER_ROWS))
    ]
    wide = [header for header in headers if sum(map(bool, header.titles)) > 1]
    return max(wide, key=lambda header: len(header.candidates), default=None)


def recognised(header: Header | None) -> bool:
    """Say whether a header has every column that must be there, once or more."""
    return header is not None and all(column in header.candidates for column in REQUIRED)


def choose_columns(header: Header, mapping: ColumnMapping, file: str) -> Columns:
    """Return the columns of a header. An optional column that several headers may name is left out.

    Raises:
        InputError: naming each required column that is not there or that several headers may name, and each header
            of the mapping that is not there or stands there twice.

    """
    needed = [column for column in MEANINGS if column in REQUIRED or column in mapping.columns]
    problems = [
        _problem(column, header, mapping, file) for column in needed if len(header.candidates.get(column, ())) != 1
    ]
    if problems:
        raise InputError(problems)
    positions = {column: found[0] for column, found in header.candidates.items() if len(found) == 1}
    return Columns(
        positions,
        {column: header.titles[position] for column, position in positions.items()},
        {column: _titles(header, column) for column, found in header.candidates.items() if len(found) > 1},
    )


def _header(index: int, titles: tuple[str, ...], mapping: ColumnMapping) -> Header:
    mapped = {column: same(wanted) for column, wanted in mapping.columns.items()}
    found: dict[str, list[int]] = {}
    for position, text in enumerate(titles):
        spoken_for = [column for column, wanted in mapped.items() if wanted == same(text)]
        named = spoken_for or [column for column in columns_named_by(text) if column not in mapped]
        for column in named:
            found.setdefault(column, []).append(position)
    return Header(index, titles, {column: found[column] for column in MEANINGS if column in found})


def _problem(column: str, header: Header, mapping: ColumnMapping, file: str) -> Problem:
    place = header.position + 1
    several = _titles(header, column)
    if len({same(text) for text in several}) > 1:
        message = f"{len(several)} columns could be {MEANINGS[column]}: {_list(several)}"
        return Problem(message, file, place, advice=f"Say which one: {_options(column, several)}.")
    if several:
        advice = "Give the columns different headers in the file."
        return Problem(f"{len(several)} columns have the header {several[0]!r}", file, place, advice=advice)
    if column in mapping.columns:
        return _no_such_header(column, mapping.columns[column], header, file)
    message = f"no column was recognised as {MEANINGS[column]}; the headers are {_list(_seen(header))}"
    return Problem(message, file, place, advice=f'Say which one it is: --map {column}="HEADER".')


def _no_such_header(column: str, wanted: str, header: Header, file: str) -> Problem:
    seen = {same(text): text for text in _seen(header)}
    nearest = [seen[match] for match in get_close_matches(same(wanted), seen, cutoff=0.5)]
    advice = f"Did you mean {_options(column, nearest)}?" if nearest else None
    message = f"no column has the header that {column} is mapped to; the headers are {_list(_seen(header))}"
    return Problem(message, file, header.position + 1, wanted, advice)


def _titles(header: Header, column: str) -> tuple[str, ...]:
    return tuple(header.titles[position] for position in header.candidates.get(column, ()))


def _seen(header: Header) -> tuple[str, ...]:
    return tuple(text for text in header.titles if text)


def _list(titles: tuple[str, ...]) -> str:
    shown = ", ".join(map(repr, titles[:_SHOWN]))
    return f"{shown} and {len(titles) - _SHOWN} more" if len(titles) > _SHOWN else shown


def _options(column: str, titles: Iterable[str]) -> str:
    """Return the options to choose from on a command line, quoted for a shell."""
    quoted = [shlex.quote(text) if _SHELL_SIGNS.search(text) else f'"{text}"' for text in titles]
    return " or ".join(f"--map {column}={text}" for text in quoted)
