"""Facts about two releases: what was added, deleted, revised and updated between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from addenda.model.concept import Concept, ConceptKey, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.model.book import BookFacts
    from addenda.model.codeset import CodeSet, Role
    from addenda.model.release import ReleaseId
    from addenda.model.selection import Selection

CHANGESET_FORMAT = "addenda.changeset/1"


class ChangeKind(StrEnum):
    """The field's words for what happened to a code."""

    ADDED = "added"
    DELETED = "deleted"
    REVISED = "revised"
    UPDATED = "updated"


class Reason(StrEnum):
    """Why a code is in force now and was not (added), or was and is not (deleted)."""

    NEW = "new"
    """Added: the old release did not know the code, or knew it as not yet begun."""
    REACTIVATED = "reactivated"
    """Added: the old release had it as ended."""
    REUSED = "reused"
    """Added and deleted: the number is the same, its meaning is another."""
    TERMINATED = "terminated"
    """Deleted: the new release gives a termination date that has passed."""
    ABSENT = "absent"
    """Deleted: the new release does not have the code."""
    NOT_BEGUN = "not begun"
    """Deleted: the new release says that the code begins only after its effective date."""


class Edit(StrEnum):
    """What a piece of a redline is."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


Redline: TypeAlias = tuple[tuple[Edit, str], ...]
"""Pieces in reading order. Equal and deleted pieces joined give the old text, equal and inserted ones the new."""


class RevisionClass(StrEnum):
    """How far a text moved; a program cannot prove that a change is substantive, so it never claims it."""

    EDITORIAL = "editorial"
    """Only white space, punctuation, case or a known abbreviation differs."""
    TEXTUAL = "textual"
    """Words differ."""


class FieldChange(NamedTuple):
    """One field that differs. `revision` and `redline` are given for descriptors that both sides have.

    `details` names each difference inside a nested value (dictionaries), in words.
    """

    field: str
    role: Role
    old: Value | None
    new: Value | None
    revision: RevisionClass | None = None
    redline: Redline = ()
    details: tuple[str, ...] = ()


class Change(NamedTuple):
    """One code that changed. `old` is None for a code that the old release did not have, `new` likewise.

    `on` is the day on which the change takes effect: the first day on which an added code may be used, the first
    on which a deleted code may not, the new release's effective date for the others. `through` is the parent of whose
    family only the common text changed, for a child that is revised through it; None for every other change.
    """

    kind: ChangeKind
    key: ConceptKey
    old: Concept | None
    new: Concept | None
    on: date
    reason: Reason | None = None
    fields: tuple[FieldChange, ...] = ()
    through: ConceptKey | None = None

    @property
    def stated(self) -> Concept | None:
        """For a deleted code, the concept that says why it ended; None for the others.

        That is the new release's, unless the number was reused or is absent there; then the old one's.
        """
        if self.kind is not ChangeKind.DELETED:
            return None
        return self.old if self.reason is Reason.REUSED else self.new or self.old

    @property
    def replacements(self) -> tuple[str, ...]:
        """For a deleted code, the codes that the publisher names instead; empty for the others."""
        return self.stated.cross_references if self.stated else ()


class Transient(NamedTuple):
    """A code that began after the old date and ended before the new one: in force in between only."""

    concept: Concept
    added: date
    terminated: date

    @property
    def key(self) -> ConceptKey:
        """The key of the code."""
        return self.concept.key

    @property
    def replacements(self) -> tuple[str, ...]:
        """The codes that the publisher names instead."""
        return self.concept.cross_references


class Side(NamedTuple):
    """One of the two releases that are compared, as it was known at a commit of a day (UTC).

    `commit` and `known` are None for a file that was never imported. `supplied` are the fields that its sources supply,
    empty where they supply all of the code set's.
    """

    id: ReleaseId
    effective: date
    commit: str | None
    in_force: int
    known: date | None = None
    supplied: tuple[str, ...] = ()


class Counts(NamedTuple):
    """How many codes. A reused number counts in `added`, in `deleted` and, once, in `reused`."""

    added: int
    deleted: int
    revised: int
    updated: int
    reused: int
    transient: int
    unchanged: int

    @property
    def nothing(self) -> bool:
        """Whether nothing changed."""
        return not any(self[:-1])

    @classmethod
    def summed(cls, parts: Iterable[Counts], in_force: int) -> Counts:
        """Return the counts of a whole by those of its parts; `in_force` counts the codes of the new release."""
        none = cls(0, 0, 0, 0, 0, 0, 0)
        total = cls(*map(sum, zip(none, *parts, strict=True)))
        return total._replace(unchanged=in_force - total.added - total.revised - total.updated)


@dataclass(frozen=True)
class ChangeSet:
    """Everything that changed between two releases of a code set; `changes` are sorted by key, deletions first.

    `not_compared` names the fields that only one of the two releases supplies. `book` holds what coders read in the
    changes of a code set of CPT's shape; None for the others. `only` is the selection of codes that this is narrowed
    down to; None for all of them.
    """

    codeset: CodeSet
    old: Side
    new: Side
    counts: Counts
    changes: tuple[Change, ...]
    transients: tuple[Transient, ...]
    not_compared: tuple[str, ...] = ()
    book: BookFacts | None = None
    only: Selection | None = None

    @property
    def is_correction(self) -> bool:
        """Whether both sides are one release, as it was known at two times."""
        return self.old.id == self.new.id and self.old.commit != self.new.commit

    def of_kind(self, kind: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of one kind, in order."""
        return tuple(change for change in self.changes if change.kind is kind)
