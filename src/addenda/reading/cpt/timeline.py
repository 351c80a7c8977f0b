"""When codes were added and deleted, out of the events of the History and the Deleted table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.concept import ConceptKey
from addenda.model.declared import DeclaredChange
from addenda.reading.cpt.days import is_before, place_in_time
from addenda.reading.cpt.history import ADDED, REINSTATED
from addenda.reading.cpt.layouts import Layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addenda.reading.cpt.part import Event, Part

_ORIGINS = {Layout.HISTORY: "history table", Layout.DELETED: "deleted table"}


class Additions(NamedTuple):
    """When each code was added, as stated: the last time until the effective date, and the first time after it.

    `again` has the last day until then on which it was added or reinstated.
    """

    past: dict[str, str]
    future: dict[str, str]
    again: dict[str, str]


def additions(events: Iterable[Event], effective: date) -> Additions:
    """Return when codes were added by a release's effective date; a code that is published early comes later."""
    found = Additions({}, {}, {})
    day = effective.isoformat()
    for event in sorted(events, key=lambda event: place_in_time(event.on)):
        if event.action not in {ADDED, REINSTATED}:
            continue
        if place_in_time(event.on) <= day:
            found.again[event.code] = event.on
            if event.action == ADDED:
                found.past[event.code] = event.on
        elif event.action == ADDED:
            found.future.setdefault(event.code, event.on)
    return found


def declared(parts: Mapping[Layout, Part], effective: date) -> tuple[DeclaredChange, ...]:
    """Return what the two tables say has changed within the year that ends with the effective date.

    One for each code, action and table: the last. A reinstated code is declared as added: it is in force again.
    """
    first, last = year_before(effective).isoformat(), effective.isoformat()
    found: dict[tuple[str, ConceptKey, str], DeclaredChange] = {}
    for layout, origin in _ORIGINS.items():
        events = parts[layout].events if layout in parts else []
        for event in sorted(events, key=lambda event: place_in_time(event.on)):
            if not is_before(event.on) and first < event.on <= last:
                key = ConceptKey(event.code)
                action = ADDED if event.action == REINSTATED else event.action
                found[origin, key, action] = DeclaredChange(key, action, origin, date.fromisoformat(event.on))
    return tuple(found[place] for place in sorted(found))


def year_before(day: date) -> date:
    """Return the same day a year earlier; for 29 February the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
