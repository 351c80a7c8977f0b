"""The first release: sections, headings, families and every kind of code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from addenda.sample.codeset import (
    ADD_ON,
    ADMINISTRATION,
    CATEGORY_I,
    CATEGORY_II,
    CATEGORY_III,
    EXEMPT,
    MAAA,
    MODIFIER,
    PLA,
    RESEQUENCED,
    TELEMEDICINE,
)
from addenda.sample.entry import Book, Entry, Place
from addenda.sample.texts import EACH_ADDITIONAL
from addenda.sample.vocabulary import PARTS, SECTIONS, STRUCTURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.sample.dice import Dice
    from addenda.sample.numbers import Numbers
    from addenda.sample.texts import Texts

_SHARES = {CATEGORY_II: 0.06, CATEGORY_III: 0.05, PLA: 0.03, MAAA: 0.01, ADMINISTRATION: 0.01, MODIFIER: 0.03}
_MOST_MODIFIERS = 36
_LARGEST_FAMILY = 6
_CODES_A_HEADING = 12
_HEADINGS_A_SUBSECTION = 3
_REFERRING = 0.03


def first_book(concepts: int, texts: Texts, numbers: Numbers, dice: Dice) -> Book:
    """Return a first release of so many entries."""
    writer = _Writer(texts, dice)
    counts = {kind: max(2, int(concepts * share)) for kind, share in _SHARES.items()}
    counts[MODIFIER] = min(counts[MODIFIER], _MOST_MODIFIERS)
    entries = list(writer.category_i(numbers.spread(CATEGORY_I, concepts - sum(counts.values()))))
    for kind, count in counts.items():
        entries += writer.others(kind, numbers.spread(kind, count))
    return _with_cross_references({entry.code: entry for entry in entries}, dice)


class _Writer:
    def __init__(self, texts: Texts, dice: Dice) -> None:
        self._texts = texts
        self._dice = dice
        self._families = 0

    def category_i(self, codes: list[str]) -> Iterator[Entry]:
        """Yield families, section after section; the last section holds assays, which have no families."""
        for index, section in enumerate(SECTIONS):
            start, end = (len(codes) * place // len(SECTIONS) for place in (index, index + 1))
            while start < end:
                largest = 1 if section == SECTIONS[-1] else _LARGEST_FAMILY
                size = min(1 + self._dice.below(largest), end - start)
                place = _place(index, start - len(codes) * index // len(SECTIONS))
                yield from self._family(codes[start : start + size], place)
                start += size

    def others(self, kind: str, codes: list[str]) -> Iterator[Entry]:
        """Yield entries of another kind, each its own family."""
        writers = {MODIFIER: self._texts.modifier, CATEGORY_III: self._texts.procedure}
        for code in codes:
            self._families += 1
            yield Entry(code, kind, Place(_titled(kind)), self._families, writers.get(kind, self._texts.assay)())

    def _family(self, codes: list[str], place: Place) -> Iterator[Entry]:
        self._families += 1
        parent = self._texts.assay() if place.section == SECTIONS[-1] else self._texts.procedure()
        taken: list[str] = []
        for code in codes:
            own = self._texts.own_part(taken) if len(codes) > 1 else ""
            taken.append(own)
            yield Entry(code, CATEGORY_I, place, self._families, parent, own, self._flags(own))

    def _flags(self, own: str) -> tuple[str, ...]:
        flags = [ADD_ON] if own.startswith(EACH_ADDITIONAL) else []
        flags += [
            flag
            for flag, probability in ((EXEMPT, 0.03), (RESEQUENCED, 0.01), (TELEMEDICINE, 0.05))
            if self._dice.chance(probability)
        ]
        return tuple(flags)


def _place(section: int, index: int) -> Place:
    """Return the place of the code that comes so many codes after the first one of a section."""
    heading = index // _CODES_A_HEADING
    subsection = heading // _HEADINGS_A_SUBSECTION
    structure = STRUCTURES[subsection % len(STRUCTURES)].capitalize()
    part = PARTS[heading % len(PARTS)].capitalize()
    return Place(
        SECTIONS[section],
        f"{structure} Structures {section + 1}.{subsection + 1}",
        f"{part} {section + 1}.{subsection + 1}.{heading % _HEADINGS_A_SUBSECTION + 1}",
    )


def _titled(kind: str) -> str:
    return kind[0].upper() + kind[1:]


def _with_cross_references(book: Book, dice: Dice) -> Book:
    """Let some codes of Category I name another code of their section to use instead."""
    sections: dict[str, list[str]] = {}
    for entry in book.values():
        sections.setdefault(entry.place.section, []).append(entry.code)
    for entry in list(book.values()):
        other = dice.pick(sections[entry.place.section])
        if entry.kind == CATEGORY_I and other != entry.code and dice.chance(_REFERRING):
            book[entry.code] = replace(entry, cross_references=(other,))
    return book
