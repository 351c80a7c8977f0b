"""Which releases a publisher may have put out since the last one of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.release import ReleaseId, effective_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from addenda.fetching.sources import FileSource
    from addenda.model.release import Release


def due(sources: Sequence[FileSource], present: Sequence[Release], until: date) -> tuple[ReleaseId, ...]:
    """Return what may have come after the last of the releases that are `present`, in force up to a day, inclusive.

    A release is one that a source has, named by the year or the month in which it takes effect, by which the sources
    themselves tell what is yearly and what quarterly. What takes effect in January may bear both names: it gets the one
    that such releases have in the store.
    """
    codeset, last = present[-1].id.codeset, present[-1].effective
    by_year = any(effective_date(release.id.release) and "-" not in release.id.release for release in present)
    found = []
    for year, month in _months(last, until):
        names = [f"{year}-{month:02}"]
        if month == 1:
            names.insert(0 if by_year else 1, f"{year}")
        asked = (name for name in names if _has(sources, codeset, name))
        found += [ReleaseId(codeset, name) for name in asked][:1]
    return tuple(found)


def _months(after: date, until: date) -> Iterator[tuple[int, int]]:
    """Yield the months that begin after a day, up to another."""
    month = after.year * 12 + after.month  # the month after this one, counted from 0
    while month <= until.year * 12 + until.month - 1:
        yield month // 12, month % 12 + 1
        month += 1


def _has(sources: Sequence[FileSource], codeset: str, release: str) -> bool:
    return any(source.codeset == codeset and source.release.fullmatch(release) for source in sources)
