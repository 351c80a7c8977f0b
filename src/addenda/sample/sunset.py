"""Which Category III codes of the sample are due to sunset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.cpt import sunset
from addenda.model.cpt.kinds import CodeKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from addenda.sample.entry import Entry


def is_due(entry: Entry, year: int) -> bool:
    """Say whether this is a Category III code that is due on 1 January of a year."""
    return entry.kind is CodeKind.CATEGORY_III and entry.added is not None and sunset.is_due(entry.added, year)


def due_next(entries: Mapping[str, Entry], day: date) -> tuple[str, ...]:
    """Return the codes that are due on the next 1 January after a day, sorted."""
    return tuple(sorted(entry.code for entry in entries.values() if is_due(entry, day.year + 1)))
