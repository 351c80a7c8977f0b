"""The view of one code that changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.changes import Change, ChangeKind, Reason, Transient
from addenda.model.codeset import Role
from addenda.rendering.describing import description, description_of
from addenda.rendering.field_view import FieldView, field_view
from addenda.rendering.sides import reason_words
from addenda.rendering.use_instead import use_instead_of
from addenda.rendering.visible import visible
from addenda.rendering.words import last_day, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.model.book import Sunset
    from addenda.model.candidates import Suggestions
    from addenda.model.changes import ChangeSet
    from addenda.model.concept import Concept, ConceptKey
    from addenda.model.family import Family
    from addenda.rendering.shelving import Shelving


@dataclass(frozen=True, slots=True)
class FamilyView:
    """The family that a revised code stands in."""

    common: str
    """The text before the semicolon, which all share."""
    count: str
    """How many codes it has."""
    members: tuple[tuple[str, str], ...]
    """Its codes in order, each with its own part of the text."""


_OF_THE_FAMILY = "long"
"""The field that a child's entry leaves out: the redline is that of the parent, under which it stands."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of a section; what does not apply to the section's kind is ""."""

    code: str
    """The code, with its modifier."""
    anchor: str
    """Its id on the page; "" where it stands there a second time."""
    description: str
    """Its description; of a reused number what it means now."""
    reason: str = ""
    """Why it was added or deleted, in a word."""
    first_day: str = ""
    """The first day on which it may be used."""
    last_day: str = ""
    """The last day on which it may be used."""
    replacements: str = ""
    """Codes to use instead, by the publisher's own logic; "" where the candidates say them."""
    fields: tuple[FieldView, ...] = ()
    """The fields that differ."""
    before: str = ""
    """What a reused number meant."""
    marks: str = ""
    """The symbols of the book, and what became of the code's number."""
    child: bool = False
    """Whether it is revised through its parent."""
    instruction: str = ""
    """The publisher's instruction, whole; "" where it says no more than one code."""
    candidates: tuple[str, ...] = ()
    """What may replace a deleted code, as sentences."""
    family: FamilyView | None = None
    """The family of a revised code, where it has one."""
    page: str = ""
    """Where the page of the code is: on a site alone, and relative to the page of the change."""


class Entries:
    """Makes the entries of a page; a code that stands on it twice has its place where it stands first."""

    def __init__(
        self,
        changes: ChangeSet,
        shelving: Shelving,
        suggestions: Suggestions | None = None,
        families: Mapping[ConceptKey, Family] | None = None,
    ) -> None:
        self._changes, self._codeset = changes, changes.codeset
        self._shelving = shelving
        self._families = families or {}
        self._lists = suggestions.by_key() if suggestions else {}
        reused = [change for change in changes.changes if change.reason is Reason.REUSED]
        self._ended = {change.key: last_day(change.on) for change in reused if change.kind is ChangeKind.DELETED}
        # a reused code stands in three lists: its place is the one that shows both meanings
        self._taken = {change.key for change in reused}

    def changed(self, change: Change) -> Entry:
        """Return the entry of a code under its kind of change."""
        deleted, child = change.kind is ChangeKind.DELETED, change.through is not None
        left_out = {_OF_THE_FAMILY} if child else set()
        found = self._lists.get(change.key) if deleted else None
        instead = use_instead_of(change, self._shelving, found, self._codeset)
        return Entry(
            code=visible(str(change.key)),
            anchor=self._place(change),
            description=visible(description_of(change, self._codeset)),
            reason=reason_words(change, self._changes),
            first_day="" if deleted else change.on.isoformat(),
            last_day=last_day(change.on) if deleted else "",
            replacements=visible(instead.codes),
            fields=tuple(
                field_view(field, self._codeset)
                for field in change.fields
                if field.role is not Role.PROVENANCE and field.field not in left_out
            ),
            marks=visible(self._shelving.marks(change)),
            child=child,
            instruction=visible(instead.words),
            candidates=tuple(map(visible, instead.candidates)),
            family=self._family(change),
        )

    def reused(self, change: Change) -> Entry:
        """Return the entry that shows both meanings of a number, given its addition."""
        return Entry(
            code=visible(str(change.key)),
            anchor=anchor(change.key),
            before=visible(description(change.old, self._codeset)),
            description=visible(description(change.new, self._codeset)),
            # a number that had ended before the old release's date comes back without a deletion
            last_day=self._ended.get(change.key) or _termination(change.old),
            first_day=change.on.isoformat(),
        )

    def transient(self, transient: Transient) -> Entry:
        """Return the entry of a code that was in force in between only."""
        return Entry(
            code=visible(str(transient.concept.key)),
            anchor=self._place(transient),
            description=visible(description(transient.concept, self._codeset)),
            first_day=transient.added.isoformat(),
            last_day=transient.terminated.isoformat(),
        )

    def sunset(self, sunset: Sunset) -> Entry:
        """Return the entry of a code that is due to sunset; it need not have changed, so it is no place to link to."""
        return Entry(
            code=visible(str(sunset.key)),
            anchor="",
            description="",
            first_day=sunset.added.isoformat(),
            last_day=sunset.due.isoformat(),
        )

    def _family(self, change: Change) -> FamilyView | None:
        family = self._families.get(change.key) if change.kind is ChangeKind.REVISED else None
        if family is None:
            return None
        members = tuple((visible(str(key)), visible(own)) for key, own in family.members)
        return FamilyView(visible(family.common), number(len(members)), members)

    def _place(self, changed: Change | Transient) -> str:
        key = changed.key
        if key in self._taken:
            return ""
        self._taken.add(key)
        return anchor(key)


def anchor(key: ConceptKey) -> str:
    """Return the name of a code's place on a page; different keys have different names."""
    return "code-" + re.sub(r"[^A-Za-z0-9-]", lambda match: f"_{ord(match[0]):x}_", str(key))


def _termination(concept: Concept | None) -> str:
    return concept.terminated.isoformat() if concept and concept.terminated else ""
