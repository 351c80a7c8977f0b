"""What the first release already looks back on: when its codes came, which were deleted, which stand elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from addenda.model.cpt.kinds import CodeKind
from addenda.sample.book import PRE_1982, Book, ChangeType, Event, Tombstone
from addenda.sample.draft import Draft
from addenda.sample.edits import resequence
from addenda.sample.entry import Entry
from addenda.sample.first import first_entries
from addenda.sample.instructions import Instruction, invented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.sample.kit import Kit

_BEGAN = {
    CodeKind.CATEGORY_I: 1990,
    CodeKind.CATEGORY_II: 2004,
    CodeKind.PLA: 2017,
    CodeKind.MAAA: 2013,
    CodeKind.ADMINISTRATION: 2020,
}
"""The first year in which codes of a kind were added."""
_UNDATED = 0.15
_REVISED = 0.2
_COHORTS = 6
"""Category III codes came in equal numbers in each of the last years; the eldest have been extended."""
_LONG_GONE = 2
"""How many tombstones have the oldest dates, which are words."""
_LATELY = 9
"""Within how many years the others were deleted."""


def first_book(concepts: int, day: date, kit: Kit) -> Book:
    """Return a first release with so many codes in force, and 2% tombstones."""
    undated = enumerate(first_entries(concepts, kit).values())
    entries = {entry.code: _dated(entry, index, day.year, kit) for index, entry in undated}
    draft = Draft(Book(entries, {}, ()), day, kit)
    resequence(draft, max(1, concepts // 100))
    deleted = {stone.entry.code: stone for stone in _tombstones(draft, max(6, concepts // 50))}
    history = [event for entry in draft.entries.values() for event in _arrival(entry)]
    history += [event for stone in deleted.values() for event in (*_arrival(stone.entry), _departure(stone))]
    return Book(draft.entries, deleted, tuple(history))


def _dated(entry: Entry, index: int, year: int, kit: Kit) -> Entry:
    """Return an entry with its concept id and the days since which it and its text are there."""
    if entry.kind is CodeKind.MODIFIER:
        return entry
    if entry.kind is CodeKind.CATEGORY_I and kit.dice.chance(_UNDATED):
        return replace(entry, concept_id=kit.concept_id(), stated=PRE_1982)
    added = _began(entry, index, year, kit)
    revised = date(added.year + kit.dice.below(year - added.year), 1, 1) if kit.dice.chance(_REVISED) else added
    return replace(entry, concept_id=kit.concept_id(), added=added, revised_on=max(added, revised))


def _began(entry: Entry, index: int, year: int, kit: Kit) -> date:
    if entry.kind is CodeKind.CATEGORY_III:
        return date(year - 1 - index % _COHORTS, kit.dice.pick((1, 7)), 1)
    began = min(_BEGAN[entry.kind], year - 1)
    month = kit.dice.pick((1, 4, 7, 10)) if entry.kind is CodeKind.PLA else 1
    return date(began + kit.dice.below(year - began), month, 1)


def _tombstones(draft: Draft, count: int) -> Iterator[Tombstone]:
    """Yield codes of Category I that were deleted in the years before the first release."""
    codes = [entry for entry in draft.entries.values() if entry.kind is CodeKind.CATEGORY_I]
    for index in range(count):
        near, long_gone = draft.kit.dice.pick(codes), index < _LONG_GONE
        entry = _gone(draft.kit, near, long_gone)
        note = Instruction("", ()) if long_gone else invented(entry.code, (near.code,), draft.kit.dice)
        day = None if long_gone else date(draft.day.year - 1 - draft.kit.dice.below(_LATELY), 1, 1)
        yield Tombstone(entry, day, note.text, note.cross_references, may_return=not long_gone)


def _gone(kit: Kit, near: Entry, long_gone: bool) -> Entry:
    """Return a code that once stood near another one."""
    added = None if long_gone else date(_BEGAN[near.kind], 1, 1)
    return Entry(
        code=kit.numbers.after(near.code, near.kind)[0],
        kind=near.kind,
        place=near.place,
        family=kit.family(),
        parent=kit.texts.procedure(),
        concept_id=kit.concept_id(),
        added=added,
        revised_on=added,
        stated=PRE_1982 if long_gone else "",
    )


def _arrival(entry: Entry) -> tuple[Event, ...]:
    if entry.kind is CodeKind.MODIFIER:
        return ()
    return (Event(entry.added, ChangeType.ADDED, entry.concept_id, entry.code, current=entry.long),)


def _departure(stone: Tombstone) -> Event:
    entry = stone.entry
    kind = ChangeType.DELETED
    return Event(stone.deleted_on, kind, entry.concept_id, entry.code, entry.long, instruction=stone.instruction)
