"""What became of one code: over the releases of a code set, and over what was known of each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.changes import Change, Transient
from addenda.model.concept import Concept

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from addenda.model.codeset import CodeSet
    from addenda.model.concept import ConceptKey
    from addenda.model.release import Release, ReleaseId
    from addenda.model.snapshot import Snapshot

HISTORY_FORMAT = "addenda.history/1"
STANDING_FORMAT = "addenda.standing/1"


class Knowledge(NamedTuple):
    """The commit that made something known; `committed` is in UTC, `subject` its message's first line.

    `sources` are the files that the commit brought to a release's sources; none where it is not known.
    """

    commit: str
    committed: datetime
    subject: str
    sources: tuple[str, ...] = ()


class State(NamedTuple):
    """What a release said of one code from one commit on: a concept by each of its keys, none where it has none."""

    known: Knowledge
    concepts: Mapping[ConceptKey, Concept]


class Chapter(NamedTuple):
    """A release, and what it said of one code: first as imported, then after each correction that touched the code."""

    release: Release
    states: tuple[State, ...]

    @property
    def concepts(self) -> Mapping[ConceptKey, Concept]:
        """What the release says now."""
        return self.states[-1].concepts


class Listing(NamedTuple):
    """A row that came or went without a change of what is in force.

    It came with the first release of the code set, or before the code begins, or after it ended; or a publisher
    dropped the row of a code that had ended. `in_force` is as on the release's effective date.
    """

    concept: Concept
    listed: bool
    in_force: bool


class Event(NamedTuple):
    """Something that happened to a code.

    An event of a release compares it, as it is known now, with the release before. An event of a correction compares
    a release with itself, as it was known until then. `known` is the commit that brought what the event tells.
    """

    release: ReleaseId
    effective: date
    known: Knowledge
    correction: bool
    fact: Change | Transient | Listing


@dataclass(frozen=True)
class History:
    """All that happened to a code: releases in effective order, each followed by its corrections, earliest first.

    `commit` is the moment of knowledge, `in_force` says whether a key of the code is so in the last release.
    `first` are the events of releases as they were told before any correction: with the events of corrections they
    make a story in which nothing stands twice.
    """

    codeset: CodeSet
    code: str
    commit: str | None
    releases: tuple[Release, ...]
    events: tuple[Event, ...]
    first: tuple[Event, ...]
    in_force: bool


class Standing(NamedTuple):
    """What a code is on a day.

    `snapshot` is the release that applies: the last one effective on or before the day. `concepts` are the code's in
    it. `later` is the next release where it says something else of that day, with the code's concepts in it: a code
    begins and ends between two releases too. Where neither has anything to say, `last_in` names the last release
    before that has the code, `next_in` the next one after the day.
    """

    on: date
    code: str
    snapshot: Snapshot
    concepts: tuple[Concept, ...]
    later: tuple[Snapshot, tuple[Concept, ...]] | None
    last_in: ReleaseId | None = None
    next_in: ReleaseId | None = None

    @property
    def in_force(self) -> bool:
        """Whether the code is in force on the day, by the release that applies."""
        return any(concept.in_force(self.on) for concept in self.concepts)
