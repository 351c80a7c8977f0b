"""Deleted codes: the Deleted table's stay in the release, with their last day and what to use instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.codeset import ADDED, CROSS_REFERENCES, TERMINATED
from addenda.model.cpt.fields import INSTRUCTION
from addenda.model.listing import counted
from addenda.model.notes import codes_in
from addenda.reading.cpt.days import day_before, is_before, place_in_time
from addenda.reading.cpt.part import kind_of
from addenda.reading.cpt.shapes import CONCEPT
from addenda.reading.cpt.wording import listed

if TYPE_CHECKING:
    from datetime import date

    from addenda.model.concept import Value
    from addenda.reading.cpt.part import Event, Part
    from addenda.reading.cpt.timeline import Additions

Fields = dict[str, "Value"]


def bury(part: Part, concepts: dict[str, Fields], added: Additions, effective: date) -> list[str]:
    """Add the deleted codes to the concepts, and the last day of codes that are still there; return remarks.

    A code that stands in the code files though it was deleted before the release lives again: that deletion ended an
    earlier life of it. Where the history does not say that it came back, this is remarked. A code that is deleted
    later, and that no list has, is none of the release: it is left out and remarked.
    """
    doubtful: list[str] = []
    unlisted: list[str] = []
    for event in part.events:
        fields = concepts.get(event.code)
        to_come = place_in_time(event.on) > effective.isoformat()
        if fields is None and to_come:
            unlisted.append(event.code)
        elif fields is None:
            concepts[event.code] = _tombstone(part, event, added)
        elif to_come:
            fields |= {TERMINATED: day_before(event.on)} | _advice(part, event.code)
        elif place_in_time(added.again.get(event.code, "0001-01-01")) < place_in_time(event.on):
            doubtful.append(event.code)
    remarks = []
    if doubtful:
        which = f"{counted(len(doubtful), 'code')} by the release's date: {listed(doubtful)}"
        remarks.append(f"{part.name} deletes {which}; the files of codes still list it, and were believed.")
    if unlisted:
        which = f"{counted(len(unlisted), 'code')} after the release's date that no list has: {listed(unlisted)}"
        remarks.append(f"{part.name} deletes {which}; left out.")
    return remarks


def _tombstone(part: Part, event: Event, added: Additions) -> Fields:
    code = event.code
    began = added.past.get(code, "")
    stated = [day for day in (began, event.on) if day and is_before(day)]
    fields: Fields = {
        "kind": str(kind_of(code)),
        "long": part.texts["long"].get(code, ""),
        **_advice(part, code),
        ADDED: "" if is_before(began) else began,
        TERMINATED: day_before(event.on),
        CONCEPT: part.texts[CONCEPT].get(code, ""),
        "dates_stated": "; ".join(stated),
    }
    return {name: value for name, value in fields.items() if value}


def _advice(part: Part, code: str) -> Fields:
    """Return a deleted code's instruction, and the codes that it names to use instead."""
    instruction = part.texts[INSTRUCTION].get(code, "")
    if not instruction:
        return {}
    codes: list[Value] = [other for other in codes_in(instruction) if other != code]
    return {CROSS_REFERENCES: codes, INSTRUCTION: instruction} if codes else {INSTRUCTION: instruction}
