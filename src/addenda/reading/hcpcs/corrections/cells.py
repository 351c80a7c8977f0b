"""What the cells of a row of a correction list say, as fields of a concept."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from addenda.model.codeset import CROSS_REFERENCES
from addenda.reading.hcpcs.corrections.table import ON
from addenda.reading.hcpcs.layout import LAYOUT, Form

if TYPE_CHECKING:
    from addenda.model.concept import Value
    from addenda.reading.hcpcs.corrections.table import Entry

_SLOTS = {slot.field: slot for slot in LAYOUT}
_TEXTS = {"LONGDESC": "long", "SHORTDESC": "short", "COV": "coverage", "BETOS": "betos", "ASCIND": "asc_group"}
_LISTS = {"PRICE": "pricing", "TOS": "type_of_service", "XREFCODE": CROSS_REFERENCES}
_ASC_DATE, _COMMENTS = "ASCDATE", "COMMENTS"
COLUMNS = frozenset((*_TEXTS, *_LISTS, _ASC_DATE, _COMMENTS))
"""The columns that give a field its value, by their normal headers."""

_AMERICAN = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})")
_STATUTE = re.compile(r"Statute (\S+)", re.IGNORECASE)


class NotUnderstoodError(Exception):
    """The reason why a row cannot be applied."""


def day_of(text: str) -> date | None:
    """Return an ISO date, or one as CMS writes it (MM/DD/YYYY); None for what is neither."""
    american = _AMERICAN.fullmatch(text)
    try:
        if american:
            month, day, year = (int(part) for part in american.groups())
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        return None


def needed_day(entry: Entry, column: str = ON) -> date:
    """Return the date in a column.

    Raises:
        NotUnderstoodError: when there is none.

    """
    text = entry.cells.get(column, "")
    day = day_of(text)
    if day is None:
        raise NotUnderstoodError(f"the {column} {text!r} is no date" if text else f"the row gives no {column}")
    return day


def given_by(entry: Entry) -> dict[str, Value]:
    """Return the fields that a row's cells give, as the code file would have them.

    Raises:
        NotUnderstoodError: when a cell holds what cannot be a value of its field.

    """
    given: dict[str, Value] = {}
    for column, text in entry.cells.items():
        if column in _TEXTS:
            field = _TEXTS[column]
            given[field] = text if field == "long" else _fitting(text, field)
        elif column in _LISTS:
            field = _LISTS[column]
            given[field] = [_fitting(part.strip(), field) for part in text.split(",")]
        elif column == _ASC_DATE:
            given["asc_date"] = needed_day(entry, _ASC_DATE).isoformat()
        elif column == _COMMENTS:
            given["statute"] = _statute(text)
    return given


def _fitting(text: str, field: str) -> str:
    """Return a text that fits its columns in the code file, with the zeros that a spreadsheet program dropped."""
    slot = _SLOTS[field]
    padded = text.zfill(slot.width) if slot.form is Form.DIGITS else text
    if not text or len(padded) > slot.width:
        raise NotUnderstoodError(f"{text!r} is not the {slot.width} characters of the field {field}")
    return padded


def _statute(comment: str) -> str:
    found = _STATUTE.fullmatch(comment)
    if found is None:
        raise NotUnderstoodError(f"the comment {comment!r} is not understood")
    return _fitting(found[1], "statute")
