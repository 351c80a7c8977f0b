"""Dates as the Association's tables state them, some of which it knows only as `Pre-1982`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

_BEFORE = "Pre-"
_STATED_BEFORE = re.compile(r"pre-?\s?(\d{4})", re.IGNORECASE | re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", re.ASCII)
_AMERICAN = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})", re.ASCII)


@lru_cache(maxsize=1 << 14)  # a table of 12,000 codes names a few hundred days
def read_day(text: str) -> str:
    """Return an ISO date for YYYYMMDD, an ISO date (a time after it is left out) or M/D/YYYY, or `Pre-1982`.

    Raises:
        ValueError: when the text is none of these, or no day of the calendar.

    """
    stated = _STATED_BEFORE.fullmatch(text)
    if stated:
        return f"{_BEFORE}{stated[1]}"
    match = _COMPACT.fullmatch(text) or _ISO.fullmatch(text)
    if match:
        year, month, day = match.groups()
    else:
        match = _AMERICAN.fullmatch(text)
        if not match:
            raise ValueError(text)
        year, month, day = match["year"], match["month"], match["day"]
    return date(int(year), int(month), int(day)).isoformat()


def is_before(day: str) -> bool:
    """Say whether a day is stated only as one before a year."""
    return day.startswith(_BEFORE)


def place_in_time(day: str) -> str:
    """Return an ISO date to sort by: for `Pre-1982`, the last day of 1981."""
    return f"{int(day.removeprefix(_BEFORE)) - 1:04}-12-31" if is_before(day) else day


def day_before(day: str) -> str:
    """Return the last day on which a code may be used that is deleted on a day; for `Pre-1990`, 1989-12-31."""
    if is_before(day):
        return place_in_time(day)
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
