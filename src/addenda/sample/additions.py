"""A release's new codes: members of families, and codes of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from addenda.model.cpt.fields import Flag
from addenda.model.cpt.kinds import CodeKind
from addenda.sample.draft import with_after
from addenda.sample.entry import Entry
from addenda.sample.flags import first_flags
from addenda.sample.makers import new_maker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.sample.draft import Draft

YEARLY = (*[CodeKind.CATEGORY_I] * 6, *[CodeKind.CATEGORY_III] * 2, CodeKind.PLA, CodeKind.CATEGORY_II)
"""What a new code is, by how often."""
_IN_A_FAMILY = 0.7
_ELSEWHERE = 0.1
"""The share of new members whose number stands far from their family's."""


class Additions:
    """Adds new codes to a draft, each beside one that is there already."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._kit = draft.kit
        self._codes: dict[CodeKind, list[str]] = {}
        self._families: dict[int, list[str]] = {}
        for entry in sorted(draft.entries.values(), key=lambda entry: entry.code):
            self._codes.setdefault(entry.kind, []).append(entry.code)
            self._families.setdefault(entry.family, []).append(entry.code)
        self._own_parts: dict[int, set[str]] = {}
        for entry in (*draft.before.values(), *draft.entries.values()):
            self._own_parts.setdefault(entry.family, set()).add(entry.own)

    def add(self, count: int, kinds: Sequence[CodeKind]) -> list[str]:
        """Add so many codes of some kinds and return them.

        Raises:
            UsageError: when a kind of code has no free number left.

        """
        return [self._add(self._kit.dice.pick(kinds)) for _ in range(count)]

    def _add(self, kind: CodeKind) -> str:
        beside = self._draft.entries[self._kit.dice.pick(self._codes[kind])]
        joins = beside.own and self._kit.dice.chance(_IN_A_FAMILY)
        entry = self._member(beside) if joins else self._alone(beside)
        self._draft.enter(entry)
        self._families.setdefault(entry.family, []).append(entry.code)
        return entry.code

    def _member(self, sibling: Entry) -> Entry:
        """Return a new member of a family, behind its last one; resequenced where others come between.

        Its own part is that of no member, nor of one that was deleted with this release: that would be renumbered.
        """
        family = [self._draft.entries[code] for code in self._families[sibling.family]]
        last = next((member for member in reversed(family) if not member.after), family[-1])
        own = self._kit.texts.own_part(self._own_parts[sibling.family])
        self._own_parts[sibling.family].add(own)
        if self._kit.dice.chance(_ELSEWHERE):
            code, _ = self._kit.numbers.after(self._kit.dice.pick(self._codes[sibling.kind]), sibling.kind)
            after = self._draft.last_behind(last)
        else:
            code, after = self._draft.free_behind(last)
        flags = first_flags(sibling.kind, own, self._kit.dice)
        return with_after(replace(sibling, code=code, own=own, flags=flags), after)

    def _alone(self, neighbour: Entry) -> Entry:
        """Return a new code in the same place of the book, with a text of its own."""
        kind, texts = neighbour.kind, self._kit.texts
        code, after = self._draft.free_behind(neighbour)
        parent = texts.procedure() if kind in {CodeKind.CATEGORY_I, CodeKind.CATEGORY_III} else texts.assay()
        flags = (Flag.FDA_PENDING.value,) if kind is CodeKind.ADMINISTRATION else first_flags(kind, "", self._kit.dice)
        maker = new_maker(self._kit.dice) if kind is CodeKind.PLA else None
        entry = Entry(code, kind, neighbour.place, self._kit.family(), parent, flags=flags, maker=maker)
        return with_after(entry, after)
