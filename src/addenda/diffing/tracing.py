"""Trace one code: what each release did to it, and what each correction of a release did."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from addenda.diffing.asides import asides
from addenda.diffing.compare import judge
from addenda.diffing.delta import Delta
from addenda.model.changes import Change, Transient
from addenda.model.history import Chapter, Event, Listing
from addenda.model.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Concept, ConceptKey
    from addenda.model.history import State
    from addenda.model.release import Release

    Concepts: TypeAlias = Mapping[ConceptKey, Concept]

Fact: TypeAlias = Change | Transient | Listing


def trace(codeset: CodeSet, chapters: Sequence[Chapter]) -> tuple[Event, ...]:
    """Return what happened to a code; the chapters are in effective order and each has a state.

    The comparisons are those of whole releases, over the code's own concepts.
    """
    events: list[Event] = []
    before: Chapter | None = None
    for chapter in chapters:
        events += _of_release(codeset, before, chapter.release, chapter.states[-1])
        events += _of_corrections(codeset, chapter)
        before = chapter
    return tuple(events)


def trace_first(codeset: CodeSet, chapters: Sequence[Chapter]) -> tuple[Event, ...]:
    """Return what each release brought when it was first known, against the one before as it is known now."""
    pairs = zip((None, *chapters), chapters, strict=False)
    return tuple(
        event for before, chapter in pairs for event in _of_release(codeset, before, chapter.release, chapter.states[0])
    )


def _of_release(codeset: CodeSet, before: Chapter | None, release: Release, state: State) -> Iterator[Event]:
    if before is None:
        facts: Iterator[Fact] = _listings({}, state.concepts, release.effective)
    elif _stays(before, release, state):
        return
    else:
        facts = _facts(codeset, before.release, release, Delta(before.concepts, state.concepts))
    for fact in facts:
        yield Event(release.id, release.effective, state.known, correction=False, fact=fact)


def _stays(before: Chapter, release: Release, state: State) -> bool:
    """Say whether a code stayed as it was, in force: so do most, and what comes of that need not be worked out."""
    days = (before.release.effective, release.effective)
    same = before.concepts == state.concepts
    return same and all(concept.in_force(day) for concept in state.concepts.values() for day in days)


def _of_corrections(codeset: CodeSet, chapter: Chapter) -> Iterator[Event]:
    release = chapter.release
    for before, after in pairwise(chapter.states):
        for fact in _facts(codeset, release, release, Delta(before.concepts, after.concepts)):
            yield Event(release.id, release.effective, after.known, correction=True, fact=fact)


def _facts(codeset: CodeSet, old: Release, new: Release, delta: Delta) -> Iterator[Fact]:
    """Yield what is in force now and was not, and the other way round, then what changed beside that."""
    told = judge(delta.pairs(), _one_code(codeset, old), _one_code(codeset, new))
    yield from told.changes
    yield from told.transients
    yield from asides(delta, told).values()
    known = {change.key for change in told.changes} | {one.concept.key for one in told.transients}
    for fact in _listings(delta.old, delta.new, new.effective):
        if fact.concept.key not in known:
            yield fact


def _listings(old: Concepts, new: Concepts, day: date) -> Iterator[Listing]:
    for key in sorted(old.keys() ^ new.keys()):
        concept = new.get(key) or old[key]
        yield Listing(concept, key in new, concept.in_force(day))


def _one_code(codeset: CodeSet, release: Release) -> Snapshot:
    """Return a release for a comparison that is given all of a code's concepts, equal ones too."""
    return Snapshot(codeset, release._replace(scheduled=()), {})
