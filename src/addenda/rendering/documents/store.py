"""What a store holds and says of codes: releases, single codes, their history, what a search finds."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, NotRequired, TypedDict

from addenda.model.changes import ChangeKind, Reason
from addenda.model.codeset import Kind
from addenda.rendering.documents.changes import FieldDifference
from addenda.rendering.documents.common import ConceptEntry, Count, Day, Key, Moment, SourceFile


class EventKind(StrEnum):
    """What happened to a code, or to its row."""

    ADDED = ChangeKind.ADDED.value
    DELETED = ChangeKind.DELETED.value
    REVISED = ChangeKind.REVISED.value
    UPDATED = ChangeKind.UPDATED.value
    TRANSIENT = "transient"
    LISTED = "listed"
    DROPPED = "dropped"


class ReleaseEntry(TypedDict):
    """A release in the store."""

    release: str
    """Code set and release, such as `hcpcs/2019`."""
    effective: Day
    """The day on which it takes effect."""
    concepts: Count
    """How many codes it has, ended ones too."""
    in_force: Count
    """How many of them are in force on the effective day."""
    reader: str
    """The reader that its files were read by."""
    sources: list[SourceFile]
    """The files that it was read from."""


class CodeSetEntry(TypedDict):
    """A code set in the store."""

    codeset: str
    """Its id, such as `hcpcs`."""
    title: str
    """Its title."""
    publisher: str
    """Who publishes it."""
    kind: Kind
    """What it is."""
    redistributable: bool
    """Whether its text may be passed on."""
    releases: list[ReleaseEntry]
    """Its releases, earliest first."""


class ListingDocument(TypedDict):
    """What a store holds."""

    format: Literal["addenda.listing/1"]
    """The name and the version of this format."""
    codesets: list[CodeSetEntry]
    """Its code sets, sorted by id."""


class _Release(TypedDict):
    release: str
    """Code set and release, such as `hcpcs/2019`."""
    effective: Day
    """The day on which it takes effect."""
    commit: str | None
    """The commit of the store that it was read from; null for a file that was never imported."""


class _Noticed(TypedDict):
    notice: NotRequired[str]
    """What the publisher lets be done with its text; absent where it says nothing."""


class Said(_Release):
    """What a release says of one code."""

    concepts: list[ConceptEntry]
    """The code, once for each modifier that it has there; empty where the release does not have it."""


class ConceptDocument(Said, _Noticed):
    """One code of a release."""

    format: Literal["addenda.concept/1"]
    """The name and the version of this format."""


class StandingDocument(Said, _Noticed):
    """What a code is on a day, by the release that applies then."""

    format: Literal["addenda.standing/1"]
    """The name and the version of this format."""
    code: str
    """The code that was asked for."""
    on: Day
    """The day that was asked for."""
    in_force: bool
    """Whether the code is in force on the day, by the release that applies."""
    later: Said | None
    """The next release, where it says something else of that day; else null."""
    last_in: str | None
    """The last release before that has the code, where neither of the two has it; else null."""
    next_in: str | None
    """The next release after the day that has the code, likewise."""


class Hit(Key):
    """A code that a search found."""

    in_force: bool
    """Whether it is in force on the effective day."""
    score: float | None
    """How well it fits, the more the better; null for a code that was asked for by its number."""
    description: str
    """Its description; empty where there is none."""


class SearchDocument(_Release, _Noticed):
    """What a search found in a release."""

    format: Literal["addenda.search/1"]
    """The name and the version of this format."""
    query: str
    """What was searched for."""
    total: Count
    """How many codes were found."""
    ended_left_out: Count
    """How many more were found that are not in force, and are left out."""
    every_word: bool
    """Whether the codes have all words of the query; else some of them."""
    hits: list[Hit]
    """The codes, best first."""


class HistoryRelease(TypedDict):
    """A release that the history reaches over."""

    release: str
    """Code set and release."""
    effective: Day
    """The day on which it takes effect."""


class Event(Key):
    """Something that happened to a code."""

    event: EventKind
    """What happened; `listed` and `dropped` are of a row whose code is in force neither before nor after."""
    cause: Literal["release", "correction"]
    """Whether a release or a correction of one made it."""
    release: str
    """The release, or the one that was corrected."""
    effective: Day
    """The day on which the release takes effect."""
    commit: str
    """The commit that made it known."""
    committed: Moment
    """When that was, in UTC."""
    subject: str
    """The first line of the commit's message."""
    description: str
    """The description of the code; empty where there is none."""
    reason: NotRequired[Reason | None]
    """Of a change: why, as in a change set."""
    on: NotRequired[Day]
    """Of a change: the day on which it takes effect."""
    fields: NotRequired[list[FieldDifference]]
    """Of a change: the fields that differ."""
    replacements: NotRequired[list[str]]
    """Of a change: codes that the publisher names instead of a deleted one."""
    in_force: NotRequired[bool]
    """Of a revision, an update or a row: whether the code was in force."""
    added: NotRequired[str | None]
    """Of a transient code or a row: its first day; null where the source does not say."""
    terminated: NotRequired[str | None]
    """Of a transient code or a row: its last day; null while none is known."""


class HistoryDocument(_Noticed):
    """What became of one code, over all releases and their corrections."""

    format: Literal["addenda.history/1"]
    """The name and the version of this format."""
    codeset: str
    """The id of the code set."""
    code: str
    """The code."""
    commit: str | None
    """The commit of the store that it was read from."""
    in_force: bool
    """Whether the code is in force in the last release."""
    releases: list[HistoryRelease]
    """All releases of the code set, earliest first."""
    events: list[Event]
    """What happened, earliest first, each release followed by its corrections."""
