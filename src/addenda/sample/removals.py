"""A release's deletions, each with what its instruction says: renumbered, converted, sunset, and gone for good."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from addenda.model.cpt.kinds import CodeKind
from addenda.sample.draft import with_after
from addenda.sample.entry import Entry
from addenda.sample.flags import first_flags
from addenda.sample.instructions import Instruction, invented, use_instead
from addenda.sample.sunset import is_due
from addenda.sample.truth import Converted, Renumbered

if TYPE_CHECKING:
    from collections.abc import Callable

    from addenda.sample.draft import Draft

_MOVED = 3
"""Every third renumbered code goes to another section, the first among them."""


class Removals:
    """Takes codes out of a draft. `bury` comes last, when it is known which codes stay as they are."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._kit = draft.kit
        self._alone = [entry for entry in draft.entries.values() if _is_alone(entry)]
        self._waiting: list[Entry] = []

    def renumber(self, count: int) -> list[Renumbered]:
        """Give texts of Category I that belong to no family another number."""
        entries = self._draft.take(count, lambda entry: _is_alone(entry) and self._draft.can_go(entry))
        return sorted(self._renumber(entry, index % _MOVED == 0) for index, entry in enumerate(entries))

    def convert(self, count: int) -> list[Converted]:
        """Make one or two codes of Category I of Category III codes whose time is over."""
        return sorted(self._convert(entry, 1 + index % 2) for index, entry in enumerate(self._take_due(count)))

    def sunset(self, count: int) -> list[str]:
        """Delete Category III codes whose time is over; the residual code of a section is reported instead."""
        residual = [entry.code for entry in self._draft.entries.values() if entry.is_residual]
        entries = self._take_due(count)
        for entry in entries:
            self._draft.remove(entry)
            self._bury(entry, use_instead(entry.code, self._kit.dice.pick(residual)))
        return [entry.code for entry in entries]

    def delete(self, count: int, suits: Callable[[Entry], bool]) -> list[str]:
        """Delete codes that suit."""
        entries = self._draft.take(count, lambda entry: suits(entry) and self._draft.can_go(entry))
        for entry in entries:
            self._draft.remove(entry)
        self._waiting += entries
        return [entry.code for entry in entries]

    def bury(self) -> None:
        """Write what to use instead of the codes that are gone for good: codes near them that nothing happened to."""
        near: dict[tuple[str, str, str], list[str]] = {}
        for entry in self._draft.entries.values():
            if self._draft.is_untouched(entry) and not entry.is_residual:
                near.setdefault(_surroundings(entry), []).append(entry.code)
        for entry in self._waiting:
            note = invented(entry.code, near.get(_surroundings(entry), ()), self._kit.dice)
            self._bury(entry, note, may_return=_is_alone(entry))
        self._waiting.clear()

    def _renumber(self, entry: Entry, moved: bool) -> Renumbered:
        anchor = self._anchor(entry, moved)
        self._draft.remove(entry)
        code, after = self._draft.free_behind(anchor)
        self._draft.enter(with_after(replace(entry, code=code, place=anchor.place), after))
        self._bury(entry, use_instead(entry.code, code))
        return Renumbered(entry.code, code, anchor.place.section != entry.place.section)

    def _convert(self, entry: Entry, count: int) -> Converted:
        anchor, family = self._anchor(entry, moved=True), self._kit.family()
        parent = self._kit.texts.converted(entry.parent)
        own_parts: list[str] = []
        codes = []
        self._draft.remove(entry)
        for _ in range(count):
            code, after = self._draft.free_behind(anchor)
            own = self._kit.texts.own_part(own_parts) if count > 1 else ""
            own_parts.append(own)
            flags = first_flags(CodeKind.CATEGORY_I, own, self._kit.dice)
            anchor = with_after(Entry(code, CodeKind.CATEGORY_I, anchor.place, family, parent, own, flags), after)
            self._draft.enter(anchor)
            codes.append(code)
        self._bury(entry, use_instead(entry.code, *codes))
        return Converted(entry.code, tuple(codes))

    def _anchor(self, entry: Entry, moved: bool) -> Entry:
        """Return a code of Category I to stand behind: in an entry's section or, `moved`, in another if it can."""
        others = [other for other in self._alone if other.code != entry.code and other.code in self._draft.entries]
        suitable = [other for other in others if moved == (other.place.section != entry.place.section)]
        return self._draft.entries[self._kit.dice.pick(suitable or others).code]

    def _take_due(self, count: int) -> list[Entry]:
        """Take Category III codes that are due on the release's day; the others of them are extended by staying."""
        year = self._draft.day.year
        return self._draft.take(count, lambda entry: is_due(entry, year) and self._draft.can_go(entry))

    def _bury(self, entry: Entry, note: Instruction, *, may_return: bool = False) -> None:
        self._draft.bury(entry, note.text, note.cross_references, may_return=may_return)


def _is_alone(entry: Entry) -> bool:
    """Say whether an entry of Category I belongs to no family and stands in the place that its number gives it."""
    return entry.kind is CodeKind.CATEGORY_I and not entry.own and not entry.after and not entry.is_residual


def _surroundings(entry: Entry) -> tuple[str, str, str]:
    return entry.kind.value, entry.place.subsection, entry.place.heading
