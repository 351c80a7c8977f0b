"""The History table: when codes were added, revised and deleted, as far back as the Association's records go."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from addenda.model.cpt.fields import LEVELS
from addenda.model.listing import counted
from addenda.reading.cpt.cells import day_or_report
from addenda.reading.cpt.days import place_in_time
from addenda.reading.cpt.part import Event
from addenda.reading.cpt.shapes import CODE, CONCEPT, ROW_DATE
from addenda.reading.cpt.table import open_table
from addenda.reading.cpt.wording import listed

if TYPE_CHECKING:
    from addenda.reading.cpt.part import Part
    from addenda.reading.delivery import Member

ADDED, DELETED, REVISED, REINSTATED = "added", "deleted", "revised", "reinstated"
"""What may happen to a code. A reinstated code is in force again as it was, and was not added anew."""

_BEGINNINGS = (("ADD", ADDED), ("DELET", DELETED), ("REINSTAT", REINSTATED))
_REVISIONS = ("REVIS", "CHANG")


def read_history(member: Member) -> Part:
    """Return the events of a table. Its rows may lack their last fields, and changes of an unknown type are counted.

    Raises:
        InputError: as `lines_of`.

    """
    table = open_table(member)
    part = table.part
    unknown: Counter[str] = Counter()
    latest: dict[str, tuple[str, bool]] = {}
    for row, (code, stated, change, level, concept) in table.rows((CODE, ROW_DATE, "change", "level", CONCEPT)):
        if (not code and level.casefold() in LEVELS) or not part.accept(row, code):
            continue  # what happened to a heading of the book
        day = day_or_report(part, row, "Date", stated)
        action = _action(change)
        if not action:
            unknown[change] += 1
        elif day:
            event = Event(code, action, day)
            part.events.append(event)
            _name(part, latest, event, concept)
    if unknown:
        left = f"{counted(unknown.total(), 'row')} left aside"
        part.remarks.append(f"{part.name}: {left}, whose change type is not known: {listed(map(repr, unknown))}.")
    return part


def _name(part: Part, latest: dict[str, tuple[str, bool]], event: Event, concept: str) -> None:
    """Keep a code's concept id where no later event has one: a number that is used anew is another concept.

    It may be deleted as the one and added as the other on one day.
    """
    when = (place_in_time(event.on), event.action != DELETED)
    if concept and when >= latest.get(event.code, when):
        latest[event.code] = when
        part.texts[CONCEPT][event.code] = part.clean(concept)


@lru_cache(maxsize=256)  # of thousands of rows, a handful of types
def _action(change: str) -> str:
    """Return what a change type means, "" for one that is not known."""
    words = change.upper()
    revised = REVISED if any(word in words for word in _REVISIONS) else ""
    return next((action for beginning, action in _BEGINNINGS if words.startswith(beginning)), revised)
