"""The sections of the book: in which one a changed code stands, and how many of each kind of change each has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.changes import Change, ChangeKind, Transient
from addenda.model.cpt import places
from addenda.model.cpt.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from addenda.model.changes import ChangeSet
    from addenda.model.concept import Concept, ConceptKey
    from addenda.rendering.shelving import T

LONG_SECTION = 25
"""A section with more codes than this is told by its subsections."""
_NOWHERE = "Without a section"


class SectionCount(NamedTuple):
    """How many codes of a section changed, by kind. `through_parent` are those of `revised` that a parent revised."""

    section: str
    added: int
    deleted: int
    revised: int
    through_parent: int


def section_of(changed: Change | Transient) -> str:
    """Return the section that a changed code stands in, or stood in; without one, what kind of code it is."""
    concept = _standing(changed)
    kind = (concept.text("kind") if concept else "") or kind_of(changed.key.code) or _NOWHERE
    return places.section(concept) or kind[0].upper() + kind[1:]


def subsection_of(changed: Change | Transient) -> str:
    """Return the subsection, "" where the book has none there."""
    return places.subsection(_standing(changed))


def section_counts(changes: ChangeSet) -> tuple[SectionCount, ...]:
    """Return the counts of every section that has an added, a deleted or a revised code, in book order."""
    members: dict[str, list[Change]] = {section: [] for section in sections_of(changes)}
    for change in changes.changes:
        if change.kind is not ChangeKind.UPDATED:
            members[section_of(change)].append(change)
    return tuple(_count(section, changed) for section, changed in members.items() if changed)


def in_book_order(changed: Iterable[T], changes: ChangeSet) -> list[T]:
    """Return what changed as the book has it, a child that is revised through its parent directly behind the parent."""
    changed = list(changed)
    if changes.book is None:
        return changed
    order, present = changes.book.order, {one.key for one in changed}

    def place(one: T) -> tuple[int, bool, int]:
        parent, own = parent_of(one), order.get(one.key, len(order))
        return (order.get(parent, own), True, own) if parent in present and parent else (own, False, own)

    return sorted(changed, key=place)


def sections_of(changes: ChangeSet) -> list[str]:
    """Return the sections that have any changed code, in the order in which the book comes to one."""
    return list(dict.fromkeys(section_of(one) for one in in_book_order(changes.changes, changes)))


def by_section(ordered: Sequence[T], sections: Sequence[str]) -> list[tuple[str, list[T]]]:
    """Return what changed under the title of its section, in the order of the sections.

    A long section is told by its subsections; a child stands in the section of its parent.
    """
    groups: list[tuple[str, list[T]]] = []
    rank = {section: place for place, section in enumerate(sections)}
    for section, members in sorted(_grouped(ordered, section_of), key=lambda group: rank.get(group[0], len(rank))):
        if len(members) <= LONG_SECTION:
            groups.append((section, members))
        else:
            groups += [
                (f"{section}: {subsection}" if subsection else section, parts)
                for subsection, parts in _grouped(members, subsection_of)
            ]
    return groups


def parent_of(changed: Change | Transient) -> ConceptKey | None:
    """Return the parent through which a child is revised; None for whatever else changed."""
    return None if isinstance(changed, Transient) else changed.through


def _grouped(ordered: Sequence[T], title_of: Callable[[T], str]) -> list[tuple[str, list[T]]]:
    groups: dict[str, list[T]] = {}
    titles: dict[ConceptKey, str] = {}
    for one in ordered:
        parent = parent_of(one)
        title = titles.get(parent, "") if parent else ""
        titles[one.key] = title or title_of(one)
        groups.setdefault(titles[one.key], []).append(one)
    return list(groups.items())


def _count(section: str, changes: list[Change]) -> SectionCount:
    def count(kind: ChangeKind) -> int:
        return sum(change.kind is kind for change in changes)

    through = sum(change.through is not None for change in changes)
    return SectionCount(section, count(ChangeKind.ADDED), count(ChangeKind.DELETED), count(ChangeKind.REVISED), through)


def _standing(changed: Change | Transient) -> Concept | None:
    """Return the concept that tells the code's place: the old one of a deleted code, the new one of any other."""
    if isinstance(changed, Transient):
        return changed.concept
    if changed.kind is ChangeKind.DELETED:
        return changed.old
    return changed.new
