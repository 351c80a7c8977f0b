"""The next release while it is being made: what was changed so far, and what may still be changed."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from addenda.model.cpt.fields import Flag
from addenda.model.cpt.kinds import CodeKind
from addenda.sample.book import Book, ChangeType, Event, Tombstone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from addenda.sample.entry import Entry
    from addenda.sample.kit import Kit


class Draft:
    """A copy of a book that is edited. No old code is changed twice, so that each change can be told from the others.

    A chain of resequenced codes never branches: `followers` gives the one code that stands behind another.
    """

    def __init__(self, old: Book, day: date, kit: Kit) -> None:
        self.day = day
        self.kit = kit
        self.before = old.entries
        self.entries = dict(old.entries)
        self.deleted = dict(old.deleted)
        self._history = old.history
        self._events: list[Event] = []
        self._untouched = dict.fromkeys(kit.dice.shuffled(old.entries))
        self._followers = {entry.after: entry.code for entry in old.entries.values() if entry.after}

    def book(self) -> Book:
        """Return the release as it stands."""
        return Book(self.entries, self.deleted, (*self._history, *self._events))

    def each(self, suits: Callable[[Entry], bool]) -> Iterator[Entry]:
        """Yield untouched entries that suit when it is their turn, for one change. Residual codes stay."""
        for code in list(self._untouched):
            if code in self._untouched and not self.entries[code].is_residual and suits(self.entries[code]):
                del self._untouched[code]
                yield self.entries[code]

    def take(self, count: int, suits: Callable[[Entry], bool]) -> list[Entry]:
        """Take up to so many of `each`."""
        return list(islice(self.each(suits), count))

    def is_untouched(self, entry: Entry) -> bool:
        """Say whether nothing happened yet to an entry of the old release."""
        return entry.code in self._untouched

    def can_go(self, entry: Entry) -> bool:
        """Say whether the code may leave its place: no modifier, and no resequenced code stands behind it."""
        return entry.kind is not CodeKind.MODIFIER and entry.code not in self._followers

    def update(self, entries: Iterable[Entry], edit: Callable[[Entry], Entry]) -> list[str]:
        """Change what is no descriptor, and return the codes."""
        edited = {entry.code: edit(entry) for entry in entries}
        for code in edited:
            self._untouched.pop(code, None)
        self.entries |= edited
        return list(edited)

    def revise(self, entries: Iterable[Entry], edit: Callable[[Entry], Entry]) -> list[str]:
        """Change descriptors, and return the codes."""
        return self.update(entries, lambda entry: self._revised(entry, edit(entry)))

    def enter(self, entry: Entry) -> None:
        """Add a code on the day of the release, under a new concept id."""
        made = replace(entry, concept_id=self.kit.concept_id(), added=self.day, revised_on=self.day, stated="")
        self.entries[made.code] = made
        if made.after:
            self._followers[made.after] = made.code
        self._tell(made, ChangeType.ADDED, current=made.long)

    def remove(self, entry: Entry) -> None:
        """Take a code out; `bury` says later what to use instead."""
        del self.entries[entry.code]
        self._untouched.pop(entry.code, None)
        self._followers.pop(entry.after, None)

    def bury(self, entry: Entry, instruction: str, cross_references: tuple[str, ...], *, may_return: bool) -> None:
        """Put a tombstone where a removed code was."""
        self.deleted[entry.code] = Tombstone(entry, self.day, instruction, cross_references, may_return)
        self._tell(entry, ChangeType.DELETED, prior=entry.long, note=instruction)

    def reuse(self, old: Entry, new: Entry) -> None:
        """Give a number another meaning."""
        self._tell(old, ChangeType.DELETED, prior=old.long)
        self.enter(new)

    def reinstate(self, code: str) -> None:
        """Put a deleted code in force again."""
        entry = self.deleted.pop(code).entry
        self.entries[code] = entry
        self._tell(entry, ChangeType.REINSTATED, current=entry.long)

    def free_behind(self, anchor: Entry) -> tuple[str, str]:
        """Return a free number behind a code, and the code that it follows, "" where the number says so itself.

        Raises:
            UsageError: when the kind of code has no free number left.

        """
        code, skips = self.kit.numbers.after(anchor.code, anchor.kind)
        return code, self.last_behind(anchor) if skips or anchor.after else ""

    def last_behind(self, anchor: Entry) -> str:
        """Return the last code of the chain that stands behind a code; the code itself where there is none."""
        code = anchor.code
        while code in self._followers:
            code = self._followers[code]
        return code

    def book_place(self, code: str) -> tuple[str, ...]:
        """Return where a code stands in the book: the codes that it follows, outermost first, then itself."""
        after = self.entries[code].after
        return (*self.book_place(after), code) if after else (code,)

    def follow(self, entry: Entry, anchor: Entry) -> Entry:
        """Return an entry of this release resequenced: behind another code."""
        after = self.last_behind(anchor)
        self._followers[after] = entry.code
        return with_after(entry, after)

    def _revised(self, old: Entry, new: Entry) -> Entry:
        self._tell(old, ChangeType.REVISED, prior=old.long, current=new.long)
        return replace(new, revised_on=self.day)

    def _tell(self, entry: Entry, change: ChangeType, prior: str = "", current: str = "", note: str = "") -> None:
        self._events.append(Event(self.day, change, entry.concept_id, entry.code, prior, current, note))


def with_after(entry: Entry, after: str) -> Entry:
    """Return an entry that stands behind another code, or with "" in its numeric place; the flag says so too."""
    flags = {*entry.flags, Flag.RESEQUENCED.value} if after else set(entry.flags) - {Flag.RESEQUENCED.value}
    return replace(entry, after=after, flags=tuple(sorted(flags)))
