"""From a cell to a field's value: what kind of value a column holds, and how it stands in canonical text."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.canonical import collapse
from addenda.reading.chargemaster.amounts import read_amount
from addenda.reading.workbook import Cell, as_text

if TYPE_CHECKING:
    from addenda.model.concept import Value

_SEPARATORS = re.compile(r"[,;|]")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_DISTINCT = 1 << 15


class Form(StrEnum):
    """What a column holds, as the `type` of a mapping file names it."""

    TEXT = "text"
    DATE = "date"
    """2026-01-31, 20260131 or 1/31/2026 (month first, as in the United States), or a spreadsheet's own date."""
    LIST = "list"
    """Texts with a comma, semicolon or bar between them."""
    AMOUNT = "amount"
    """A number, kept exactly: no dollar sign, no commas, no zeros in front, the decimals as published."""


class Column(NamedTuple):
    """A column that is read: the field it gives, its header as it is shown, its position (0-based) and its form.

    A spreadsheet keeps numbers, not digits, so `digits` restores them: for an amount the least number of decimals,
    for text the width that zeros fill up.
    """

    field: str
    header: str
    position: int
    form: Form = Form.TEXT
    digits: int = 0


def read_value(cell: Cell, column: Column) -> Value:
    """Return the value of a cell, empty where it holds nothing.

    Raises:
        ValueError: when a date is none, or an amount is none.

    """
    match column.form:
        case Form.AMOUNT:
            return _amount(cell, column.digits)
        case Form.DATE:
            return _date(cell)
        case Form.LIST:
            return [text for part in _SEPARATORS.split(as_text(cell)) if (text := collapse(part))]
        case Form.TEXT:
            text = collapse(as_text(cell))
            return text.zfill(column.digits) if isinstance(cell, int | float) else text


@lru_cache(maxsize=_DISTINCT, typed=True)  # 18,000 rows of ten amounts hold some 9,000 different ones
def _amount(cell: Cell, decimals: int) -> str:
    amount = read_amount(cell)
    if amount is None:
        return ""
    if not isinstance(cell, str):
        amount = max(amount, amount.quantize(Decimal(1).scaleb(-decimals)), key=_decimals)
    return f"{amount:f}"


def _decimals(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _date(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    text = collapse(as_text(cell))
    if not text:
        return ""
    match = _MONTH_FIRST.fullmatch(text)
    if match:
        month, day, year = map(int, match.groups())
        return date(year, month, day).isoformat()
    return date.fromisoformat(text).isoformat()
