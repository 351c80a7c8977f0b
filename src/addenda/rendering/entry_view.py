"""The view of one code that changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.changes import Change, ChangeKind, Reason, Transient
from addenda.model.codeset import Role
from addenda.rendering.candidates_view import candidate_lines
from addenda.rendering.describing import description, description_of
from addenda.rendering.field_view import FieldView, field_view
from addenda.rendering.visible import visible
from addenda.rendering.words import last_day

if TYPE_CHECKING:
    from addenda.model.book import Sunset
    from addenda.model.candidates import Suggestions
    from addenda.model.changes import ChangeSet
    from addenda.model.concept import Concept, ConceptKey
    from addenda.rendering.shelving import Shelving

_OF_THE_FAMILY = "long"
"""The field that a child's entry leaves out: the redline is that of the parent, under which it stands."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of a section; what does not apply to the section's kind is "".

    `anchor` is "" where the code stands a second time on the page. `before` is what a reused number meant. `marks` are
    the symbols of the book, and what became of the code's number. `child` says that the code is revised through its
    parent. `instruction` is the publisher's own, whole. `candidates` are sentences on what may replace a deleted code.
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
    marks: str = ""
    child: bool = False
    instruction: str = ""
    candidates: tuple[str, ...] = ()


class Entries:
    """Makes the entries of a page; a code that stands on it twice has its place where it stands first."""

    def __init__(self, changes: ChangeSet, shelving: Shelving, suggestions: Suggestions | None = None) -> None:
        self._codeset = changes.codeset
        self._shelving = shelving
        self._lists = suggestions.by_key() if suggestions else {}
        reused = [change for change in changes.changes if change.reason is Reason.REUSED]
        self._ended = {change.key: last_day(change.on) for change in reused if change.kind is ChangeKind.DELETED}
        # a reused code stands in three lists: its place is the one that shows both meanings
        self._taken = {change.key for change in reused}

    def changed(self, change: Change) -> Entry:
        """Return the entry of a code under its kind of change."""
        deleted, child = change.kind is ChangeKind.DELETED, change.through is not None
        left_out = {_OF_THE_FAMILY} if child else set()
        return Entry(
            code=visible(str(change.key)),
            anchor=self._place(change),
            description=visible(description_of(change, self._codeset)),
            reason=change.reason.value if change.reason else "",
            first_day="" if deleted else change.on.isoformat(),
            last_day=last_day(change.on) if deleted else "",
            replacements=visible(self._shelving.use_instead(change)),
            fields=tuple(
                field_view(field, self._codeset)
                for field in change.fields
                if field.role is not Role.PROVENANCE and field.field not in left_out
            ),
            marks=visible(self._shelving.marks(change)),
            child=child,
            instruction=visible(self._shelving.instruction(change)),
            candidates=self._candidates(change) if deleted else (),
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

    def _candidates(self, change: Change) -> tuple[str, ...]:
        found = self._lists.get(change.key)
        if found is None:
            return ()
        return tuple(map(visible, candidate_lines(found, self._codeset)))

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
