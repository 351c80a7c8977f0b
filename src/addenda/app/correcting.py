"""Correct a release by the publisher's own list of corrections: one commit that names the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from textwrap import wrap

from addenda.app.importing import Planning, stray
from addenda.errors import InputError, Problem
from addenda.model.concept import Concept
from addenda.model.listing import counted
from addenda.model.release import Release, ReleaseId
from addenda.model.snapshot import Reading, Snapshot
from addenda.reading.delivery import Delivery
from addenda.reading.hcpcs import READER
from addenda.reading.hcpcs.corrections.applying import Base, Corrected, Earlier, apply_lists
from addenda.reading.hcpcs.corrections.lists import CorrectionList, find_lists
from addenda.store.contents import Contents
from addenda.store.writing import Plan, WritableStore


@dataclass(frozen=True, slots=True)
class Correction:
    """What a correction did. `commit` is None when there was nothing to do; `lists` are the names of those applied."""

    release: ReleaseId
    commit: str | None
    lists: tuple[str, ...]
    changed: tuple[str, ...]
    notices: tuple[str, ...]


def refuse_correction_lists(delivery: Delivery) -> None:
    """Say what to do with a correction list that was given as a release.

    Raises:
        InputError: when the delivery consists of correction lists.

    """
    if find_lists(delivery):
        advice = "Apply it to the release that it corrects, with --correction. Nothing was written."
        raise InputError(Problem("this is a list of corrections, no release", str(delivery.path), advice=advice))


def apply_corrections(
    store: WritableStore,
    name: ReleaseId,
    delivery: Delivery,
    lists: tuple[CorrectionList, ...],
    waiting: Callable[[], None] = lambda: None,
) -> Correction:
    """Apply the lists of a delivery to a stored release, in one commit; lists that were applied before are passed over.

    Raises:
        NotFoundError: when there is no such release.
        InputError: when the lists are for another release, or with every row that cannot be applied.
        ConflictError: when local changes are in the way.
        StoreError: when the repository cannot be written.

    """
    name = store.at().resolve(name)
    planning = _Planning(name, delivery, lists)
    commit = store.write(planning, waiting)
    used = tuple(one.member.name for one in planning.new)
    return Correction(name, commit, used, planning.done.changed, (*planning.done.notices, *stray(store, commit)))


def refuse_unfit_lists(
    contents: Contents, name: ReleaseId, delivery: Delivery, lists: tuple[CorrectionList, ...]
) -> None:
    """Say what is wrong with lists, without applying them to the store.

    Raises:
        InputError: when they are for another release, or with every row that cannot be applied.

    """
    _Planning(name, delivery, lists).correct(contents.snapshot(name), contents)


class _Planning:
    """Plans the correction's commit, anew for each state of the store that it may have to follow."""

    def __init__(self, name: ReleaseId, delivery: Delivery, lists: tuple[CorrectionList, ...]) -> None:
        self._name = name
        self._delivery = delivery
        self._lists = lists
        self.new: tuple[CorrectionList, ...] = ()
        self.done = Corrected((), (), (), ())

    def __call__(self, contents: Contents) -> Plan | None:
        snapshot = contents.snapshot(self._name)
        self.correct(snapshot, contents)
        if not self.done.changed:
            return None
        plan = Planning(self._reading(snapshot), correction=True)(contents)
        return plan and replace(plan, message=self._message())

    def correct(self, snapshot: Snapshot, contents: Contents) -> None:
        """Work out what the lists make of the release.

        Raises:
            InputError: when they are for another release, or with every row that cannot be applied.

        """
        self._refuse_others(snapshot.release)
        known = {source.sha256 for source in snapshot.release.sources}
        self.new = tuple(one for one in self._lists if one.member.source.sha256 not in known)
        base = Base(
            snapshot.codeset, tuple(snapshot), contents.declared(self._name), _earlier(contents, snapshot.release)
        )
        self.done = apply_lists(self.new, base)

    def _refuse_others(self, release: Release) -> None:
        place = str(self._delivery.path)
        if release.reader != READER.name:
            message = f"this list corrects HCPCS, and {release.id} was read by the reader {release.reader!r}"
            raise InputError(Problem(message, place))
        problems = [
            Problem(
                f"the list says that it corrects {one.year}; {release.id} is of {release.effective}", one.member.place
            )
            for one in self._lists
            if one.year not in (None, release.effective.year)
        ]
        if problems:
            raise InputError(problems)

    def _reading(self, snapshot: Snapshot) -> Reading:
        release, concepts = snapshot.release, self.done.concepts
        sources = (*release.sources, *self._delivery.sources(one.member for one in self.new))
        corrected = release._replace(
            concepts=len(concepts),
            in_force=sum(concept.in_force(release.effective) for concept in concepts),
            scheduled=tuple(sorted({one.code for one in concepts if one.scheduled_after(release.effective)})),
            sources=tuple(dict.fromkeys(sources)),
        )
        return Reading(snapshot.codeset, corrected, concepts, self.done.declared)

    def _message(self) -> str:
        codes = self.done.changed
        lines = [f"Correct {self._name}: {counted(len(codes), 'code')}, by the publisher's list", ""]
        lines += [*wrap(f"Changed: {', '.join(codes)}"), ""]
        for source in self._delivery.sources(one.member for one in self.new):
            lines.append(f"Source: {source.name}\n  sha256 {source.sha256}, {source.size} bytes")
        return "\n".join(lines) + "\n"


def _earlier(contents: Contents, release: Release) -> Earlier:
    """Return a look-up in the releases that took effect before a release, the last of them first."""
    before = [other for other in contents.releases(release.id.codeset) if other.effective < release.effective]
    snapshots = [contents.snapshot(other.id) for other in reversed(before)]

    def find(code: str) -> list[tuple[Release, Concept | None]]:
        return [(snapshot.release, next(iter(snapshot.find(code)), None)) for snapshot in snapshots]

    return find
