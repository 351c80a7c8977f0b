"""Which of several columns of amounts is the price: the one that is billed, in force now, for every line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.chargemaster import PriceKind
from addenda.reading.chargemaster.amounts import try_amount
from addenda.reading.chargemaster.price_words import PriceWords, price_words, says_derived
from addenda.reading.chargemaster.words import STRONG, WEAK, named_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from addenda.reading.chargemaster.contents import Contents
    from addenda.reading.workbook import Cell

_HARDLY = 0.05
"""The share of the fullest price column's cells below which another one is a rest of something."""
_SURE = 0.95


class Candidate(NamedTuple):
    """A column that may be the price."""

    position: int
    title: str
    contents: Contents
    words: PriceWords | None


class PriceChoice(NamedTuple):
    """The price column and why; or no position, and the candidates of which nobody but the user can choose."""

    position: int | None
    why: str
    contenders: tuple[int, ...] = ()
    refuted: tuple[str, ...] = ()


def choose_price(
    titles: Sequence[str], contents: Sequence[Contents], rows: Sequence[list[Cell]], taken: Iterable[int]
) -> PriceChoice:
    """Return which column of a table is the price.

    Columns whose words say price and whose cells are amounts come first; then those with weaker words (`Total
    charge`, a year alone); then, where no header says anything of a price, the only column of dollars and cents
    without a meaning of its own.
    """
    free = [
        Candidate(position, text, held, price_words(text))
        for position, (text, held) in enumerate(zip(titles, contents, strict=True))
        if position not in set(taken)
    ]
    gross = [one for one in free if one.words and one.words.kind is PriceKind.GROSS]
    for strength in (STRONG, WEAK):
        named = [one for one in gross if one.words and one.words.strength == strength]
        if found := [one for one in named if one.contents.holds_amounts and not one.contents.holds_identifiers]:
            return _narrowed(found, rows)
    refuted = tuple(f"{one.title!r} holds no amounts" for one in gross if one.contents.filled)
    empty = [one for one in gross if not one.contents.filled and one.words and one.words.strength == STRONG]
    if empty and not refuted:
        return _narrowed(empty, rows)
    unnamed = [one for one in free if _says_nothing(one.title) and _only_money(one.contents)]
    if not gross and len(unnamed) == 1:
        return PriceChoice(unnamed[0].position, "no header names a price, and it is the only column of amounts")
    return PriceChoice(None, "", refuted=refuted)


def _says_nothing(header: str) -> bool:
    return not named_by(header) and not price_words(header) and not says_derived(header)


def _only_money(held: Contents) -> bool:
    return held.filled >= 3 and held.share(held.amounts) >= _SURE and held.share(held.cents) > 1 - _SURE


def _narrowed(found: list[Candidate], rows: Sequence[list[Cell]]) -> PriceChoice:
    """Take candidates away, each time for one reason, until one is left or nothing more can be told."""
    fullest = max(one.contents.filled for one in found)
    steps: tuple[tuple[str, Callable[[list[Candidate]], list[Candidate]]], ...] = (
        ("fuller than {}", lambda left: [one for one in left if one.contents.filled >= _HARDLY * fullest]),
        ("newer than {} by name", lambda left: _with(left, lambda words: words.era >= 0)),
        ("for all lines, unlike {}", lambda left: _with(left, lambda words: not words.some)),
        ("newer than {}", _newest),
        ("for no single setting, unlike {}", lambda left: _with(left, lambda words: not words.setting)),
        ("called the gross charge, unlike {}", lambda left: _with(left, lambda words: words.explicit)),
        ("never another amount than under {}", lambda left: _alike(left, rows)),
        ("of outpatients, whose claims are what carries the codes, unlike {}", _outpatients),
    )
    reasons = []
    left = found
    for reason, step in steps:
        if len(left) == 1:
            break
        kept = step(left) or left
        if len(kept) < len(left):
            gone = " and ".join(repr(one.title) for one in left if one not in kept)
            reasons.append(reason.format(gone))
        left = kept
    if len(left) == 1:
        return PriceChoice(left[0].position, "; ".join(reasons))
    return PriceChoice(None, "", tuple(one.position for one in left))


def _with(left: list[Candidate], wanted: Callable[[PriceWords], bool]) -> list[Candidate]:
    return [one for one in left if one.words and wanted(one.words)]


def _newest(left: list[Candidate]) -> list[Candidate]:
    """Leave out every column that another one with the same words but a later date stands beside."""
    return [one for one in left if not any(_newer(other, one) for other in left)]


def _newer(other: Candidate, one: Candidate) -> bool:
    if not other.words or not one.words or other.words.dated is None or one.words.dated is None:
        return False
    alike = (other.words.rest, other.words.setting) == (one.words.rest, one.words.setting)
    return alike and other.words.dated > one.words.dated


def _alike(left: list[Candidate], rows: Sequence[list[Cell]]) -> list[Candidate]:
    """Return the fullest column, the first of them, where no row has two different amounts; else all."""
    if not all(one.contents.filled for one in left):
        return left
    for row in rows:
        amounts = {try_amount(row[one.position]) for one in left if one.position < len(row)} - {None}
        if len(amounts) > 1:
            return left
    return [max(left, key=lambda one: one.contents.filled)]


def _outpatients(left: list[Candidate]) -> list[Candidate]:
    """Leave out the price of inpatients where one of outpatients stands beside it.

    Hospitals report CPT and HCPCS codes on outpatient claims; inpatient ones are paid by diagnosis-related groups (CMS,
    Medicare Claims Processing Manual, chapter 4).
    """
    outpatients = _with(left, lambda words: words.setting == {"outpatient"})
    others = _with(left, lambda words: words.setting == {"inpatient"})
    return outpatients if len(outpatients) + len(others) == len(left) else left
