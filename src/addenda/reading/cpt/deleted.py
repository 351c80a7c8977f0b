"""The Deleted table: the codes that were deleted, when, and what to report instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.cpt.fields import INSTRUCTION, LEVELS
from addenda.reading.content import TWICE
from addenda.reading.cpt.cells import day_or_report
from addenda.reading.cpt.days import place_in_time
from addenda.reading.cpt.part import Event
from addenda.reading.cpt.shapes import CODE, CONCEPT, ROW_DATE
from addenda.reading.cpt.table import open_table

if TYPE_CHECKING:
    from addenda.reading.cpt.part import Part
    from addenda.reading.delivery import Member

DELETED = "deleted"
"""The action of an event of this table."""

_COLUMNS = (CODE, ROW_DATE, "level", CONCEPT, "long", INSTRUCTION)
_TEXTS = (CONCEPT, "long", INSTRUCTION)


def read_deleted(member: Member) -> Part:
    """Return the deletions, one a code: of a code that was deleted more than once, the last.

    Raises:
        InputError: as `lines_of`.

    """
    table = open_table(member)
    part = table.part
    last: dict[str, tuple[str, int, dict[str, str]]] = {}
    for row, (code, stated, level, *cells) in table.rows(_COLUMNS):
        if (not code and level.casefold() in LEVELS) or not part.accept(row, code):
            continue  # a heading of the book is deleted, too
        day = day_or_report(part, row, "Date Deleted", stated)
        if not day:
            continue
        texts = {name: part.clean(cell) for name, cell in zip(_TEXTS, cells, strict=True)}
        known, first, others = last.setdefault(code, (day, row, texts))
        if place_in_time(day) > place_in_time(known):
            last[code] = (day, row, texts)
        elif day == known and texts != others:
            part.problem(TWICE, row, code, f"It stands in row {first} too; keep one of them.")
    for code, (day, row, texts) in last.items():
        part.events.append(Event(code, DELETED, day))
        part.take(row, code, texts)
    return part
