"""Of several columns of amounts all are taken away, each for one reason, but the price of one unit that is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.reading.chargemaster import sums
from addenda.reading.chargemaster.amounts import try_amount

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from addenda.reading.chargemaster.contents import Contents
    from addenda.reading.chargemaster.price_words import PriceWords
    from addenda.reading.workbook import Cell

_HARDLY = 0.05
"""The share of the fullest price column's cells below which another one is a rest of something."""


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


def narrowed(found: list[Candidate], rows: Sequence[list[Cell]], units: Sequence[int]) -> PriceChoice:
    """Take candidates away, each time for one reason, until one is left or nothing more can be told."""
    fullest = max(one.contents.filled for one in found)
    steps: tuple[tuple[str, Callable[[list[Candidate]], list[Candidate]]], ...] = (
        ("fuller than {}", lambda left: [one for one in left if one.contents.filled >= _HARDLY * fullest]),
        ("of one unit, unlike {}", lambda left: _of_one_unit(left, units, rows)),
        ("newer than {} by name", lambda left: _with(left, lambda words: words.era >= 0)),
        ("for all lines, unlike {}", lambda left: _with(left, lambda words: not words.some)),
        ("newer than {}", _newest),
        ("for no single setting, unlike {}", lambda left: _with(left, lambda words: not words.setting)),
        ("called the gross charge, unlike {}", lambda left: _with(left, lambda words: words.explicit)),
        ("the default, unlike {}", lambda left: _with(left, lambda words: words.default)),
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


def _of_one_unit(left: list[Candidate], units: Sequence[int], rows: Sequence[list[Cell]]) -> list[Candidate]:
    """Leave out every column that is a sum over the units of another one."""
    pairs = {one.position: (one.position, one.title) for one in left}
    return [
        one
        for one in left
        if not any(sums.is_of_units(pairs[one.position], price, units, rows) for price in pairs.values())
    ]


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
    """Leave out the price of inpatients (and of emergencies) where one of outpatients stands beside it.

    Hospitals report CPT and HCPCS codes on outpatient claims; inpatient ones are paid by diagnosis-related groups (CMS,
    Medicare Claims Processing Manual, chapter 4).
    """
    outpatients = _with(left, lambda words: words.setting == {"outpatient"})
    others = _with(left, lambda words: "inpatient" in words.setting and "outpatient" not in words.setting)
    return outpatients if len(outpatients) + len(others) == len(left) else left
