"""The transaction report as a workbook: two sheets of changes, and one with the key to their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.reading.hcpcs.declared import action_key, declared_by_report
from addenda.reading.hcpcs.xlsx import find_header, sheets_of
from addenda.reading.workbook import Sheet, as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.model.declared import DeclaredChange
    from addenda.reading.delivery import Member
    from addenda.reading.hcpcs.declared import Entry

_CODE_HEADERS = ("HCPCSMODIFIERCODE", "HCPCSMOD", "HCPCMOD")
_CHANGE_HEADERS = ("TYPEOFCHANGE", "CHANGETYPE", "ACTIONCD", "ACTIONCODE")
_KEY_HEADER = "ACTIONCODES"


def is_report(member: Member) -> bool:
    """Say whether a workbook is a transaction report.

    Raises:
        InputError: when the workbook cannot be read.

    """
    return any(_header(sheet) for sheet in sheets_of(member))


def read_report(member: Member) -> list[DeclaredChange]:
    """Return the changes of a report.

    Raises:
        InputError: when the workbook cannot be read, or what stands in the place of a code is none.

    """
    sheets = sheets_of(member)
    key = action_key(pair for sheet in sheets for pair in _key_pairs(sheet))
    return declared_by_report((entry for sheet in sheets for entry in _entries(sheet)), member, key)


def _header(sheet: Sheet) -> tuple[int, int, int] | None:
    """Return the index of the header's row and the columns of code and change; None for another sheet."""
    for code in _CODE_HEADERS:
        for change in _CHANGE_HEADERS:
            found = find_header(sheet, {code, change})
            if found is not None:
                return found[0], found[1][code], found[1][change]
    return None


def _entries(sheet: Sheet) -> Iterator[Entry]:
    header = _header(sheet)
    if header is None:
        return
    index, code, change = header
    for number, cells in enumerate(sheet.rows[index + 1 :], index + 2):
        yield number, as_text(cells[code]), as_text(cells[change])


def _key_pairs(sheet: Sheet) -> Iterator[tuple[str, str]]:
    header = find_header(sheet, {_KEY_HEADER})
    if header is None:
        return
    index, columns = header
    code = columns[_KEY_HEADER]
    for cells in sheet.rows[index + 1 :]:
        if len(cells) > code + 1:
            yield as_text(cells[code]).strip(), as_text(cells[code + 1])
