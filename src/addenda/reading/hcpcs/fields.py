"""From the parts of a record as given to the fields of a concept: the same for text and workbook."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from addenda.model.canonical import collapse
from addenda.reading.hcpcs.layout import HEADS, LAYOUT, NO_CHANGE, Form

if TYPE_CHECKING:
    from addenda.model.concept import Value
    from addenda.reading.hcpcs.layout import Row

_SLOTS = {slot.field: slot for slot in LAYOUT}
_DATES = {slot.field for slot in LAYOUT if slot.form is Form.DATE}
_LISTS = {slot.field for slot in LAYOUT if len(slot.headers) > 1}
_DATE = re.compile(r"(?:\d{4}|\d{2})\d{4}", re.ASCII)
_DATE_AS_SHOWN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})|(\d{4})-(\d\d)-(\d\d)(?: 00:00:00)?", re.ASCII)
"""What spreadsheet programs write for a date: month first, as in the United States, or ISO."""
_DISTINCT = 1 << 15  # a file of 7,000 concepts has some 130,000 values and 14,000 different ones


@dataclass
class Cleaned:
    """The fields of one concept, how many values had their white space changed, and what should be a date and is none.

    `not_dates` holds pairs of a field's header and its text.
    """

    fields: dict[str, Value]
    collapsed: int = 0
    not_dates: list[tuple[str, str]] = field(default_factory=list)


def clean(row: Row) -> Cleaned:
    """Return the fields of a row in which the pieces of the long description have been gathered.

    Blanks at the ends of a part are padding and not counted; other white space that is collapsed is.

    The date of an action is kept beside an action only. Where the file says that there was none, the date is left over
    from another year, and the text and the workbook of one release disagree on it (3 codes in 2017, 115 in 2019).
    """
    result = Cleaned({"kind": HEADS[row.record_id]})
    for name, parts in row.values.items():
        texts = _texts(parts if name in _LISTS else [_joined(parts)], result)
        if name in _DATES:
            texts = [iso for text in texts if (iso := _iso_or_report(name, text, result))]
        if texts:
            result.fields[name] = list(texts) if name in _LISTS else texts[0]
    if result.fields.get("action", NO_CHANGE) == NO_CHANGE:
        result.fields.pop("action_effective", None)
    return result


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else " ".join(part.strip(" ") for part in parts)


def _texts(parts: list[str], result: Cleaned) -> list[str]:
    """Return the parts that are not blank, collapsed."""
    texts = []
    for part in parts:
        text, changed = _collapsed(part)
        if text:
            texts.append(text)
            result.collapsed += changed
    return texts


@lru_cache(maxsize=_DISTINCT)
def _collapsed(part: str) -> tuple[str, bool]:
    """Return a part collapsed, and whether more than its padding changed."""
    text = collapse(part)
    return text, text != part.strip(" ")


def _iso_or_report(name: str, text: str, result: Cleaned) -> str:
    try:
        return _iso(text)
    except ValueError:
        result.not_dates.append((_SLOTS[name].headers[0], text))
        return ""


@lru_cache(maxsize=_DISTINCT)
def _iso(text: str) -> str:
    """Return an ISO date for YYYYMMDD, or for YYMMDD, as five ASC dates of 2018 stand in CMS's file.

    A date as a spreadsheet program shows it is one as well.

    Raises:
        ValueError: when the text is no date.

    """
    shown = _DATE_AS_SHOWN.fullmatch(text)
    if shown:
        month, day, year = shown.group(1, 2, 3) if shown[1] else shown.group(5, 6, 4)
        return date(int(year), int(month), int(day)).isoformat()
    if not _DATE.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text if len(text) == 8 else f"20{text}").isoformat()
