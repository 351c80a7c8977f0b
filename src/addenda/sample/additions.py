"""A year's new codes: members of families, and codes of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from addenda.sample.codeset import CATEGORY_I, CATEGORY_II, CATEGORY_III, PLA, RESEQUENCED
from addenda.sample.entry import Book, Entry

if TYPE_CHECKING:
    from addenda.sample.dice import Dice
    from addenda.sample.numbers import Numbers
    from addenda.sample.texts import Texts

_KINDS = (*[CATEGORY_I] * 6, *[CATEGORY_III] * 2, PLA, CATEGORY_II)
"""What a new code is, by how often."""
_IN_A_FAMILY = 0.7


class Additions:
    """Adds new codes to a book, each beside one that is there already."""

    def __init__(self, book: Book, texts: Texts, numbers: Numbers, dice: Dice) -> None:
        self._book = book
        self._texts = texts
        self._numbers = numbers
        self._dice = dice
        self._codes: dict[str, list[str]] = {}
        self._families: dict[int, list[str]] = {}
        for entry in book.values():
            self._codes.setdefault(entry.kind, []).append(entry.code)
            self._families.setdefault(entry.family, []).append(entry.code)
        self._next_family = max(self._families) + 1

    def add(self, count: int) -> list[str]:
        """Add so many codes and return them.

        Raises:
            UsageError: when a kind of code has no free number left.

        """
        return [self._add(self._dice.pick(_KINDS)) for _ in range(count)]

    def _add(self, kind: str) -> str:
        beside = self._book[self._dice.pick(self._codes[kind])]
        joins = beside.own and self._dice.chance(_IN_A_FAMILY)
        entry = self._member(beside) if joins else self._alone(beside)
        self._book[entry.code] = entry
        self._families.setdefault(entry.family, []).append(entry.code)
        return entry.code

    def _member(self, sibling: Entry) -> Entry:
        """Return a new member of a family, numbered after the last one; resequenced where others come between."""
        family = self._families[sibling.family]
        code, skips = self._numbers.after(max(family), sibling.kind)
        own = self._texts.own_part([self._book[member].own for member in family])
        flags = (RESEQUENCED,) if skips else ()
        return replace(sibling, code=code, own=own, flags=flags, cross_references=())

    def _alone(self, neighbour: Entry) -> Entry:
        """Return a new code in the same place of the book, with a text of its own."""
        code, _ = self._numbers.after(neighbour.code, neighbour.kind)
        parent = self._texts.assay() if neighbour.kind in {PLA, CATEGORY_II} else self._texts.procedure()
        self._next_family += 1
        return Entry(code, neighbour.kind, neighbour.place, self._next_family - 1, parent)
