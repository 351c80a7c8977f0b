"""The period of a row of usage: a year, a quarter, a month or a day."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.canonical import collapse
from addenda.reading.workbook import as_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from addenda.reading.workbook import Cell

_YEAR = r"(?P<year>(?:19|20)\d{2})"
_PATTERNS = tuple(
    re.compile(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        rf"(?:(?:FY|CY)\s*)?{_YEAR}",
        rf"{_YEAR}[-/]?(?P<month>0[1-9]|1[0-2])(?:[-/]?\d{{2}})?(?:[ T].*)?",
        rf"(?P<month>0?[1-9]|1[0-2])/(?:\d{{1,2}}/)?{_YEAR}(?: .*)?",
        rf"{_YEAR}[- ]?Q(?P<quarter>[1-4])",
        rf"Q(?P<quarter>[1-4])[- ]?{_YEAR}",
    )
)
_WHOLE = {"m": 12, "q": 4}


class Period(NamedTuple):
    """A year and the part of it that a row is of: `m3` for March, `q1` for the first quarter, "" for the year."""

    year: int
    part: str = ""


def read_period(cell: Cell) -> Period | None:
    """Return the period that a cell names, None where it is empty. Dates in figures have the month first.

    Raises:
        ValueError: when the cell names no year, quarter, month or day.

    """
    if isinstance(cell, date):  # a datetime too
        return Period(cell.year, f"m{cell.month}")
    text = collapse(as_text(cell))
    if not text:
        return None
    match = next((match for pattern in _PATTERNS if (match := pattern.fullmatch(text))), None)
    if match is None:
        raise ValueError(f"{text!r} is no period")
    parts = match.groupdict()
    if month := parts.get("month"):
        return Period(int(parts["year"]), f"m{int(month)}")
    return Period(int(parts["year"]), f"q{quarter}" if (quarter := parts.get("quarter")) else "")


def is_complete(parts: Collection[str]) -> bool | None:
    """Say whether the periods of a year, named as in `Period`, make all of it; None where one says only the year."""
    if "" in parts:
        return None
    return any(sum(part[0] == kind for part in parts) == count for kind, count in _WHOLE.items())
