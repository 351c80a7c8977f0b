"""A selection of codes: the part of a code set that one specialty, or one person, works with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from string import ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.cpt.places import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addenda.model.concept import Concept

SECTION = "section:"
"""What the name of a place in the book stands behind, where a person asks for it."""

_CODE = r"([A-Z]{2}|[A-Z]*\d[0-9A-Z]*)"  # a modifier may have no digit
_ENDS = re.compile(rf"{_CODE}(?:\s*[-\u2013]\s*{_CODE})?")  # a hyphen or an en dash
_DIGIT = re.compile(r"[0-9]")


class CodeRange(NamedTuple):
    """The codes from one to another, both included; a single code is a range of one.

    It holds codes of its ends' own form alone: `0001T-0999T` no code that ends in F, `10000-69999` no `0100T`.
    """

    first: str
    last: str

    @classmethod
    def parse(cls, text: str) -> CodeRange:
        """Read `10000-69999` or `99213`; letters may be small.

        Raises:
            ValueError: saying what is wrong with the text.

        """
        ends = _ENDS.fullmatch(text.strip().upper())
        if not ends:
            raise ValueError("this is no code and no range of codes, such as 10000-69999")
        first, last = ends[1], ends[2] or ends[1]
        if form(first) != form(last):
            raise ValueError("the ends of the range are codes of different kinds")
        if first > last:
            raise ValueError("the range is empty: its first code comes after its last")
        return cls(first, last)

    def holds(self, code: str) -> bool:
        """Say whether a code stands in the range."""
        return self.first <= code <= self.last and form(code) == form(self.first)

    def overlaps(self, other: CodeRange) -> bool:
        """Say whether a code could stand in both."""
        return self.first <= other.last and other.first <= self.last and form(self.first) == form(other.first)

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first}-{self.last}"


def form(code: str) -> str:
    """Return what codes of one kind share: `99999` for 99213, `9999T` for 0042T, `A9999` for J0120."""
    rest = code.lstrip(ascii_uppercase)  # letters before the digits count on, those behind them name a kind
    return "A" * (len(code) - len(rest)) + _DIGIT.sub("9", rest)


def overlapping(ranges: Iterable[CodeRange]) -> Iterator[tuple[CodeRange, CodeRange]]:
    """Yield each two ranges that overlap."""
    return ((one, other) for one, other in combinations(ranges, 2) if one.overlaps(other))


@dataclass(frozen=True)
class Selection:
    """What was asked for, in the words of who asked, and what it means: codes in any of the ranges or sections."""

    asked: str
    ranges: tuple[CodeRange, ...]
    sections: tuple[str, ...] = ()

    def holds_code(self, code: str) -> bool:
        """Say whether a code stands in one of the ranges."""
        return any(part.holds(code) for part in self.ranges)

    def holds(self, concept: Concept) -> bool:
        """Say whether a concept is selected: by its code, or by a place in the book that it stands in."""
        if self.holds_code(concept.code):
            return True
        wanted = {section.casefold() for section in self.sections}
        return bool(wanted) and not wanted.isdisjoint(place.casefold() for place in places(concept).values())

    def __str__(self) -> str:
        parts = ", ".join([*map(str, self.ranges), *(f"{SECTION}{section}" for section in self.sections)])
        return self.asked if parts in {"", self.asked} else f"{self.asked} ({parts})"
