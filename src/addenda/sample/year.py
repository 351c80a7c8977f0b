"""A year's changes, from one release to the next, with a record of what was done."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from addenda.sample.additions import Additions
from addenda.sample.codeset import CATEGORY_I, EXEMPT, MODIFIER, RESEQUENCED, TELEMEDICINE
from addenda.sample.truth import Truth
from addenda.sample.vocabulary import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from addenda.sample.dice import Dice
    from addenda.sample.entry import Book, Entry
    from addenda.sample.numbers import Numbers
    from addenda.sample.texts import Texts

_SMALLEST_SUBSECTIONS = 3
_LARGE = 5_000
"""From so many concepts on, two numbers a year are reused instead of one."""


def next_book(old: Book, texts: Texts, numbers: Numbers, dice: Dice) -> tuple[Book, Truth]:
    """Return the entries of the next release, and what happened to those of the old one.

    2% new codes (with renumbered ones), 1% deleted, 0.5% revised, half of them in wording, 0.5% with other flags;
    besides, families whose common text changed, a subsection in another section, and reused numbers.

    Raises:
        UsageError: when a kind of code has no free number left.

    """
    year = _Year(old, texts, dice)
    size = len(old)
    moved = year.move_subsection()
    through_parent = year.revise_families(max(1, size // 2000))
    reused = year.reuse(2 if size >= _LARGE else 1)
    pairs = year.renumber(max(1, size // 1000), numbers)
    deleted = year.delete(max(4, size // 100) - len(pairs))
    editorial = year.revise(max(2, size // 400), texts.retouched)
    textual = year.revise(max(2, size // 400), texts.reworded)
    flagged = year.flag(max(3, size // 200))
    added = Additions(year.book, texts, numbers, dice).add(max(6, size // 50) - len(pairs))
    return year.book, Truth(
        added=_sorted([*added, *(new for _, new in pairs)]),
        deleted=_sorted([*deleted, *(code for code, _ in pairs)]),
        renumbered=tuple(sorted(pairs)),
        reused=_sorted(reused),
        editorial=_sorted(editorial),
        textual=_sorted(textual),
        through_parent=_sorted(through_parent),
        updated=_sorted([*flagged, *moved]),
        moved=_sorted(moved),
    )


def _sorted(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes))


class _Year:
    """Changes a copy of a book. No old code is changed twice, so that each change can be told from the others."""

    def __init__(self, old: Book, texts: Texts, dice: Dice) -> None:
        self.book = dict(old)
        self._texts = texts
        self._dice = dice
        self._untouched = dict.fromkeys(dice.shuffled(old))
        self._referred = {code for entry in old.values() for code in entry.cross_references}

    def move_subsection(self) -> list[str]:
        """Put one of the smallest subsections of Category I into another section."""
        subsections: dict[str, list[Entry]] = {}
        for entry in self.book.values():
            if entry.kind == CATEGORY_I:
                subsections.setdefault(entry.place.subsection, []).append(entry)
        smallest = sorted(subsections.values(), key=len)[:_SMALLEST_SUBSECTIONS]
        members = self._dice.pick(smallest)
        section = self._dice.pick([name for name in SECTIONS if name != members[0].place.section])
        return self._change(members, lambda entry: replace(entry, place=replace(entry.place, section=section)))

    def revise_families(self, count: int) -> list[str]:
        """Reword what whole families of three codes or more share before the semicolon."""
        families: dict[int, list[Entry]] = {}
        for entry in self.book.values():
            families.setdefault(entry.family, []).append(entry)
        large = [members for members in families.values() if len(members) > 2 and self._are_untouched(members)]
        return [code for members in self._dice.shuffled(large)[:count] for code in self._revise_family(members)]

    def reuse(self, count: int) -> list[str]:
        """Give numbers of Category I a meaning that shares no word with the one they had."""
        entries = self._take(count, lambda entry: entry.kind == CATEGORY_I and not entry.own)
        return self._change(entries, lambda entry: replace(entry, parent=self._texts.unrelated_to(entry.parent)))

    def renumber(self, count: int, numbers: Numbers) -> list[tuple[str, str]]:
        """Give texts of Category I another number; return pairs of the old and the new one."""
        pairs = []
        for entry in self._take(count, lambda entry: entry.kind == CATEGORY_I and self._can_go(entry)):
            code, skips = numbers.after(entry.code, entry.kind)
            flags = tuple(sorted({*entry.flags, RESEQUENCED})) if skips else entry.flags
            del self.book[entry.code]
            self.book[code] = replace(entry, code=code, flags=flags)
            pairs.append((entry.code, code))
        return pairs

    def delete(self, count: int) -> list[str]:
        """Delete codes, a third of them such that name another one to use instead."""
        entries = self._take(count // 3, lambda entry: bool(entry.cross_references) and self._can_go(entry))
        entries += self._take(count - len(entries), self._can_go)
        for entry in entries:
            del self.book[entry.code]
        return [entry.code for entry in entries]

    def revise(self, count: int, edit: Callable[[str], str]) -> list[str]:
        """Edit the text that is a code's own: after the semicolon, or all of it where there is none."""

        def revised(entry: Entry) -> Entry:
            return replace(entry, own=edit(entry.own)) if entry.own else replace(entry, parent=edit(entry.parent))

        return self._change(self._take(count, lambda _: True), revised)

    def flag(self, count: int) -> list[str]:
        """Set a flag, or clear it where it is set."""

        def flagged(entry: Entry) -> Entry:
            flags = set(entry.flags) ^ {self._dice.pick((TELEMEDICINE, EXEMPT))}
            return replace(entry, flags=tuple(sorted(flags)))

        return self._change(self._take(count, lambda entry: entry.kind != MODIFIER), flagged)

    def _revise_family(self, members: list[Entry]) -> list[str]:
        parent = self._texts.reworded(members[0].parent)
        return self._change(members, lambda entry: replace(entry, parent=parent))

    def _change(self, entries: Iterable[Entry], change: Callable[[Entry], Entry]) -> list[str]:
        codes = []
        for entry in entries:
            self.book[entry.code] = change(entry)
            self._untouched.pop(entry.code, None)
            codes.append(entry.code)
        return codes

    def _take(self, count: int, suits: Callable[[Entry], bool]) -> list[Entry]:
        """Take up to so many untouched entries that suit; nothing else will change them."""
        suitable = (self.book[code] for code in self._untouched if suits(self.book[code]))
        taken = list(islice(suitable, count))
        for entry in taken:
            del self._untouched[entry.code]
        return taken

    def _are_untouched(self, entries: Iterable[Entry]) -> bool:
        return all(entry.code in self._untouched for entry in entries)

    def _can_go(self, entry: Entry) -> bool:
        """Say whether no other code refers to this one, so that a reference never points nowhere."""
        return entry.code not in self._referred
