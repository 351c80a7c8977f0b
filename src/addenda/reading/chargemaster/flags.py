"""Cells that say whether a line is in use, and in which setting it is charged."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from addenda.model.canonical import collapse
from addenda.reading.chargemaster.words import plain
from addenda.reading.workbook import as_text

if TYPE_CHECKING:
    from addenda.reading.workbook import Cell

_ACTIVE = frozenset({"A", "ACTIVE", "ACT", "Y", "YES", "TRUE", "1"})
_INACTIVE = frozenset({"I", "INACTIVE", "INACT", "N", "NO", "FALSE", "0", "D", "DELETED", "DISCONTINUED", "DISC"})
_INVERTED = re.compile(r"\b(inactive|inactivated|inactivation|deactivat\w*|discontinued|deleted?)\b")
_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-](\d{4}|\d{1,2})|(19|20|21|22|99)\d{6}")
_FOR_EVER = 2099

_INPATIENT = frozenset({"IP", "I", "I/P", "INPATIENT", "INPT"})
_OUTPATIENT = frozenset({"OP", "O", "O/P", "OUTPATIENT", "OUTPT"})
_BOTH = frozenset({"B", "BOTH", "IP/OP", "OP/IP", "IPOP", "ALL", "INPATIENT/OUTPATIENT"})


def read_active(cell: Cell, header: str = "") -> bool | None:
    """Return whether a line is active; None where the cell does not say.

    Under a header such as `Inactive` a yes means that it is not. A date is the end of a line, unless it is one of
    those that mean never (2099 and later).
    """
    text = collapse(as_text(cell)).upper()
    if isinstance(cell, date | datetime):
        return cell.year >= _FOR_EVER
    if _DATE.fullmatch(text.split(" ")[0]):
        return any(int(year) >= _FOR_EVER for year in re.findall(r"\d{4}", text)[:1])
    if text not in _ACTIVE and text not in _INACTIVE:
        return None
    inverted = text in {"Y", "YES", "TRUE", "1", "N", "NO", "FALSE", "0"} and _INVERTED.search(plain(header))
    return (text in _ACTIVE) is not bool(inverted)


def read_setting(cell: Cell) -> str:
    """Return "inpatient", "outpatient", "both", or "" where the cell does not say."""
    text = collapse(as_text(cell)).upper().replace(" ", "")
    if text in _INPATIENT:
        return "inpatient"
    if text in _OUTPATIENT:
        return "outpatient"
    return "both" if text in _BOTH else ""
