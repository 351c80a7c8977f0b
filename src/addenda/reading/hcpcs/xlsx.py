"""CMS's workbook: one row a concept under 48 headers, whose row and whose sheet's name differ from year to year."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.reading.hcpcs.layout import CONTINUATIONS, HEADS, LAYOUT, Form, Row, Slot, Table
from addenda.reading.workbook import Cell, Sheet, as_text
from addenda.reading.workbook import sheets_of as sheets_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.reading.delivery import Member

_CODE, _RECORD_ID = "HCPC", "RECID"
_KNOWN_BY = {_CODE, _RECORD_ID, "LONGDESCRIPTION"}
_NEEDED = {"LONG DESCRIPTION", "SHORT DESCRIPTION", "ADD DT", "TERM DT"}
"""Without these nobody can say what a code means or when it is in force; other columns may come and go."""
_OTHER_NAMES = {
    **dict.fromkeys(("HCPCS", "HCPCCODE", "HCPCSCODE", "HCPCMOD", "HCPCSMOD", "HCPCSMODIFIERCODE"), _CODE),
    **dict.fromkeys(("LONGDESC", "LONGDESCRIPTOR"), "LONGDESCRIPTION"),
    **dict.fromkeys(("SHORTDESC", "SHORTDESCRIPTOR"), "SHORTDESCRIPTION"),
    **dict.fromkeys(("ADDDATE", "ADDEDDATE", "DATEADDED"), "ADDDT"),
    **dict.fromkeys(("TERMDATE", "TERMINATIONDATE"), "TERMDT"),
    **dict.fromkeys(("ACTEFFDATE", "ACTIONEFFDT", "ACTIONEFFDATE", "ACTIONEFFECTIVEDATE"), "ACTEFFDT"),
    **dict.fromkeys(("ACTIONCODE", "ACTCD"), "ACTIONCD"),
    **dict.fromkeys(("COVERAGE", "COVERAGECODE", "COVCD"), "COV"),
    "RECORDID": _RECORD_ID,
}
"""Other names of a code file's columns, and the usual ones: all as `normal` writes them."""
_HEADER_WITHIN = 50  # rows; it has stood in rows 1, 8 and 11


def normal(header: Cell) -> str:
    """Return a header in capitals, letters and digits only: `ADD DT`, `Add_Dt` and ` add dt` are one."""
    return re.sub(r"[^A-Z0-9]", "", as_text(header).upper())


def find_header(
    sheet: Sheet, wanted: set[str], other_names: Mapping[str, str] | None = None
) -> tuple[int, dict[str, int]] | None:
    """Return the index of the first row that has all wanted headers, and its columns by header; None without one.

    A column of another name stands under its usual one as well, unless there is one of that name.
    """
    names = other_names or {}
    for index, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        columns = {normal(cell): column for column, cell in enumerate(row)}
        columns = {names.get(name, name): column for name, column in columns.items()} | columns
        if wanted <= columns.keys():
            return index, columns
    return None


def is_code_file(member: Member) -> bool:
    """Say whether a workbook has a sheet with the headers of CMS's contractor file.

    Raises:
        InputError: when the workbook cannot be read.

    """
    return any(find_header(sheet, _KNOWN_BY, _OTHER_NAMES) for sheet in sheets_of(member))


def read_workbook_table(member: Member) -> Table:
    """Return the rows of a code file's sheet of codes, and the text of the rows that are no records.

    Raises:
        InputError: when several sheets hold codes, or the header lacks columns.

    """
    headed = [(sheet, header) for sheet in sheets_of(member) if (header := find_header(sheet, _KNOWN_BY, _OTHER_NAMES))]
    if len(headed) > 1:
        names = ", ".join(sheet.name for sheet, _ in headed)
        raise InputError(Problem("several sheets hold codes", member.place, value=names, advice="Keep one of them."))
    sheet, (index, columns) = headed[0]
    missing = [name for slot in LAYOUT for name in slot.headers if normal(name) not in columns]
    needed = [name for name in missing if name in _NEEDED]
    if needed:
        advice = "Take the file as CMS publishes it."
        raise InputError(Problem(f"the header lacks {', '.join(needed)}", member.place, index + 1, advice=advice))
    table = _table(sheet, index, columns)
    if missing:  # said in the release's notice, since the fields will seem to have been emptied in every code
        table.others.insert(0, (index + 1, f"The workbook has no column {', '.join(missing)}."))
    return table


def _table(sheet: Sheet, header: int, columns: Mapping[str, int]) -> Table:
    table = Table()
    found = ((slot, [columns.get(normal(name), -1) for name in slot.headers]) for slot in LAYOUT)
    places = [(slot, [column for column in at if column >= 0]) for slot, at in found]
    for index, cells in enumerate(sheet.rows):
        record_id = as_text(cells[columns[_RECORD_ID]]).strip() if index > header else ""
        if record_id in HEADS or record_id in CONTINUATIONS:
            code = as_text(cells[columns[_CODE]]).strip()
            table.rows.append(Row(index + 1, code, record_id, _values(cells, places)))
        elif index != header and any(cells):
            table.others.append((index + 1, " ".join(as_text(cell) for cell in cells if cell != "")))
    return table


def _values(cells: list[Cell], places: list[tuple[Slot, list[int]]]) -> dict[str, list[str]]:
    values = {}
    for slot, columns in places:
        parts = [_part(cells[column], slot) for column in columns]
        if any(parts):
            values[slot.field] = parts
    return values


def _part(cell: Cell, slot: Slot) -> str:
    """Return a cell's text as it stands in the fixed-width text, which spreadsheet programs turn into other things."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return f"{cell:%Y%m%d}"
    text = as_text(cell)
    return text.zfill(slot.width) if slot.form is Form.DIGITS else text
