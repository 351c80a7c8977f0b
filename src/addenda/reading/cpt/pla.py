"""PLA codes: what a row of the table and an element of the xml have in common, and which codes they end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.codeset import ADDED
from addenda.model.listing import counted
from addenda.reading.cpt.cells import iso_or_report
from addenda.reading.cpt.history import DELETED, REVISED
from addenda.reading.cpt.layouts import LISTS, Layout
from addenda.reading.cpt.part import Event
from addenda.reading.cpt.shapes import CODE, PLA_COLUMNS
from addenda.reading.cpt.table import open_table
from addenda.reading.cpt.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from addenda.reading.cpt.part import Part
    from addenda.reading.delivery import Member

_TEXTS = ("long", "medium", "short", "laboratory", "manufacturer", "test")


class Ended(NamedTuple):
    """The codes that PLA's files delete by a day, and what must be said of them and of those that they delete later."""

    codes: set[str]
    remarks: list[str]


def ended(parts: Mapping[Layout, Part], effective: date) -> Ended:
    """Return the codes that are deleted by the effective date, though an older list may have them still.

    `parts` hold at least one list.
    """
    found = Ended(set(), [])
    first = next(parts[layout] for layout in LISTS if layout in parts)
    for part in (parts[layout] for layout in (Layout.PLA_XML, Layout.PLA_TAB) if layout in parts):
        by_code = {event.code: event.on for event in part.events if event.code not in part.rows}
        gone = {code for code, on in by_code.items() if on <= effective.isoformat()}
        found.codes.update(gone)
        if still := gone & first.rows.keys():
            which = f"{counted(len(still), 'code')} that {first.name} lists: {listed(still)}"
            found.remarks.append(f"{part.name} deletes {which}; left out.")
        if later := by_code.keys() - gone:
            which = f"{counted(len(later), 'code')} only after the release's date: {listed(later)}"
            found.remarks.append(f"{part.name} deletes {which}; left as the lists have it.")
    return found


def read_pla_table(member: Member) -> Part:
    """Return the PLA codes of a table.

    Raises:
        InputError: as `lines_of`.

    """
    table = open_table(member)
    for row, cells in table.rows(tuple(PLA_COLUMNS)):
        take_pla(table.part, row, dict(zip(PLA_COLUMNS, cells, strict=True)))
    return table.part


def take_pla(part: Part, row: int, values: Mapping[str, str]) -> None:
    """Keep one PLA code, or that it is deleted. The date of a revised one is not the day on which it was added."""
    code, status = values.get(CODE, ""), values.get("status", "").lower()
    day = iso_or_report(part, row, "effectiveDate", values.get(ADDED, ""))
    if status == DELETED:
        part.events.append(Event(code, DELETED, day))
        return
    if not part.accept(row, code):
        return
    texts = {name: values.get(name, "") for name in _TEXTS}
    if not texts["long"]:
        part.problem("the row has too few fields: there is no descriptor", row, code)
    if status == REVISED:
        part.revised.add(code)
    else:
        texts[ADDED] = day
    part.take(row, code, texts)
