"""Look things up in a store: which releases it has, what one code is, what it was on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.app.comparing import open_snapshot
from addenda.app.typed_codes import first_found, readings
from addenda.errors import NotFoundError
from addenda.model.history import Standing
from addenda.store.references import CodeSetReference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from addenda.app.typed_codes import Asked
    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Concept
    from addenda.model.release import Release, ReleaseId
    from addenda.model.snapshot import Snapshot
    from addenda.store.contents import Contents
    from addenda.store.store import Store


def all_releases(store: Store) -> list[tuple[CodeSet, tuple[Release, ...]]]:
    """Return every code set of a store with its releases, earliest first.

    Raises:
        StoreError: when the store is damaged.

    """
    contents = store.at()
    return [(codeset, contents.releases(codeset.id)) for codeset in contents.codesets()]


def look_up(store: Store, reference: str, code: str) -> tuple[Snapshot, tuple[Concept, ...]]:
    """Return a release and the concepts of one code in it: one, or one for each modifier.

    Raises:
        UsageError: when the text is no reference, or the code may be either of two.
        NotFoundError: when there is no such release, or no such code in it; the nearest codes are named.
        StoreError: when the store is damaged.

    """
    snapshot = open_snapshot(store, reference)
    if concepts := first_found(code, snapshot.codeset, lambda asked: tuple(asked.find(snapshot))):
        return snapshot, concepts
    raise no_such_code(str(snapshot.release.id), code, [snapshot])


def look_up_on(store: Store, reference: str, code: str, day: date) -> Standing:
    """Return what a code was on a day, by the release that applies then: the last one effective on or before it.

    Raises:
        UsageError: when the text names no code set, or the code may be either of two.
        NotFoundError: when there is no such code set or moment, no release applies on the day, or no release has the
            code.
        StoreError: when the store is damaged.

    """
    wanted = CodeSetReference.parse(reference)
    contents = store.at(wanted.known)
    codeset = contents.codeset(wanted.codeset)
    releases = contents.releases(codeset.id)
    begun = [release for release in releases if release.effective <= day]
    if not begun:
        raise NotFoundError(f"No release of {codeset.id} applies on {day}. {_earliest(releases)}")
    standing = first_found(code, codeset, lambda asked: _standing(contents, releases, len(begun), asked, day))
    if standing:
        return standing
    raise no_such_code(codeset.id, code, [contents.snapshot(begun[-1].id)])


def no_such_code(where: str, code: str, snapshots: Sequence[Snapshot]) -> NotFoundError:
    """Return the error for a code that is not there in any reading; it names the nearest codes of the snapshots."""
    from difflib import get_close_matches  # here for start-up time alone: only an error needs it

    codes = sorted({str(concept.key) for snapshot in snapshots for concept in snapshot})
    texts = dict.fromkeys(str(asked) for one in snapshots for near in readings(code, one.codeset) for asked in near)
    near = dict.fromkeys(one for text in texts for one in get_close_matches(text, codes, n=3, cutoff=0.7))
    hint = f" Near it: {', '.join(list(near)[:3])}." if near else ""
    return NotFoundError(f"{where} has no code {code.strip()!r}.{hint}")


def _standing(contents: Contents, releases: Sequence[Release], begun: int, asked: Asked, day: date) -> Standing | None:
    """Return what a code was on a day, in this reading; the first `begun` releases were effective by then."""
    applying = contents.snapshot(releases[begun - 1].id)
    concepts = tuple(asked.find(applying))
    following = [contents.snapshot(release.id) for release in releases[begun : begun + 1]]
    later = next(((one, said) for one in following if (said := _later(applying, one, asked, day))), None)
    if concepts or later:
        return Standing(day, str(asked), applying, concepts, later)
    last_in = _first_with(contents, reversed(releases[:begun]), asked)
    next_in = _first_with(contents, releases[begun:], asked)
    return Standing(day, str(asked), applying, (), None, last_in, next_in) if last_in or next_in else None


def _earliest(releases: Sequence[Release]) -> str:
    if not releases:
        return "It has no releases."
    return f"The earliest is {releases[0].id}, effective {releases[0].effective}."


def _later(applying: Snapshot, following: Snapshot, asked: Asked, day: date) -> tuple[Concept, ...]:
    """Return the code's concepts in the next release, if it says another thing of the day; else none."""
    before = {concept.key: concept for concept in asked.find(applying)}
    found = tuple(asked.find(following))
    since = applying.release.effective
    said = any(_began(one, before.get(one.key), since, day) or _ended(one, before.get(one.key), day) for one in found)
    return found if said else ()


def _began(concept: Concept, before: Concept | None, since: date, day: date) -> bool:
    """Say whether a release knows that the code, or its new meaning, came by a day, and the one before did not."""
    if concept.added is None or not concept.in_force(day):
        return False  # without a first day it may as well have come with its release
    return before is None or (concept.added != before.added and concept.added > since)


def _ended(concept: Concept, before: Concept | None, day: date) -> bool:
    """Say whether a release knows that the code had ended by a day, and the one before did not."""
    return before is not None and before.in_force(day) and concept.terminated is not None and concept.terminated < day


def _first_with(contents: Contents, releases: Iterable[Release], asked: Asked) -> ReleaseId | None:
    return next((release.id for release in releases if asked.find(contents.snapshot(release.id))), None)
