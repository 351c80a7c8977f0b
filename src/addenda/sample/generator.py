"""Releases of the synthetic code set, and the truth about what changed between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from addenda.errors import UsageError
from addenda.sample.dice import Dice
from addenda.sample.first import first_book
from addenda.sample.numbers import Numbers
from addenda.sample.texts import Texts
from addenda.sample.truth import Truth
from addenda.sample.year import next_book

if TYPE_CHECKING:
    from addenda.model.concept import Concept
    from addenda.sample.entry import Book

FEWEST_CONCEPTS = 200
MOST_CONCEPTS = 100_000
"""Codes of CPT's shape are few: 100,000 numbers of five digits, and 10,000 for each of the other kinds."""


@dataclass(frozen=True)
class SyntheticRelease:
    """One release: its concepts sorted by code, and what was done to the release before it."""

    name: str
    effective: date
    concepts: tuple[Concept, ...]
    truth: Truth


def generate(seed: int, concepts: int, releases: int, first_year: int) -> tuple[SyntheticRelease, ...]:
    """Return yearly releases, the first of which has so many concepts; the same arguments give the same releases.

    Raises:
        UsageError: when the concepts are not 200 to 100,000, there is no release, or the numbers run out.

    """
    if not FEWEST_CONCEPTS <= concepts <= MOST_CONCEPTS:
        raise UsageError(f"A sample has {FEWEST_CONCEPTS:,} to {MOST_CONCEPTS:,} concepts, not {concepts:,}.")
    if releases < 1:
        raise UsageError(f"A sample has at least one release, not {releases}.")
    dice, numbers = Dice(seed), Numbers()
    texts = Texts(dice)
    book = first_book(concepts, texts, numbers, dice)
    made = [_release(first_year, book, Truth())]
    for year in range(first_year + 1, first_year + releases):
        book, truth = next_book(book, texts, numbers, dice)
        made.append(_release(year, book, truth))
    return tuple(made)


def _release(year: int, book: Book, truth: Truth) -> SyntheticRelease:
    concepts = tuple(book[code].concept() for code in sorted(book))
    return SyntheticRelease(str(year), date(year, 1, 1), concepts, truth)
