"""The first release: sections, headings, families and every kind of code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.cpt.kinds import CodeKind
from addenda.sample.entry import RESIDUAL, Entry, Place
from addenda.sample.flags import first_flags
from addenda.sample.makers import new_maker
from addenda.sample.vocabulary import PARTS, SECTIONS, STRUCTURES, UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from addenda.sample.kit import Kit

_SHARES = {
    CodeKind.CATEGORY_II: 0.06,
    CodeKind.CATEGORY_III: 0.025,
    CodeKind.PLA: 0.03,
    CodeKind.MAAA: 0.01,
    CodeKind.ADMINISTRATION: 0.01,
    CodeKind.MODIFIER: 0.03,
}
_FEWEST = 6
"""Codes of a kind: enough for what happens to them in a year."""
_MOST_MODIFIERS = 36
_LARGEST_FAMILY = 6
_EPONYMS = 0.02
_LARGE_SECTION = 200
_HEADINGS_A_SUBSECTION = 3


def first_entries(concepts: int, kit: Kit) -> dict[str, Entry]:
    """Return so many entries by code, without dates and concept ids."""
    writer = _Writer(kit)
    counts = {kind: max(_FEWEST, int(concepts * share)) for kind, share in _SHARES.items()}
    counts[CodeKind.MODIFIER] = min(counts[CodeKind.MODIFIER], _MOST_MODIFIERS)
    entries = list(writer.category_i(kit.numbers.spread(CodeKind.CATEGORY_I, concepts - sum(counts.values()))))
    for kind, count in counts.items():
        entries += writer.others(kind, kit.numbers.spread(kind, count))
    return {entry.code: entry for entry in entries}


class _Writer:
    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def category_i(self, codes: list[str]) -> Iterator[Entry]:
        """Yield families, section after section, and at the end of each its residual code."""
        for index in range(len(SECTIONS)):
            start, end = (len(codes) * place // len(SECTIONS) for place in (index, index + 1))
            yield from self._section(index, codes[start : end - 1])
            text = f"{RESIDUAL}, {SECTIONS[index]}"
            yield Entry(codes[end - 1], CodeKind.CATEGORY_I, Place(SECTIONS[index]), self._kit.family(), text)

    def others(self, kind: CodeKind, codes: list[str]) -> Iterator[Entry]:
        """Yield entries of another kind, each its own family."""
        texts, dice = self._kit.texts, self._kit.dice
        writers: dict[CodeKind, Callable[[], str]] = {
            CodeKind.MODIFIER: texts.modifier,
            CodeKind.CATEGORY_III: texts.procedure,
        }
        place = Place(kind.value[0].upper() + kind.value[1:])
        for code in codes:
            text, flags = writers.get(kind, texts.assay)(), first_flags(kind, "", dice)
            maker = new_maker(dice) if kind is CodeKind.PLA else None
            yield Entry(code, kind, place, self._kit.family(), text, flags=flags, maker=maker)

    def _section(self, index: int, codes: list[str]) -> Iterator[Entry]:
        """Yield the families of a section; the last section holds assays, which have no families."""
        assays = SECTIONS[index] == SECTIONS[-1]
        start, heading = 0, 12 if len(codes) > _LARGE_SECTION else 5
        while start < len(codes):
            size = min(1 + self._kit.dice.below(1 if assays else _LARGEST_FAMILY), len(codes) - start)
            yield from self._family(codes[start : start + size], _place(index, start, heading), assays)
            start += size

    def _family(self, codes: list[str], place: Place, assays: bool) -> Iterator[Entry]:
        family, parent = self._kit.family(), self._parent(assays)
        taken: list[str] = []
        for code in codes:
            own = self._kit.texts.own_part(taken) if len(codes) > 1 else ""
            taken.append(own)
            flags = first_flags(CodeKind.CATEGORY_I, own, self._kit.dice)
            yield Entry(code, CodeKind.CATEGORY_I, place, family, parent, own, flags)

    def _parent(self, assays: bool) -> str:
        texts = self._kit.texts
        if assays:
            return texts.assay()
        return texts.eponym() if self._kit.dice.chance(_EPONYMS) else texts.procedure()


def _place(section: int, index: int, codes_a_heading: int) -> Place:
    """Return the place of the code that comes so many codes after the first one of a section.

    Every second heading has a subheading for its second half.
    """
    heading, rest = divmod(index, codes_a_heading)
    subsection = heading // _HEADINGS_A_SUBSECTION
    number = f"{section + 1}.{subsection + 1}.{heading % _HEADINGS_A_SUBSECTION + 1}"
    lower = heading % 2 == 0 and rest > codes_a_heading // 2
    return Place(
        SECTIONS[section],
        f"{STRUCTURES[subsection % len(STRUCTURES)].capitalize()} Structures {section + 1}.{subsection + 1}",
        f"{PARTS[heading % len(PARTS)].capitalize()} {number}",
        f"{UNITS[heading % len(UNITS)].capitalize()} {number}.1" if lower else "",
    )
