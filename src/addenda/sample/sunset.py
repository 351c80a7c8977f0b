"""When Category III codes are due: five years after they were added (AMA, CPT Category III: sunset)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from addenda.model.cpt.kinds import CodeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.sample.entry import Entry

_YEARS = 5


def is_due(entry: Entry, day: date) -> bool:
    """Say whether a Category III code's five years are over on a day; they end on a 1 January."""
    if entry.kind is not CodeKind.CATEGORY_III or entry.added is None:
        return False
    return date(entry.added.year + _YEARS, 1, 1) <= day


def due_within_a_year(entries: Mapping[str, Entry], day: date) -> tuple[str, ...]:
    """Return the codes that are due before the same day a year later, sorted."""
    last = day.replace(year=day.year + 1) - timedelta(days=1)
    return tuple(sorted(entry.code for entry in entries.values() if is_due(entry, last)))
