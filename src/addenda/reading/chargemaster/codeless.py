"""Lists that no code column can be named for: charges without codes, and averages by MS-DRG."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.model.chargemaster import CodeStatus
from addenda.reading.chargemaster.amounts import try_amount
from addenda.reading.chargemaster.codes import clean_code
from addenda.reading.chargemaster.contents import sample
from addenda.reading.chargemaster.price_words import price_words
from addenda.reading.chargemaster.questions import is_missing
from addenda.reading.chargemaster.words import plain
from addenda.reading.workbook import as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.reading.chargemaster.columns import Columns
    from addenda.reading.workbook import Cell

NO_CODES = (
    "No column holds CPT or HCPCS codes, so this list cannot be matched: ask for the export that has the code column."
)
AVERAGES = (
    "This looks like average charges by MS-DRG, which is no charge master: ask for the list of charges that has a "
    "column of CPT or HCPCS codes."
)

_NOTICEABLE = 20
"""One cell in so many is enough for a column that the user may want to name."""
_LENGTH = 5  # of a CPT or HCPCS code
_GROUP = re.compile(r"\bdrg\b")
_AVERAGE = re.compile(r"\b(avg|average|mean|cases|discharges)\b")
_GROUP_NUMBER = re.compile(r"\d{1,3}(?:[\s:-].*)?")  # alone, or before its name


def explained(columns: Columns, titles: Sequence[str], rows: Sequence[list[Cell]]) -> Columns:
    """Return columns whose missing code has other advice where naming a column would not help."""
    if not any(is_missing(problem, "code") for problem in columns.problems):
        return columns
    looked_at = sample(rows, len(titles))
    if _are_averages(columns, titles, looked_at):
        advice = AVERAGES
    elif not _may_hold_codes(columns, titles, looked_at):
        advice = NO_CODES
    else:
        return columns
    problems = tuple(
        problem._replace(advice=advice) if is_missing(problem, "code") else problem for problem in columns.problems
    )
    return columns._replace(problems=problems)


def _may_hold_codes(columns: Columns, titles: Sequence[str], rows: Sequence[list[Cell]]) -> bool:
    """Say whether a column that is not used for anything else has values that may be codes; charge codes may be."""
    used = {place for name, places in columns.positions.items() if name != "charge_code" for place in places}
    used |= {price.position for price in columns.prices}
    used |= {place for place, text in enumerate(titles) if price_words(text)}
    return any(_has_codes(_cells(rows, place)) for place in range(len(titles)) if place not in used)


def _has_codes(cells: Sequence[str]) -> bool:
    """Say whether enough cells are or begin with codes; longer numbers are none, and beside cents a number is money."""
    codes = [text for text in cells if clean_code(text).status in {CodeStatus.CODE, CodeStatus.AMBIGUOUS}]
    codes = [text for text in codes if len(text) == _LENGTH or not text.isdigit()]
    money = any("." in text and try_amount(text) is not None for text in cells)
    return len(codes) * _NOTICEABLE > len(cells) and not money


def _are_averages(columns: Columns, titles: Sequence[str], rows: Sequence[list[Cell]]) -> bool:
    """Say whether headers name MS-DRGs and averages or cases; or MS-DRGs alone, and nothing else numbers the rows."""
    groups = [place for place, text in enumerate(titles) if _GROUP.search(plain(text))]
    if not groups:
        return False
    if any(_AVERAGE.search(plain(text)) for text in titles):
        return True
    return "charge_code" not in columns.positions and any(_are_groups(_cells(rows, place)) for place in groups)


def _are_groups(cells: Sequence[str]) -> bool:
    return bool(cells) and all(map(_GROUP_NUMBER.fullmatch, cells))


def _cells(rows: Sequence[list[Cell]], place: int) -> list[str]:
    """Return the filled cells of a column as texts."""
    return [text for row in rows if place < len(row) and (text := as_text(row[place]).strip())]
