"""Releases of the synthetic code set, and the truth about what changed between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from addenda.errors import UsageError
from addenda.sample.kit import Kit
from addenda.sample.past import first_book
from addenda.sample.sunset import due_next
from addenda.sample.truth import Truth
from addenda.sample.year import next_quarter, next_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from addenda.model.concept import Concept
    from addenda.sample.book import Book, Event, Tombstone
    from addenda.sample.entry import Entry

FEWEST_CONCEPTS = 200
MOST_CONCEPTS = 100_000
"""Codes of CPT's shape are few: 100,000 numbers of five digits, and 10,000 for each of the other kinds."""
MOST_RELEASES = 50
_Record = TypeVar("_Record", "Entry", "Tombstone")
_QUARTERS = (4, 7, 10)
_FIRST_YEAR, _LAST_YEAR = 2001, 9000
"""The years in which a first release may come: deleted codes reach back nine years, and years have four digits."""


@dataclass(frozen=True)
class SyntheticRelease:
    """One release: its concepts sorted by code, with those of deleted codes; what was done to the release before it.

    `history` is everything that was done to any code up to now, in no order.
    """

    name: str
    effective: date
    concepts: tuple[Concept, ...]
    truth: Truth
    history: tuple[Event, ...]

    @cached_property
    def in_force(self) -> tuple[Concept, ...]:
        """The concepts that may be used on the effective date."""
        return tuple(concept for concept in self.concepts if concept.in_force(self.effective))


def generate(
    seed: int, concepts: int, releases: int, first_year: int, *, quarterly: bool = False
) -> tuple[SyntheticRelease, ...]:
    """Return yearly releases, the first of which has so many codes in force; the same arguments give the same releases.

    `quarterly` puts the releases of April, July and October between each two of them.

    Raises:
        UsageError: when a number is out of its bounds, or the numbers for codes run out.

    """
    _check("concepts", concepts, FEWEST_CONCEPTS, MOST_CONCEPTS)
    _check("releases", releases, 1, MOST_RELEASES)
    if not _FIRST_YEAR <= first_year <= _LAST_YEAR:
        raise UsageError(f"The first release of a sample is of a year from {_FIRST_YEAR} to {_LAST_YEAR}.")
    kit = Kit.seeded(seed)
    day = date(first_year, 1, 1)
    book = first_book(concepts, day, kit)
    made = [_release(day, book, Truth(sunset=due_next(book.entries, day)), None, ())]
    for day in _days(first_year, releases, quarterly):
        before = book
        book, truth = (next_year if day.month == 1 else next_quarter)(before, day, kit)
        made.append(_release(day, book, truth, before, made[-1].concepts))
    return tuple(made)


def _check(what: str, given: int, fewest: int, most: int) -> None:
    if not fewest <= given <= most:
        raise UsageError(f"A sample has {fewest:,} to {most:,} {what}, not {given:,}.")


def _days(first_year: int, releases: int, quarterly: bool) -> Iterator[date]:
    for year in range(first_year + 1, first_year + releases):
        yield from (date(year - 1, month, 1) for month in _QUARTERS if quarterly)
        yield date(year, 1, 1)


def _release(
    day: date, book: Book, truth: Truth, before: Book | None, concepts: tuple[Concept, ...]
) -> SyntheticRelease:
    """Return a release; the concepts of the one before it are taken over where nothing happened."""
    known = {concept.code: concept for concept in concepts}
    made = _concepts(book.entries, before.entries if before else {}, known)
    made |= _concepts(book.deleted, before.deleted if before else {}, known)
    name = f"{day:%Y}" if day.month == 1 else f"{day:%Y-%m}"
    return SyntheticRelease(name, day, tuple(made[code] for code in sorted(made)), truth, book.history)


def _concepts(now: Mapping[str, _Record], then: Mapping[str, _Record], known: dict[str, Concept]) -> dict[str, Concept]:
    return {code: known[code] if then.get(code) is record else record.concept() for code, record in now.items()}
