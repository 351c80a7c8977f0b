"""Price transparency files become charge masters, without any mapping: the rule names their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.model.canonical import collapse
from addenda.model.chargemaster import ChargeLine, ChargeMaster, ColumnChoice
from addenda.model.listing import counted
from addenda.reading.chargemaster.transparency.document import ITEMS, load_document, read_items
from addenda.reading.chargemaster.transparency.headers import fields_row, plain, read_header
from addenda.reading.chargemaster.transparency.items import Item, Values, lines_of
from addenda.reading.chargemaster.transparency.rows import read_rows
from addenda.reading.problems import capped
from addenda.reading.workbook import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addenda.reading.workbook import Sheet

_NAME = "CMS price transparency"
_REASON = "the price transparency rule names it so (45 CFR 180.50)"
_IN_CSV = {
    "description": "description",
    "code": "code|1",
    "modifier": "modifiers",
    "setting": "setting",
    "price": "standard_charge|gross",
}
_IN_JSON = {
    "description": "description",
    "code": "code_information",
    "setting": "setting",
    "price": "gross_charge",
}


def is_transparency_document(content: bytes) -> bool:
    """Say whether a file's bytes are a price transparency file in JSON."""
    start = content[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and f'"{ITEMS}"'.encode() in content


def is_transparency_table(sheets: Sequence[Sheet]) -> bool:
    """Say whether a file's one table is a price transparency file."""
    return len(sheets) == 1 and fields_row(sheets[0].rows) is not None


def read_document(text: str, file: str, sha256: str) -> ChargeMaster:
    """Return the charge master of a price transparency file in JSON.

    A line's `sheet` is `standard_charge_information`, and its `row` the 1-based place of its item in that list.

    Raises:
        InputError: when it is no JSON; naming all values that cannot be read, by the place of their item.

    """
    document = load_document(text, file)
    values = Values(file)
    items = tuple(read_items(document, values))
    _refuse(values, items, file)
    facility = collapse(str(document.get("hospital_name") or ""))
    terms = document.get("modifier_information")
    lines = _lines(items, ITEMS, facility)
    entries = f"{_made(len(document[ITEMS]), 'item', lines)}, one for each setting and gross charge."
    return ChargeMaster(
        file=file,
        sha256=sha256,
        sheets=(ITEMS,),
        sheets_not_read=(),
        columns=_IN_JSON,
        lines=lines,
        layout=_layout(str(document.get("version") or ""), "json"),
        choices=_choices(_IN_JSON),
        remarks=(entries, *_remarks(items, len(terms) if isinstance(terms, list) else 0)),
    )


def read_table(sheet: Sheet, file: str, sha256: str) -> ChargeMaster:
    """Return the charge master of a price transparency file in csv, tall or wide.

    Raises:
        InputError: naming the columns that the rule requires and that are not there, or all values that cannot be
            read.

    """
    names, fields = _fields(sheet)
    header = read_header(sheet.rows[names + 2], names + 3, file)
    values = Values(file)
    found = read_rows(sheet.rows, header, values)
    _refuse(values, found.items, file)
    facility = fields["hospital_name"]
    columns = {ours: header.titles[name] for ours, name in _IN_CSV.items() if name in header.titles}
    lines = _lines(found.items, sheet.name, facility)
    rows = f"{_made(found.rows, 'row', lines)}: rows that only payers' terms tell apart are one line."
    return ChargeMaster(
        file=file,
        sha256=sha256,
        sheets=(sheet.name,),
        sheets_not_read=(),
        columns=columns,
        lines=lines,
        rows_skipped=found.blank + found.of_modifiers,
        layout=_layout(fields.get("version", ""), "tall" if header.tall else "wide"),
        choices=_choices(columns),
        remarks=(rows, *_remarks(found.items, found.of_modifiers)),
    )


def _fields(sheet: Sheet) -> tuple[int, dict[str, str]]:
    """Return the index of the row that names the hospital's fields, and the fields."""
    index = fields_row(sheet.rows)
    if index is None:
        raise ValueError("the sheet is no price transparency file: ask is_transparency_table first")
    pairs = zip(sheet.rows[index], sheet.rows[index + 1], strict=False)
    return index, {"hospital_name": "", **{plain(name): collapse(as_text(value)) for name, value in pairs}}


def _refuse(values: Values, items: Sequence[Item], file: str) -> None:
    if values.problems:
        raise InputError(capped(values.problems))
    if not items:
        raise InputError(Problem("the price transparency file holds no item", file))


def _lines(items: Sequence[Item], sheet: str, facility: str) -> tuple[ChargeLine, ...]:
    return tuple(line for item in items for line in lines_of(item, sheet, facility))


def _made(count: int, noun: str, lines: Sequence[ChargeLine]) -> str:
    return f"{counted(count, noun)} {'makes' if count == 1 else 'make'} {counted(len(lines), 'line')}"


def _remarks(items: Sequence[Item], of_modifiers: int) -> list[str]:
    several = [item for item in items if len(item.matched) > 1]
    remarks = []
    if several:
        lines = sum(len(item.matched) for item in several)
        what = counted(len(several), "item")
        remarks.append(f"{what} of several CPT or HCPCS codes, with a line for each: {lines:,} lines.")
    if of_modifiers:
        remarks.append(f"Terms of modifiers alone, without an item, are no lines: {of_modifiers:,} are left out.")
    return remarks


def _layout(version: str, form: str) -> str:
    return " ".join(f"{_NAME} {version}".split()) + f", {form}"


def _choices(columns: Mapping[str, str]) -> tuple[ColumnChoice, ...]:
    return tuple(ColumnChoice(ours, header, _REASON) for ours, header in columns.items())
