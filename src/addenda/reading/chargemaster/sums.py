"""Columns of amounts that are sums: over the cases of a year, or of a price times the units that were billed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.reading.chargemaster.amounts import try_amount
from addenda.reading.chargemaster.price_words import price_words
from addenda.reading.chargemaster.words import STRONG, named_by, plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from addenda.reading.chargemaster.contents import Contents
    from addenda.reading.workbook import Cell

_CASES = re.compile(r"\b(cases|discharges|encounters|admissions|admits|claims|patients|visits|stays)\b")
_AVERAGE = re.compile(r"\b(average|avg|mean)\b.*\b(charges?|chg|chrg|prices?|amounts?|amt)\b")
_BARE = re.compile(r"charges")
_TOTAL = re.compile(r"\btotals?\b")
_CURRENT = re.compile(r"\b(current|unit|each)\b.*\bprices?\b|\bprices?\b.*\b(per unit|each)\b")
_FEWEST = 3  # rows that prove a product
_NEARLY_ALL = 0.95


def is_sum(header: str) -> bool:
    """Say whether a header may name a sum: a total, or `Charges` and nothing else."""
    text = plain(header)
    return _TOTAL.search(text) is not None or _BARE.fullmatch(text) is not None


def beside(titles: Sequence[str], contents: Sequence[Contents]) -> tuple[int, ...]:
    """Return the columns beside which a total is one over cases: counts of cases, and averages of charges."""
    return tuple(
        place
        for place, (text, held) in enumerate(zip(titles, contents, strict=True))
        if held.holds_amounts and (is_average(text) or _counts_cases(text, held))
    )


def _counts_cases(header: str, held: Contents) -> bool:
    return _CASES.search(plain(header)) is not None and not price_words(header) and not held.cents


def is_average(header: str) -> bool:
    """Say whether a header names the average of charges."""
    return _AVERAGE.search(plain(header)) is not None


def counts(titles: Sequence[str], contents: Sequence[Contents]) -> tuple[int, ...]:
    """Return the columns that say how many units of each line were billed."""
    return tuple(
        place
        for place, (text, held) in enumerate(zip(titles, contents, strict=True))
        if named_by(text).get("volume") == STRONG and held.holds_amounts and not held.is_constant
    )


def is_of_units(
    total: tuple[int, str], price: tuple[int, str], units: Sequence[int], rows: Sequence[list[Cell]]
) -> bool:
    """Say whether one column is a sum over the units of another one, by their headers or by their cells.

    Columns are given by place and header.
    """
    if not units or not is_sum(total[1]) or is_sum(price[1]):
        return False
    said = _CURRENT.search(plain(price[1])) is not None
    return said or any(_is_product(total[0], price[0], place, rows) for place in units)


def _is_product(total: int, price: int, units: int, rows: Sequence[list[Cell]]) -> bool:
    """Say whether in nearly each row with two units and more one amount is, but for rounding, the product of two."""
    found = []
    for row in rows:
        whole, one, many = (_amount(row, place) for place in (total, price, units))
        if whole is not None and one and many and abs(many) > 1:
            found.append(abs(whole - one * many) <= abs(many) / 100)
    return len(found) >= _FEWEST and sum(found) >= _NEARLY_ALL * len(found)


def _amount(row: list[Cell], place: int) -> Decimal | None:
    return try_amount(row[place]) if place < len(row) else None
