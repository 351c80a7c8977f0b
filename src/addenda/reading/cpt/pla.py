"""PLA codes: what a row of the table and an element of the xml have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.reading.cpt.cells import iso_or_report
from addenda.reading.cpt.shapes import CODE, PLA_COLUMNS
from addenda.reading.cpt.table import open_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.reading.cpt.part import Part
    from addenda.reading.delivery import Member

_TEXTS = ("long", "medium", "short", "laboratory", "manufacturer", "test")
_ENDED = "DELETED"


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
    """Keep one PLA code. One that its status says is deleted is none of the release."""
    code = values.get(CODE, "")
    if values.get("status", "").upper() == _ENDED or not part.accept(row, code):
        return
    texts = {name: values.get(name, "") for name in _TEXTS}
    if not texts["long"]:
        part.problem("the row has too few fields: there is no descriptor", row, code)
    texts["added"] = iso_or_report(part, row, "effectiveDate", values.get("added", ""))
    part.take(row, code, texts)
