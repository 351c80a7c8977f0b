"""A change set, and the changes that other documents hold too."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from addenda.model.changes import ChangeKind, Edit, Reason, RevisionClass
from addenda.model.codeset import Role
from addenda.rendering.documents.candidates import MaybeFound
from addenda.rendering.documents.common import Compared, Count, Day, FieldValue, Key
from addenda.rendering.documents.constraint import Constraint

_Class = TypedDict(
    "_Class",
    {
        "class": Annotated[
            RevisionClass | None,
            Constraint(description="How far a text moved; null for what is no text that both releases have."),
        ]
    },
)


class FieldDifference(_Class):
    """One field that differs."""

    field: str
    """The canonical name of the field."""
    role: Role
    """What the field says of a code; it decides what a change of it is called."""
    old: FieldValue | None
    """The value in the old release; null where it has none, or the text is left out."""
    new: FieldValue | None
    """The value in the new release; null likewise."""
    redline: list[tuple[Edit, str]]
    """Pieces of a text in reading order, each what became of it and the piece; empty for what is no text of both."""
    details: NotRequired[list[str]]
    """Each difference inside a nested value, in words; absent for other values."""


class Change(Key, MaybeFound):
    """A change of one code; in a report a deleted code has its candidates."""

    change: ChangeKind
    """What happened to it."""
    reason: Reason | None
    """Why it is in force now and was not, or was and is not; null for other changes."""
    on: Day
    """The day on which the change takes effect: for a deleted code the first on which it may not be used."""
    description: str
    """The description in the new release, else in the old; empty where there is none."""
    fields: list[FieldDifference]
    """The fields that differ; none for an added code."""
    replacements: list[str]
    """Codes that the publisher names instead of a deleted code, in its order."""
    section: NotRequired[str]
    """The section of the book that it stands in, or stood in; absent where the code set has no book."""
    flags: NotRequired[list[str]]
    """Its flags in the book, such as `add-on`; absent likewise."""
    through: NotRequired[str | None]
    """The parent through which alone it is revised; null for every other change, absent without a book."""


class TransientCode(Key):
    """A code that began after the old release's day and ended before the new one's."""

    added: Day
    """The first day on which it could be used."""
    terminated: Day
    """The last day on which it could be used."""
    description: str
    """Its description; empty where there is none."""


class Counts(TypedDict):
    """How many codes there are of each kind of change."""

    added: Count
    """In force on the new release's day, and not on the old one's."""
    deleted: Count
    """In force on the old release's day, and not on the new one's."""
    revised: Count
    """In force on both days, with another text."""
    updated: Count
    """In force on both days with the same text; another field changed."""
    reused: Count
    """Numbers that mean something else now; each counts as added, and as deleted where it was in force."""
    transient: Count
    """In force in between only."""
    unchanged: Count
    """In force on both days, with nothing changed."""


class SectionCount(TypedDict):
    """How many codes of a section of the book changed."""

    section: str
    """The title of the section."""
    added: Count
    """How many were added."""
    deleted: Count
    """How many were deleted."""
    revised: Count
    """How many were revised."""
    through_parent: Count
    """How many of the revised are so through their parent alone."""


class Renumbered(TypedDict):
    """A deleted code whose text was added under another number."""

    old: str
    """The deleted code."""
    new: str
    """The added code."""
    moved: bool
    """Whether it stands in another section now."""


class Converted(TypedDict):
    """A Category III code that was deleted in favour of Category I codes."""

    old: str
    """The deleted code."""
    new: list[str]
    """The added codes that its instruction names."""


class Sunset(TypedDict):
    """A Category III code that is due to sunset."""

    code: str
    """The code."""
    added: Day
    """The day on which it was added."""
    due: Day
    """The day on which it is due."""


class Book(TypedDict):
    """What coders read in the changes of a code set that is a book."""

    sections: list[SectionCount]
    """Counts of each section in which a code changed, in book order."""
    renumbered: list[Renumbered]
    """Codes that go on under another number."""
    converted: list[Converted]
    """Codes of Category III that became Category I."""
    sunsets: list[Sunset]
    """Codes of Category III in force that are due on the next 1 January."""
    order: list[str]
    """The changed codes in book order, a resequenced one behind the code that it follows."""


class ChangeSetDocument(Compared):
    """What changed between two releases of a code set."""

    format: Literal["addenda.changeset/1"]
    """The name and the version of this format."""
    counts: Counts
    """How many codes there are of each kind."""
    not_compared: NotRequired[list[str]]
    """Fields that only one of the two releases supplies; absent where all were compared."""
    book: NotRequired[Book]
    """What the book tells; absent for a code set without one."""
    changes: list[Change]
    """The changes, sorted by code; a reused number stands twice."""
    transient: list[TransientCode]
    """Codes that were in force in between only, sorted by code."""
