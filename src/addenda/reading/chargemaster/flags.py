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
_ENDS = re.compile(
    r"\b(inactive|inactivat\w*|deactivat\w*|discontinued|deleted?|term|terminat\w+|exp|expir\w*|end|ended|stop|thru"
    r"|through|until)\b"
)
_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-](\d{4}|\d{1,2})|(19|20|21|22|99)\d{2}(0\d|1[0-2])[0-3]\d|9{8}")
_FOR_EVER = 2099

_INPATIENT = frozenset({"IP", "I", "I/P", "INPATIENT", "INPT"})
_OUTPATIENT = frozenset({"OP", "O", "O/P", "OUTPATIENT", "OUTPT"})
_BOTH = frozenset({"B", "BOTH", "IP/OP", "OP/IP", "IPOP", "ALL", "INPATIENT/OUTPATIENT"})


def read_active(cell: Cell, header: str = "") -> bool | None:
    """Return whether a line is active; None where the cell does not say.

    Under a header such as `Inactive` a yes means that it is not. A date says something only where the header is of
    an end (`ends_lines`): then the line has one, unless the date is one of those that mean never (2099 and later).
    """
    text = collapse(as_text(cell)).upper()
    if is_date(cell):
        return _means_never(cell, text) if ends_lines(header) else None
    if not is_flag(cell):
        return None
    inverted = text in {"Y", "YES", "TRUE", "1", "N", "NO", "FALSE", "0"} and _INVERTED.search(plain(header))
    return (text in _ACTIVE) is not bool(inverted)


def is_flag(cell: Cell) -> bool:
    """Say whether a cell holds a yes or a no."""
    text = collapse(as_text(cell)).upper()
    return text in _ACTIVE or text in _INACTIVE


def is_date(cell: Cell) -> bool:
    """Say whether a cell holds a date."""
    return isinstance(cell, date | datetime) or _DATE.fullmatch(collapse(as_text(cell)).split(" ")[0]) is not None


def ends_lines(header: str) -> bool:
    """Say whether dates under a header are the ends of lines (`Inactive Date`); all others are starts or of no use."""
    return _ENDS.search(plain(header)) is not None


def _means_never(cell: Cell, text: str) -> bool:
    if isinstance(cell, date | datetime):
        return cell.year >= _FOR_EVER
    return any(int(year) >= _FOR_EVER for year in re.findall(r"\d{4}", text)[:1])


def read_setting(cell: Cell) -> str:
    """Return "inpatient", "outpatient", "both", or "" where the cell does not say."""
    text = collapse(as_text(cell)).upper().replace(" ", "")
    if text in _INPATIENT:
        return "inpatient"
    if text in _OUTPATIENT:
        return "outpatient"
    return "both" if text in _BOTH else ""
