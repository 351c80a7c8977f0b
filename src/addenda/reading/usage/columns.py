"""The columns of a usage file, by the words of their headers. It never guesses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import InputError, Problem
from addenda.reading.chargemaster.words import title
from addenda.reading.workbook import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from addenda.reading.workbook import Cell, Sheet

HEADER_ROWS = 30
MEANINGS = {
    "charge_code": "the charge code",
    "code": "the CPT or HCPCS code",
    "modifier": "the modifier",
    "units": "the units",
    "facility": "the facility",
    "payer": "the payer",
    "period": "the year or the date",
}
"""Our columns, and what each is called in a message."""
_REQUIRED = (("units",), ("charge_code", "code"))
"""Of each of these, one column at least."""
_NO_NUMBER = r"\b(desc\w*|name|type|date)\b"
_NO_UNITS = (
    r"\b(codes?|price|charges?(?! (count|units|quantity|qty|volume))|amount|amt|cost|revenue|type|measure|per"
    r"|desc\w*|name|avg|average|percent|pct|patients?|claims?|visits?|encounters?|days?)\b"
)
"""Units are what a price is multiplied by: not patients, claims or days."""
_WORDS = {
    "charge_code": (
        r"\b(charge|chg|chrg|cdm|chargemaster|item|service|svc) (codes?|cd|number|no|num|id)\b|^(cdm|chargemaster)$",
        rf"{_NO_NUMBER}|\b(cpt4?|hcpcs?)\b",
    ),
    "code": (
        r"\b(cpt4?|hcpcs?)\b|^(procedure |billing )?code$",
        rf"{_NO_NUMBER}|\bmod\w*\b|\b(units|quantity|volume)\b",
    ),
    "modifier": (r"\b(mods?|modifiers?)\b", _NO_NUMBER),
    "units": (r"\b(units?|volumes?|counts?|quantity|qty|usage|utili[sz]ation)\b", _NO_UNITS),
    "facility": (r"\b(facility|hospital|campus|site|location)\b", r"\b(codes?|type|charges?|price)\b"),
    "payer": (r"\b(payer|payor|insurance|plan|financial class)\b", r"\b(codes?|charges?|price)\b"),
    "period": (r"\b(year|period|month|quarter|date|dos|fy|cy)\b", r"\b(birth|dob|admission|discharge|paid|posted)\b"),
}
_PATTERNS = {column: (re.compile(wanted), re.compile(unwanted)) for column, (wanted, unwanted) in _WORDS.items()}


class Header(NamedTuple):
    """A header row: its place in the sheet's rows, and the titles and positions that may be each of our columns."""

    position: int
    titles: tuple[str, ...]
    candidates: Mapping[str, list[int]]

    @property
    def complete(self) -> bool:
        """Whether it names units, and what they are of."""
        return all(any(column in self.candidates for column in columns) for columns in _REQUIRED)


def find_header(sheets: Iterable[Sheet]) -> tuple[Sheet, Header] | None:
    """Return the sheet and the row near its start that name the most of our columns, complete ones first.

    None where no row names two of them. Hidden sheets are not looked at.
    """
    found = [
        (sheet, header)
        for sheet in sheets
        if not sheet.hidden
        for position, row in enumerate(sheet.rows[:HEADER_ROWS])
        if len((header := _header(position, row)).candidates) > 1
    ]
    return max(found, key=lambda one: (one[1].complete, len(one[1].candidates)), default=None)


def choose_columns(header: Header, file: str) -> dict[str, int]:
    """Return the position of each of our columns.

    Raises:
        InputError: when there is no column of units, or none that says what was billed; naming the columns where
            several could be one of ours.

    """
    row, found = header.position + 1, header.candidates
    advice = "Keep one of them in the file, or change the headers of the others."
    problems = [
        Problem(
            f"{len(several)} columns could be {MEANINGS[column]}: {_list(header, several)}", file, row, None, advice
        )
        for column, several in found.items()
        if len(several) > 1
    ]
    for columns in _REQUIRED:
        if not any(column in found for column in columns):
            wanted = " or ".join(MEANINGS[column] for column in columns)
            seen = _list(header, [place for place, text in enumerate(header.titles) if text])
            problems.append(Problem(f"no column was recognised as {wanted}; the headers are {seen}", file, row))
    if problems:
        raise InputError(problems)
    return {column: positions[0] for column, positions in found.items()}


def _header(position: int, row: Sequence[Cell]) -> Header:
    titles = tuple(title(as_text(cell)) for cell in row)
    found: dict[str, list[int]] = {}
    for place, text in enumerate(titles):
        column = _named_by(text)
        if column:
            found.setdefault(column, []).append(place)
    return Header(position, titles, found)


def _named_by(header: str) -> str | None:
    text = " ".join(re.findall(r"[^\W_]+", header.casefold().replace("#", " number ")))
    return next(
        (column for column, (wanted, other) in _PATTERNS.items() if wanted.search(text) and not other.search(text)),
        None,
    )


def _list(header: Header, positions: Sequence[int]) -> str:
    return ", ".join(repr(header.titles[place]) for place in positions)
