"""Spreadsheets, xlsx and xls, through calamine: sheets as rows of cells as they stand in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from addenda.errors import InputError, Problem
from addenda.reading.sheet_xml import refuse_too_far

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, SheetMetadata

    from addenda.reading.delivery import Member

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta
"""What a cell holds; an empty cell is the empty string."""

SPREADSHEET_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the bytes of an xlsx (a zip) and of an xls (a compound file) start."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; `rows[0]` is the first row of the sheet, so a cell's row in a spreadsheet program is its index + 1."""

    name: str
    rows: list[list[Cell]]
    hidden: bool = False
    merged: tuple[int, ...] = ()
    """The first rows (1-based) of cells that are merged over several rows; only the first of them holds the value."""


# A password leaves a compound file whose reader only says that it does not know the format, so we look ourselves:
# an xlsx stands in a stream of this name ([MS-OFFCRYPTO] 2.3.4.4; a name's field is 64 bytes wide), and in an xls the
# record FilePass follows the workbook's first one, and perhaps WriteProtect ([MS-XLS] 2.1.7.20.3).
_ENCRYPTED_XLSX = "EncryptedPackage".encode("utf-16-le").ljust(64, b"\0")
_ENCRYPTED_XLS = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)


def read_workbook(content: bytes, name: str) -> list[Sheet]:
    """Return all sheets of a spreadsheet, in its order. `name` is the file's name, for errors.

    Raises:
        InputError: when the content is no spreadsheet, is damaged, or is protected by a password; when a sheet
            reaches over more cells than fit into memory.

    """
    if _ENCRYPTED_XLSX in content or _ENCRYPTED_XLS.search(content):
        advice = "Save it without one and try again."
        raise InputError(Problem("the workbook is protected by a password", name, advice=advice))
    refuse_too_far(content, name)
    try:
        return _sheets(content)
    except CalamineError as error:
        raise _unreadable(name, str(error)) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        # calamine is Rust: some damaged files make it panic, which reaches Python as something that is no Exception.
        raise _unreadable(name, "it is damaged") from None


@lru_cache(maxsize=4)  # a delivery is recognised first and read then; parsing 7,000 rows twice is felt
def sheets_of(member: Member) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook in a delivery.

    Raises:
        InputError: when the workbook cannot be read.

    """
    return tuple(read_workbook(member.content, member.place))


def _sheets(content: bytes) -> list[Sheet]:
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    return [_sheet(workbook.get_sheet_by_name(about.name), about) for about in workbook.sheets_metadata]


def _sheet(sheet: CalamineSheet, about: SheetMetadata) -> Sheet:
    merged = tuple(start[0] + 1 for start, end in sheet.merged_cell_ranges or () if end[0] > start[0])
    hidden = about.visible != SheetVisibleEnum.Visible
    return Sheet(about.name, sheet.to_python(skip_empty_area=False), hidden=hidden, merged=merged)


def _unreadable(name: str, reason: str) -> InputError:
    advice = "Open it in a spreadsheet program and save it anew."
    return InputError(Problem(f"the workbook cannot be read ({reason})", name, advice=advice))


def as_text(cell: Cell) -> str:
    """Return a cell as text: a whole number without `.0`, other numbers with the 15 digits a spreadsheet keeps."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return format(cell, ".15g") if not cell.is_integer() or abs(cell) >= 1e15 else str(int(cell))
    return str(cell)
