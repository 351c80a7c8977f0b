"""Where a release's file may be: what a source is, and which addresses it gives for a release."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import NotFoundError, Problem
from addenda.fetching.addresses import fill

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.model.release import ReleaseId

MONTHS = (  # in English, whatever the locale
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LAST_FISCAL_MONTH = 9
_ADD = "Download it by hand and import it, or name a source of your own with --sources (docs/fetch.md)."


class FileType(StrEnum):
    """What a file must be by its first bytes."""

    ZIP = "zip"
    XLSX = "xlsx"
    TEXT = "text"


class FileSource(NamedTuple):
    """One source: which releases it has, and the patterns of their addresses. `page` is for people, "" if unknown.

    `release` matches the whole name of a release; its groups `year` and `month` (January where there is none) fill the
    patterns in `addresses`.
    """

    codeset: str
    title: str
    release: re.Pattern[str]
    addresses: tuple[str, ...]
    type: FileType
    page: str = ""


class Candidate(NamedTuple):
    """An address at which a release's file may be, what it must be, and the page on which a person finds it."""

    address: str
    type: FileType
    page: str = ""


def candidates(sources: Iterable[FileSource], name: ReleaseId) -> tuple[Candidate, ...]:
    """Return the addresses at which a release's file may be, in the order in which they are to be tried.

    Raises:
        NotFoundError: when no source has such a release; it says which there are.

    """
    sources = tuple(sources)
    found = [
        Candidate(fill(address, parts), source.type, source.page)
        for source in sources
        if source.codeset == name.codeset and (parts := _parts(source.release.fullmatch(name.release)))
        for address in source.addresses
    ]
    if not found:
        titles = "; ".join(f"{one.codeset} ({one.title})" for one in sources)
        message = f"no source has the release {name}; there are sources for {titles}"
        raise NotFoundError(Problem(message, advice=_ADD))
    return tuple(dict.fromkeys(found))


def _parts(match: re.Match[str] | None) -> dict[str, str]:
    """Return what fills an address, by name; nothing where the release does not match, or names no month."""
    groups = match.groupdict() if match else {}
    year, month = groups.get("year") or "", groups.get("month") or "1"
    if not (year.isdecimal() and month.isdecimal() and 1 <= int(month) <= len(MONTHS)):
        return {}
    return date_parts(int(year), int(month))


def date_parts(year: int, month: int) -> dict[str, str]:
    """Return the parts of a release's date as publishers write them. A fiscal year begins in the October before it."""
    quarter = (month + 2) // 3
    return {
        "year": f"{year}",
        "yy": f"{year % 100:02}",
        "month": MONTHS[month - 1],
        "mm": f"{month:02}",
        "quarter": f"{quarter}",
        "letter": "abcd"[quarter - 1],
        "fiscal_year": f"{year + (month > _LAST_FISCAL_MONTH)}",
    }
