"""Which of several columns of amounts is the price: the one that is billed, in force now, for every line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.model.chargemaster import PriceKind
from addenda.reading.chargemaster import sums
from addenda.reading.chargemaster.narrowing import Candidate, PriceChoice, narrowed
from addenda.reading.chargemaster.price_words import price_words, says_derived
from addenda.reading.chargemaster.words import STRONG, WEAK, named_by, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addenda.reading.chargemaster.contents import Contents
    from addenda.reading.workbook import Cell

_SURE = 0.95
_MOSTLY = 0.6
_ENOUGH = 10
"""The share of a price column's filled cells that must be amounts, and the number of cells that show it."""
_WEAKLY = re.compile(
    r"(gross )?costs?"
    r"|(average|avg) (charge|price) per (unit|item|service|case|discharge|encounter|visit)"
)
"""Headers that name the price only where no other column holds amounts."""
_COUNTER = re.compile(r"(line|row|rank|seq|sequence)( number)?")


def choose_price(
    titles: Sequence[str], contents: Sequence[Contents], rows: Sequence[list[Cell]], taken: Iterable[int]
) -> PriceChoice:
    """Return which column of a table is the price.

    Columns whose words say price and whose cells are amounts come first; then those with weaker words (`Total
    charge`, a year alone); then, where no header says anything of a price, the only column of amounts without a
    meaning of its own, or with a word such as `Cost`. Sums over cases are never the price of one.
    """
    free = [
        Candidate(position, text, held, price_words(text))
        for position, (text, held) in enumerate(zip(titles, contents, strict=True))
        if position not in set(taken)
    ]
    named = [one for one in free if one.words and one.words.kind is PriceKind.GROSS]
    beside = sums.beside(titles, contents)
    gross = [one for one in named if not (beside and sums.is_sum(one.title))]
    units = sums.counts(titles, contents)
    for strength in (STRONG, WEAK):
        found = [one for one in gross if one.words and one.words.strength == strength and _is_money(one.contents)]
        if found:
            return _sure(narrowed(found, rows, units), found)
    if len(gross) < len(named):
        return _of_sums(named, titles, beside)
    return _unnamed(free, gross, rows)


def _is_money(held: Contents) -> bool:
    return held.holds_amounts and not held.holds_identifiers


def _sure(choice: PriceChoice, found: list[Candidate]) -> PriceChoice:
    """Return a choice, unless too many of the cells are no amounts."""
    for one in found:
        held = one.contents
        share = held.share(held.amounts)
        if one.position == choice.position and held.filled >= _ENOUGH and share < _MOSTLY:
            refuted = f"only {share:.0%} of the filled cells of {one.title!r} are amounts"
            return PriceChoice(None, "", refuted=(refuted,))
    return choice


def _of_sums(named: list[Candidate], titles: Sequence[str], beside: Sequence[int]) -> PriceChoice:
    """Return the question where all that is named is a sum: it, or the average that stands beside it."""
    added = [one.position for one in named if sums.is_sum(one.title) and _is_money(one.contents)]
    averages = [place for place in beside if sums.is_average(titles[place]) and place not in added]
    if added and averages:
        return PriceChoice(None, "", contenders=(*added, *averages))
    refuted = tuple(f"{titles[place]!r} is a sum, beside {titles[beside[0]]!r}" for place in added)
    return PriceChoice(None, "", refuted=refuted)


def _unnamed(free: list[Candidate], gross: list[Candidate], rows: Sequence[list[Cell]]) -> PriceChoice:
    """Return the choice where no header that names a price has amounts under it."""
    refuted = tuple(f"{one.title!r} holds no amounts" for one in gross if one.contents.filled)
    empty = [one for one in gross if not one.contents.filled and one.words and one.words.strength == STRONG]
    others = [one for one in free if one.words and _is_money(one.contents)]
    if empty and not refuted and not others:
        return narrowed(empty, rows, ())
    limits = [one for one in others if one.words and one.words.kind in {PriceKind.MINIMUM, PriceKind.MAXIMUM}]
    if len(limits) > 1 and len(limits) == len(others):
        return PriceChoice(None, "", tuple(one.position for one in limits), refuted)
    money = [one for one in free if _only_money(one.contents) and STRONG not in named_by(one.title).values()]
    if not gross and len(money) == 1 and _may_be_price(money[0], free):
        return PriceChoice(money[0].position, "no header names a price, and it is the only column of amounts")
    return PriceChoice(None, "", refuted=(*refuted, *(f"{one.title!r} is empty" for one in empty)))


def _may_be_price(one: Candidate, free: list[Candidate]) -> bool:
    """Say whether a header says nothing and most cells are dollars and cents, or names what may be the price.

    The latter only where no other column without a meaning of its own holds numbers: they may be whole dollars.
    """
    if _says_nothing(one.title):
        return one.contents.share(one.contents.cents) > 1 - _SURE
    others = [other for other in free if other is not one and _says_nothing(other.title) and _is_money(other.contents)]
    return _WEAKLY.fullmatch(plain(one.title)) is not None and all(_COUNTER.fullmatch(plain(o.title)) for o in others)


def _says_nothing(header: str) -> bool:
    return not named_by(header) and not price_words(header) and not says_derived(header)


def _only_money(held: Contents) -> bool:
    return held.filled >= 3 and held.share(held.amounts) >= _SURE and held.cents > 0 and not held.holds_identifiers
