"""The publisher's lists as one: each action for each code once, with the lists that hold it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from addenda.model.reconciliation import Declaration

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from addenda.model.concept import ConceptKey
    from addenda.model.declared import DeclaredChange


def declarations(changes: Iterable[DeclaredChange]) -> dict[ConceptKey, tuple[Declaration, ...]]:
    """Return the declarations of each code; an entry without a day joins the first of its action that has one."""
    entries: defaultdict[tuple[ConceptKey, str], defaultdict[date | None, list[str]]]
    entries = defaultdict(lambda: defaultdict(list))
    for change in changes:
        entries[change.key, change.action][change.on].append(change.origin)
    result: defaultdict[ConceptKey, tuple[Declaration, ...]] = defaultdict(tuple)
    for (key, action), by_day in sorted(entries.items()):
        undated = by_day.pop(None, [])
        days: list[date | None] = [*sorted(day for day in by_day if day is not None)]
        for day in days or [None]:
            result[key] += (_declaration(key, action, by_day[day] + undated, day),)
            undated = []
    return dict(result)


def _declaration(key: ConceptKey, action: str, origins: list[str], on: date | None) -> Declaration:
    return Declaration(key, action, tuple(dict.fromkeys(origins)), on)
