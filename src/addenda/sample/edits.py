"""A release's changes to codes that stay: their texts, what their symbols say, and where they stand in the book."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.cpt.kinds import CodeKind
from addenda.sample.flags import toggled
from addenda.sample.truth import Inherited
from addenda.sample.vocabulary import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from addenda.sample.draft import Draft
    from addenda.sample.entry import Entry, Place

_SMALLEST_SUBSECTIONS = 3
_SMALLEST_FAMILY = 3


class FamilyRevisions(NamedTuple):
    """Families whose common text changed: their parents, and the children with their parents."""

    parents: list[str]
    children: list[Inherited]


def move_subsection(draft: Draft) -> list[str]:
    """Put one of the smallest subsections of Category I, nothing of which was changed, into another section."""
    subsections: dict[str, list[Entry]] = {}
    for entry in draft.entries.values():
        if entry.kind is CodeKind.CATEGORY_I and entry.place.subsection:
            subsections.setdefault(entry.place.subsection, []).append(entry)
    whole = [members for members in subsections.values() if all(map(draft.is_untouched, members))]
    members = draft.kit.dice.pick(sorted(whole, key=len)[:_SMALLEST_SUBSECTIONS])
    section = draft.kit.dice.pick([name for name in SECTIONS if name != members[0].place.section])
    return draft.update(members, lambda entry: replace(entry, place=replace(entry.place, section=section)))


def revise_families(draft: Draft, count: int) -> FamilyRevisions:
    """Reword what whole families of three codes or more share before the semicolon."""
    families: dict[int, list[Entry]] = {}
    for entry in draft.entries.values():
        if entry.own:
            families.setdefault(entry.family, []).append(entry)
    large = [members for members in families.values() if len(members) >= _SMALLEST_FAMILY]
    whole = [members for members in large if all(map(draft.is_untouched, members))]
    revised = FamilyRevisions([], [])
    for members in draft.kit.dice.shuffled(whole)[:count]:
        parent, *children = sorted(_revise_family(draft, members), key=draft.book_place)
        revised.parents.append(parent)
        revised.children.extend(Inherited(child, parent) for child in children)
    return revised


def _revise_family(draft: Draft, members: list[Entry]) -> list[str]:
    text = draft.kit.texts.reworded(members[0].parent)
    return draft.revise(members, lambda entry: replace(entry, parent=text))


def revise(draft: Draft, count: int, edit: Callable[[str], str], suits: Callable[[Entry], bool]) -> list[str]:
    """Edit the text that is a code's own: after the semicolon, or all of it where there is none."""

    def revised(entry: Entry) -> Entry:
        return replace(entry, own=edit(entry.own)) if entry.own else replace(entry, parent=edit(entry.parent))

    return draft.revise(draft.take(count, suits), revised)


def flag(draft: Draft, count: int) -> list[str]:
    """Set a flag, or clear it where it is set."""

    def flagged(entry: Entry) -> Entry:
        return replace(entry, flags=toggled(entry.kind, entry.flags, draft.kit.dice))

    return draft.update(draft.take(count, lambda entry: entry.kind is not CodeKind.MODIFIER), flagged)


def resequence(draft: Draft, count: int) -> list[str]:
    """Let codes of Category I stand behind another one of their heading, out of the order of their numbers."""
    anchors = _anchors(draft)

    def follows(entry: Entry) -> Entry:
        anchors[entry.place].remove(entry.code)
        return draft.follow(entry, draft.entries[draft.kit.dice.pick(anchors[entry.place])])

    free = draft.each(lambda entry: draft.can_go(entry) and _is_free(entry, anchors))
    return [code for entry in islice(free, count) for code in draft.update([entry], follows)]


def reuse(draft: Draft, count: int) -> list[str]:
    """Give numbers of Category I a meaning that shares no word with the one they had."""
    entries = draft.take(
        count, lambda entry: entry.kind is CodeKind.CATEGORY_I and not entry.own and draft.can_go(entry)
    )
    for entry in entries:
        parent = draft.kit.texts.unrelated_to(entry.parent)
        draft.reuse(entry, replace(entry, family=draft.kit.family(), parent=parent))
    return [entry.code for entry in entries]


def reinstate(draft: Draft, count: int) -> list[str]:
    """Put deleted codes in force again, with the texts that they had."""
    candidates = [code for code, tombstone in draft.deleted.items() if tombstone.may_return]
    codes = draft.kit.dice.shuffled(candidates)[:count]
    for code in codes:
        draft.reinstate(code)
    return codes


def _anchors(draft: Draft) -> dict[Place, list[str]]:
    """Return by heading the codes of Category I that belong to no family and stand where their numbers say."""
    anchors: dict[Place, list[str]] = {}
    for entry in draft.entries.values():
        if entry.kind is CodeKind.CATEGORY_I and not entry.own and not entry.after and not entry.is_residual:
            anchors.setdefault(entry.place, []).append(entry.code)
    return anchors


def _is_free(entry: Entry, anchors: dict[Place, list[str]]) -> bool:
    there = anchors.get(entry.place, [])
    return entry.code in there and len(there) > 1
