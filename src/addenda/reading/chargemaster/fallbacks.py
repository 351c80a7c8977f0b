"""Columns taken for their cells where no header names them: charge numbers, and the words that describe a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from addenda.reading.chargemaster.price_words import price_words
from addenda.reading.chargemaster.words import OTHER_CODES, STRONG, named_by, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from addenda.reading.chargemaster.contents import Contents

_NEARLY_ALL = 0.9
_MOSTLY = 0.8
_TOKEN = re.compile(r"\b(id|number|no|num|nbr|cdm|eap|spsi|code|mnemonic|key)\b")
_OTHER_NUMBER = re.compile(
    r"\b(part|mfr|manufacturer\w*|vendor|supplier|model|lot|serial|provider|npi|patient|account|acct|row|line|seq\w*"
    r"|phone|zip|tax)\b"
)
_OTHER_WORDS = re.compile(
    r"\b(manufacturer|mfr|vendor|supplier|provider|notes?|comments?|remarks?|types?|class|category|group|location|user"
    r"|status|payers?|payors?)\b"
)
_MONEY = re.compile(r"\b(charges?|chg|chrg|prices?|amounts?|amt|fees?|costs?|payments?|rates?|average|avg|total)\b")
_ALTERNATIVES = re.compile(r"\s+or\s+|[/|]", re.IGNORECASE)


class Fallback(NamedTuple):
    """The column taken and why; or several that may be it."""

    position: int | None
    reason: str = ""
    contenders: tuple[int, ...] = ()


def charge_numbers(titles: Sequence[str], contents: Sequence[Contents], taken: Collection[int]) -> Fallback:
    """Return the only column that numbers its rows; of several the one whose header has a word for a number."""
    found = [
        place
        for place, (text, held) in enumerate(zip(titles, contents, strict=True))
        if place not in taken and _may_number(text) and _numbers_lines(held)
    ]
    worded = [place for place in found if _TOKEN.search(plain(titles[place]))]
    if len(found) == 1:
        return Fallback(found[0], "no header names a charge code, and it is the only column that numbers the lines")
    if len(worded) == 1:
        word = _TOKEN.findall(plain(titles[worded[0]]))[0]
        reason = f'no header names a charge code; of the columns that number the lines only its header says "{word}"'
        return Fallback(worded[0], reason)
    return Fallback(None, contenders=tuple(worded or found))


def texts(titles: Sequence[str], contents: Sequence[Contents], taken: Collection[int]) -> Fallback:
    """Return the first column of words whose header has no meaning of its own."""
    found = [
        place
        for place, (text, held) in enumerate(zip(titles, contents, strict=True))
        if place not in taken and _may_describe(text, held) and sure_texts(held)
    ]
    if not found:
        return Fallback(None)
    which = "only" if len(found) == 1 else "first"
    return Fallback(found[0], f"no header names a description, and it is the {which} column of words")


def sure_texts(held: Contents) -> bool:
    """Say whether cells are words, and not the same few again and again."""
    return held.filled >= 3 and held.share(held.texts) >= _MOSTLY and held.distinct * 2 >= held.filled


def _means(header: str) -> bool:
    return STRONG in named_by(header).values()


def _may_describe(header: str, held: Contents) -> bool:
    """Say whether nothing in a header speaks against a description; `Room Charge` does only over amounts."""
    priced = price_words(header) is not None and held.amounts > 0
    return not _means(header) and not priced and not _OTHER_WORDS.search(plain(header))


def _may_number(header: str) -> bool:
    """Say whether nothing in a header speaks against charge numbers; of `A / B` one that may be them is enough."""
    if _means(header) or _MONEY.search(plain(header)):
        return False
    parts = [plain(part) for part in _ALTERNATIVES.split(header)]
    return any(not OTHER_CODES.search(part) and not _OTHER_NUMBER.search(part) for part in parts)


def _numbers_lines(held: Contents) -> bool:
    """Say whether nearly each cell is another number of five digits or with letters, and no code of a claim."""
    numbered = held.filled >= 3 and min(held.numbers, held.distinct) >= _NEARLY_ALL * held.cells
    other = held.cents or held.dates * 2 > held.filled or held.codes >= _NEARLY_ALL * held.filled or held.holds_codes
    return numbered and not other
