"""The view of a change set: finished text in reading order, for every format that people read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.changes import Change, ChangeKind, ChangeSet, Reason, Side, Transient
from addenda.model.codeset import Role
from addenda.rendering.describing import description, description_of, key_of
from addenda.rendering.field_view import FieldView, field_view
from addenda.rendering.headline import changes_headline
from addenda.rendering.visible import visible
from addenda.rendering.words import last_day, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Concept, ConceptKey

LONG = 200
"""A page shows a longer list folded, so that a reader can pass it."""

_NOTES = {
    "deleted": "In force at the old release's date, not at the new one's. Claims with these codes will be denied.",
    "added": "In force at the new release's date, not at the old one's.",
    "revised": "The text changed: struck through is what went, underlined what came.",
    "updated": "The text stands; coverage, payment or administrative fields changed.",
    "reused": "One number, another meaning. Each counts as added, and as deleted where it was in force.",
    "transient": "Began after the old release's date and ended before the new one's.",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of a section; what does not apply to the section's kind is "".

    `anchor` is "" where the code stands a second time on the page. `before` is what a reused number meant.
    """

    code: str
    anchor: str
    description: str
    reason: str = ""
    first_day: str = ""
    last_day: str = ""
    replacements: str = ""
    fields: tuple[FieldView, ...] = ()
    before: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """All codes of one kind of change. `open` says whether a page shows the list unfolded."""

    id: str
    title: str
    count: str
    note: str
    open: bool
    entries: tuple[Entry, ...]
    omitted: str


@dataclass(frozen=True, slots=True)
class SideView:
    """One of the two releases; `commit` and `known` (its day) are "" for a file that was never imported."""

    release: str
    effective: str
    commit: str
    known: str
    in_force: str


@dataclass(frozen=True, slots=True)
class ChangesView:
    """A change set for people. `counts` are titles and numbers; `sections` are those that have a code."""

    title: str
    publisher: str
    notice: str
    headline: tuple[str, ...]
    old: SideView
    new: SideView
    counts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def build_changes(changes: ChangeSet, most: int | None = None) -> ChangesView:
    """Return the view of a change set, made safe to show but not yet escaped for any format.

    `most` is how many codes a section lists at the most; what it leaves out, it counts.
    """
    counts = changes.counts
    names = ("added", "deleted", "revised", "updated", "reused", "transient", "unchanged")
    return ChangesView(
        title=visible(changes.codeset.title),
        publisher=visible(changes.codeset.publisher),
        notice=visible(changes.codeset.notice),
        headline=changes_headline(changes),
        old=_side(changes.old),
        new=_side(changes.new),
        counts=tuple((name.capitalize(), number(getattr(counts, name))) for name in names),
        sections=_sections(changes, most),
    )


def anchor(key: ConceptKey) -> str:
    """Return the name of a code's place on a page; different keys have different names."""
    return "code-" + re.sub(r"[^A-Za-z0-9-]", lambda match: f"_{ord(match[0]):x}_", str(key))


def _side(side: Side) -> SideView:
    return SideView(
        release=visible(str(side.id)),
        effective=side.effective.isoformat(),
        commit=visible(side.commit or ""),
        known=side.known.isoformat() if side.known else "",
        in_force=number(side.in_force),
    )


def _sections(changes: ChangeSet, most: int | None) -> tuple[Section, ...]:
    codeset = changes.codeset
    reused = [change for change in changes.changes if change.reason is Reason.REUSED]
    # a reused code stands in three lists: its place is the one that shows both meanings
    taken = {change.key for change in reused}
    return tuple(
        _section(name, entries, most)
        for name, entries in (
            ("deleted", _entries(changes.of_kind(ChangeKind.DELETED), codeset, taken)),
            ("added", _entries(changes.of_kind(ChangeKind.ADDED), codeset, taken)),
            ("revised", _entries(changes.of_kind(ChangeKind.REVISED), codeset, taken)),
            ("updated", _entries(changes.of_kind(ChangeKind.UPDATED), codeset, taken)),
            ("reused", _reused(reused, codeset)),
            ("transient", tuple(_transient(one, codeset, taken) for one in changes.transients)),
        )
        if entries
    )


def _section(name: str, entries: tuple[Entry, ...], most: int | None) -> Section:
    omitted = len(entries[most:]) if most is not None else 0
    return Section(
        id=name,
        title=name.capitalize(),
        count=number(len(entries)),
        note=_NOTES[name],
        open=len(entries) <= LONG,
        entries=entries[:most],
        omitted=number(omitted) if omitted else "",
    )


def _entries(changes: Iterable[Change], codeset: CodeSet, taken: set[ConceptKey]) -> tuple[Entry, ...]:
    return tuple(_entry(change, codeset, taken) for change in changes)


def _entry(change: Change, codeset: CodeSet, taken: set[ConceptKey]) -> Entry:
    deleted = change.kind is ChangeKind.DELETED
    return Entry(
        code=visible(str(change.key)),
        anchor=_place(change, taken),
        description=visible(description_of(change, codeset)),
        reason=change.reason.value if change.reason else "",
        first_day="" if deleted else change.on.isoformat(),
        last_day=last_day(change.on) if deleted else "",
        replacements=visible(", ".join(change.replacements)),
        fields=tuple(field_view(field, codeset) for field in change.fields if field.role is not Role.PROVENANCE),
    )


def _place(change: Change | Transient, taken: set[ConceptKey]) -> str:
    key = key_of(change)
    if key in taken:
        return ""
    taken.add(key)
    return anchor(key)


def _reused(changes: Iterable[Change], codeset: CodeSet) -> tuple[Entry, ...]:
    ended = {change.key: last_day(change.on) for change in changes if change.kind is ChangeKind.DELETED}
    # a number that had ended before the old release's date comes back without a deletion
    return tuple(
        Entry(
            code=visible(str(change.key)),
            anchor=anchor(change.key),
            before=visible(description(change.old, codeset)),
            description=visible(description(change.new, codeset)),
            last_day=ended.get(change.key) or _termination(change.old),
            first_day=change.on.isoformat(),
        )
        for change in changes
        if change.kind is ChangeKind.ADDED
    )


def _termination(concept: Concept | None) -> str:
    return concept.terminated.isoformat() if concept and concept.terminated else ""


def _transient(transient: Transient, codeset: CodeSet, taken: set[ConceptKey]) -> Entry:
    return Entry(
        code=visible(str(transient.concept.key)),
        anchor=_place(transient, taken),
        description=visible(description(transient.concept, codeset)),
        first_day=transient.added.isoformat(),
        last_day=transient.terminated.isoformat(),
    )
