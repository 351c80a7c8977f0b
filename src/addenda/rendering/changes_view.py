"""The view of a change set: finished text in reading order, for every format that people read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from addenda.model.changes import ChangeKind, ChangeSet, Reason, Side
from addenda.model.codeset import Kind
from addenda.rendering.entry_view import Entries, Entry
from addenda.rendering.field_counts import FieldCountView, field_count_views
from addenda.rendering.headline import changes_headline
from addenda.rendering.licence import notice_of
from addenda.rendering.shelving import shelving_of
from addenda.rendering.sides import compared, references, titles, unit
from addenda.rendering.visible import visible
from addenda.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from addenda.model.candidates import Suggestions
    from addenda.model.concept import ConceptKey
    from addenda.model.family import Family
    from addenda.rendering.shelving import Shelving, T

LONG = 200
"""A page shows a longer list folded, so that a reader can pass it."""

_NOTES_OF_FEES = {
    "deleted": "In force in the old schedule, not in the new one, which has no amount for them.",
    "added": "In force in the new schedule, not in the old one.",
    "updated": "Amounts, status or other fields changed.",
}
"""What is said instead in a fee schedule."""
_NOTES_OF_CORRECTION = {
    "deleted": "In force before the correction, not after it.",
    "added": "In force after the correction, not before it.",
}
"""What is said instead of a correction, whose two sides have one and the same date."""
_NOTES = {
    "deleted": "In force at the old release's date, not at the new one's.",
    "added": "In force at the new release's date, not at the old one's.",
    "revised": "The text changed: struck through is what went, underlined what came.",
    "updated": "The text stands; coverage, payment or administrative fields changed.",
    "reused": "One number, another meaning. Each counts as added, and as deleted where it was in force.",
    "transient": "Began after the old release's date and ended before the new one's.",
    "sunset": "Codes of Category III in force whose five years, first or extended, end on the next 1 January.",
}
_DENIED = "Claims with these codes will be denied."
"""What deleted codes mean; that a code is not in a fee schedule makes no claim invalid."""
_TITLES = {"sunset": "Sunset due"}


@dataclass(frozen=True, slots=True)
class Group:
    """The codes of one section of the book, in its order."""

    title: str
    """The title of the section; "" where the code set has no book."""
    entries: tuple[Entry, ...]
    """The codes."""


@dataclass(frozen=True, slots=True)
class Section:
    """All codes of one kind of change."""

    id: str
    """`deleted`, `added`, `revised`, `updated`, `reused`, `transient` or `sunset`."""
    title: str
    """Its title."""
    count: str
    """How many codes there are."""
    note: str
    """What the kind means, as a sentence."""
    open: bool
    """Whether a page shows the list unfolded."""
    groups: tuple[Group, ...]
    """The codes by section of the book; one group without a book."""
    omitted: str
    """How many codes are left out here; "" for none."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all groups, in order."""
        return tuple(entry for group in self.groups for entry in group.entries)


@dataclass(frozen=True, slots=True)
class SideView:
    """One of the two releases."""

    title: str
    """What it is called, such as `hcpcs/2019`, or `hcpcs/2019, before the correction`."""
    release: str
    """Code set and release, such as `hcpcs/2019`."""
    reference: str
    """How a command names it: by its release, in a correction by its commit too."""
    effective: str
    """The day on which it takes effect."""
    commit: str
    """The commit that it was read from; "" for a file that was never imported."""
    known: str
    """The day of that commit; "" likewise."""
    in_force: str
    """How many codes, or rows, are in force on the effective day."""


@dataclass(frozen=True, slots=True)
class ChangesView:
    """A change set for people."""

    title: str
    """The title of the code set."""
    publisher: str
    """Who publishes it."""
    notice: str
    """What the publisher lets be done with its text; "" where it says nothing."""
    headline: tuple[str, ...]
    """What changed, as sentences, the most important first."""
    compared: str
    """What is compared, as a title names it: two releases, or one before and after a correction."""
    old: SideView
    """The old release, or the release before the correction."""
    new: SideView
    """The new release, or the release after the correction."""
    unit: str
    """What is counted: `code`, or `row` of a fee schedule, which has one for each code and modifier."""
    counts: tuple[tuple[str, str], ...]
    """Title and number of each kind of change."""
    sections: tuple[Section, ...]
    """The kinds of change that have a code."""
    book: tuple[tuple[str, ...], ...]
    """A row for each section of the book: its title, then its added, deleted and revised codes, then those of the
    revised that are so through their parent; the last row is their sum. Empty where there is no book."""
    fields: tuple[FieldCountView, ...]
    """How many codes changed in which field; none for a few codes."""
    not_compared: tuple[str, ...]
    """Sentences on fields that only one release supplies."""
    fees: bool
    """Whether it is a fee schedule, of which amounts are what a reader looks for."""


def build_changes(
    changes: ChangeSet,
    most: int | None = None,
    suggestions: Suggestions | None = None,
    families: Mapping[ConceptKey, Family] | None = None,
) -> ChangesView:
    """Return the view of a change set, made safe to show but not yet escaped for any format.

    `most` is how many codes a section lists at the most; what it leaves out, it counts. `suggestions` are told beside
    the deleted codes, `families` beside the revised ones.
    """
    counts, shelving = changes.counts, shelving_of(changes)
    names = ("added", "deleted", "revised", "updated", "reused", "transient", "unchanged")
    return ChangesView(
        title=visible(changes.codeset.title),
        publisher=visible(changes.codeset.publisher),
        notice=visible(notice_of(changes.codeset)),
        headline=changes_headline(changes),
        compared=visible(compared(changes)),
        old=_side(changes.old, titles(changes)[0], references(changes)[0]),
        new=_side(changes.new, titles(changes)[1], references(changes)[1]),
        unit=unit(changes.codeset),
        counts=tuple((name.capitalize(), number(getattr(counts, name))) for name in names),
        sections=_sections(changes, Entries(changes, shelving, suggestions, families), shelving, most),
        book=tuple((visible(title), *map(number, figures)) for title, figures in shelving.counts()),
        fields=field_count_views(changes),
        not_compared=_not_compared(changes),
        fees=changes.codeset.kind is Kind.FEE_SCHEDULE,
    )


def _side(side: Side, title: str, reference: str) -> SideView:
    return SideView(
        title=visible(title),
        release=visible(str(side.id)),
        reference=visible(reference),
        effective=side.effective.isoformat(),
        commit=visible(side.commit or ""),
        known=side.known.isoformat() if side.known else "",
        in_force=number(side.in_force),
    )


def _not_compared(changes: ChangeSet) -> tuple[str, ...]:
    if not changes.not_compared:
        return ()
    # Imported here for start-up time alone: most releases supply the same fields.
    from addenda.rendering.not_compared import not_compared

    return tuple(visible(sentence) for sentence in not_compared(changes))


def _sections(changes: ChangeSet, entries: Entries, shelving: Shelving, most: int | None) -> tuple[Section, ...]:
    reused = [one for one in changes.of_kind(ChangeKind.ADDED) if one.reason is Reason.REUSED]
    sections = [
        _section(kind.value, changes.of_kind(kind), entries.changed, shelving, most)
        for kind in (ChangeKind.DELETED, ChangeKind.ADDED, ChangeKind.REVISED, ChangeKind.UPDATED)
    ]
    sections += [
        _section("reused", reused, entries.reused, shelving, most),
        _section("transient", changes.transients, entries.transient, shelving, most),
    ]
    if changes.book:
        due = [Group("", tuple(map(entries.sunset, changes.book.sunsets[:most])))]
        sections.append(_told("sunset", len(changes.book.sunsets), due))
    return tuple(replace(one, note=_note(one.id, changes)) for one in sections if one.entries)


def _note(name: str, changes: ChangeSet) -> str:
    fees = changes.codeset.kind is Kind.FEE_SCHEDULE
    notes = _NOTES | (_NOTES_OF_FEES if fees else {}) | (_NOTES_OF_CORRECTION if changes.is_correction else {})
    return f"{notes[name]} {_DENIED}" if name == "deleted" and not fees else notes[name]


def _section(
    name: str, changed: Iterable[T], entry: Callable[[T], Entry], shelving: Shelving, most: int | None
) -> Section:
    ordered = shelving.ordered(changed)
    groups = [Group(visible(title), tuple(map(entry, ones))) for title, ones in shelving.groups(ordered[:most])]
    return _told(name, len(ordered), groups)


def _told(name: str, count: int, groups: Sequence[Group]) -> Section:
    omitted = count - sum(len(group.entries) for group in groups)
    return Section(
        id=name,
        title=_TITLES.get(name, name.capitalize()),
        count=number(count),
        note="",
        open=count <= LONG,
        groups=tuple(groups),
        omitted=number(omitted) if omitted else "",
    )
