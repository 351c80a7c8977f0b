"""What the cells under a header must look like for the header to be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.reading.chargemaster.fallbacks import sure_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from addenda.reading.chargemaster.contents import Contents

_SURE = 0.8


def _no_money(held: Contents) -> bool:
    return held.cents * 2 <= held.filled


def _no_sentences(held: Contents) -> bool:
    return _no_money(held) and not (held.holds_texts and held.distinct * 2 > held.filled)


def _numbers_rows(held: Contents) -> bool:
    numbered = held.share(held.numbers) >= _SURE or held.share(held.letters) >= _SURE
    return held.holds_identifiers or (numbered and _no_sentences(held) and held.share(held.distinct) >= _SURE)


def _words(held: Contents) -> bool:
    return not held.filled or (held.letters * 2 > held.filled and not held.is_constant)


def _revenue_codes(held: Contents) -> bool:
    return held.revenue * 2 > held.filled


def _numbers(held: Contents) -> bool:
    return not held.filled or (held.holds_amounts and not held.is_constant)


def _modifiers(held: Contents) -> bool:
    return not held.filled or held.modifiers * 2 > held.filled


def _flags(held: Contents) -> bool:
    return not held.filled or held.share(held.flags) >= _SURE


def dates_of_lines(held: Contents) -> bool:
    """Say whether cells are the ends of lines; one date in each row is the end of the list."""
    return held.share(held.dates + held.flags) >= _SURE and not held.is_constant


def _settings(held: Contents) -> bool:
    return not held.filled or held.share(held.settings) >= _SURE


FITS_PLAINLY: Mapping[str, Callable[[Contents], bool]] = {
    "revenue_code": _no_money,
    "modifier": _modifiers,
    "charge_code": _no_sentences,
    "description": _words,
    "volume": _numbers,
    "department": _no_money,
    "facility": _no_money,
    "setting": _settings,
    "active": _flags,
}
"""What the cells under a plain header must look like."""
FITS_WEAKLY: Mapping[str, Callable[[Contents], bool]] = {
    **FITS_PLAINLY,
    "revenue_code": _revenue_codes,
    "charge_code": _numbers_rows,
    "description": sure_texts,
}
"""What they must look like where the header alone would not do."""
