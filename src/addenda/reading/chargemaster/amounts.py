"""Prices and volumes as they stand in cells, read exactly."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from math import isfinite

from addenda.reading.workbook import Cell

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+"
_AMOUNT = re.compile(
    rf"(?P<plain>{_NUMBER})|-\s*(?P<minus>{_NUMBER})|(?P<minus_behind>{_NUMBER})\s*-|\(\s*(?P<brackets>{_NUMBER})\s*\)"
)
_RANGE = re.compile(rf"\$?\s*(?:{_NUMBER})\s*(?:-|\u2013|to)\s*\$?\s*(?:{_NUMBER})", re.IGNORECASE)
_WORDS = re.compile(r"[^\d]*[^\W\d][^\d]*")
_TOO_LARGE = Decimal(10) ** 10
"""So that prices times volumes, summed over a million lines, stay exact in the 28 digits of a decimal."""
_NOTHING = frozenset({"", "-"})
_ACCOUNTING_ZERO = re.compile(r"\s+-\s*|\s*-\s+|\s*\$\s*-\s*")


def read_amount(cell: Cell) -> Decimal | None:
    """Return the amount that a price or volume cell holds, None when it says nothing.

    - A number is taken with the 15 digits that a spreadsheet keeps, so 2882.1000000000004 is 2882.1.
    - Text may have a dollar sign, commas between thousands, a minus before or behind, or brackets for a minus.
    - A dash is zero as an accounting format writes it (` -   `, `$-`): with a blank or a dollar sign beside it. A
      dash alone says nothing, and what is not known is never zero.

    Raises:
        ValueError: when the cell holds anything else (`n/a`, a range, a date), or more than ten digits before the
            point: a code or a drug's number that stands in the wrong column.

    """
    amount = _read_text(cell) if isinstance(cell, str) else _read_number(cell)
    if amount is not None and abs(amount) >= _TOO_LARGE:
        raise ValueError(f"{cell!r} is no amount: it has more than ten digits before the point")
    return amount


@lru_cache(maxsize=65_536, typed=True)
def try_amount(cell: Cell) -> Decimal | None:
    """Return the amount of a cell, None where it holds none."""
    try:
        return read_amount(cell)
    except ValueError:
        return None


def says_nothing(cell: Cell) -> bool:
    """Say whether an amount's cell is empty: blank, a dash, a dollar sign alone."""
    return isinstance(cell, str) and cell.replace("$", " ", 1).strip() in _NOTHING


def says_no_amount(cell: Cell) -> bool:
    """Say whether a cell has words (`VARIES`, `Market price`) or a range where an amount should stand."""
    return isinstance(cell, str) and (
        _WORDS.fullmatch(cell.strip()) is not None or _RANGE.fullmatch(cell.strip()) is not None
    )


def _read_number(cell: Cell) -> Decimal:
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not isfinite(cell):
        raise ValueError(f"{cell!r} is no amount")
    return Decimal(format(cell, ".15g") if isinstance(cell, float) else cell)


def _read_text(cell: str) -> Decimal | None:
    if _ACCOUNTING_ZERO.fullmatch(cell):
        return Decimal(0)
    text = cell.replace("$", " ", 1).strip()
    if text in _NOTHING:
        return None
    match = _AMOUNT.fullmatch(text)
    if match is None or match.lastgroup is None:
        raise ValueError(f"{cell!r} is no amount")
    amount = Decimal(match[match.lastgroup].replace(",", ""))
    return amount if match.lastgroup == "plain" else -amount
