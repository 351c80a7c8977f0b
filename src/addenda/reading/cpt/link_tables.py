"""CPT Link's three core tables, as they stand: types, the properties of concepts, and how concepts are related."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.reading.cpt.layouts import Layout
from addenda.reading.cpt.part import Record
from addenda.reading.cpt.shapes import CONCEPT
from addenda.reading.cpt.table import open_table

if TYPE_CHECKING:
    from addenda.reading.cpt.part import Part
    from addenda.reading.delivery import Member

_COLUMNS = {
    Layout.TYPES: ("type", "name"),
    Layout.PROPERTIES: (CONCEPT, "type", "value"),
    Layout.RELATIONS: (CONCEPT, "type", "related"),
}


def read_link_table(member: Member) -> Part:
    """Return the rows of one of the three tables; a blank value of a property is one.

    Raises:
        InputError: as `lines_of`.

    """
    table = open_table(member)
    part = table.part
    for row, cells in table.rows(_COLUMNS[part.layout]):
        if not all(cells[:2]) or (part.layout is Layout.RELATIONS and not cells[2]):
            part.problem("the row has too few fields: an identifier is blank", row, " | ".join(cells))
        else:
            part.records.append(Record(row, tuple(map(part.clean, cells))))
    return part
