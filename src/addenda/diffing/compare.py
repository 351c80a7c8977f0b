"""Compare two releases: what was added, deleted, revised and updated, by what is in force on their effective dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from addenda.diffing.delta import Delta, difference
from addenda.diffing.fields import field_changes
from addenda.diffing.wording import unrelated
from addenda.errors import UsageError
from addenda.model.changes import Change, ChangeKind, ChangeSet, Counts, Reason, Side, Transient
from addenda.model.codeset import CodeSet, Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.model.concept import Concept
    from addenda.model.snapshot import Snapshot


class _Pair(NamedTuple):
    """A concept as both releases have it, and whether it is in force in each."""

    old: Concept | None
    new: Concept | None
    was: bool
    now: bool


def compare(old: Snapshot, new: Snapshot) -> ChangeSet:
    """Return everything that changed from one release to another of the same code set.

    Raises:
        UsageError: when the snapshots are of different code sets.

    """
    if old.release.id.codeset != new.release.id.codeset:
        raise UsageError(f"{old.release.id} and {new.release.id} are releases of different code sets.")
    return judge(difference(old, new), old, new)


def judge(delta: Delta, old: Snapshot, new: Snapshot) -> ChangeSet:
    """Name what the delta between two snapshots means on their effective dates."""
    changes: list[Change] = []
    transients: list[Transient] = []
    for pair in _pairs(delta, old, new):
        if pair.was or pair.now:
            changes += _changes(pair, old, new)
        elif transient := _transient(pair, old, new):
            transients.append(transient)
    return ChangeSet(
        codeset=new.codeset,
        old=_side(old),
        new=_side(new),
        counts=_counts(changes, transients, new.release.in_force),
        changes=tuple(changes),
        transients=tuple(transients),
    )


def _pairs(delta: Delta, old: Snapshot, new: Snapshot) -> Iterator[_Pair]:
    """Yield what may have changed: unequal concepts, and equal ones whose dates fall between the two releases."""
    same = {concept.key: concept for concept in _scheduled(old, new) if concept.key not in delta.new}
    for key in sorted(delta.old.keys() | delta.new.keys() | same.keys()):
        before, after = delta.old.get(key) or same.get(key), delta.new.get(key) or same.get(key)
        was = before is not None and before.in_force(old.release.effective)
        now = after is not None and after.in_force(new.release.effective)
        yield _Pair(before, after, was, now)


def _scheduled(old: Snapshot, new: Snapshot) -> Iterator[Concept]:
    earlier = old if old.release.effective <= new.release.effective else new
    for code in earlier.release.scheduled:
        yield from new.find(code)


def _changes(pair: _Pair, old: Snapshot, new: Snapshot) -> list[Change]:
    day, before, after = new.release.effective, pair.old, pair.new
    if before is not None and after is not None and pair.was and pair.now:
        return _kept(before, after, new)
    if after is not None and pair.now:
        return [_added(before, after, old, new)]
    if before is not None and pair.was:
        return [_deleted(before, after, day)]
    return []


def _kept(old: Concept, new: Concept, snapshot: Snapshot) -> list[Change]:
    """Return what happened to a code that is in force in both releases."""
    day = snapshot.release.effective
    if _reused(old, new, snapshot.codeset):
        on = new.added or day
        return [Change(kind, new.key, old, new, on, Reason.REUSED) for kind in (ChangeKind.DELETED, ChangeKind.ADDED)]
    fields = field_changes(old, new, snapshot.codeset)
    roles = {field.role for field in fields} - {Role.PROVENANCE}
    if not roles:
        return []
    kind = ChangeKind.REVISED if Role.DESCRIPTOR in roles else ChangeKind.UPDATED
    return [Change(kind, new.key, old, new, day, fields=fields)]


def _added(before: Concept | None, after: Concept, old: Snapshot, new: Snapshot) -> Change:
    day = new.release.effective
    ended = before is not None and before.terminated is not None and before.terminated < old.release.effective
    if before is None or not ended:
        reason, on = Reason.NEW, after.added or day
    elif _reused(before, after, new.codeset):
        reason, on = Reason.REUSED, after.added or day
    else:
        reason, on = Reason.REACTIVATED, day
    return Change(ChangeKind.ADDED, after.key, before, after, on, reason)


def _deleted(old: Concept, new: Concept | None, day: date) -> Change:
    if new is None:
        reason, on = Reason.ABSENT, day
    elif new.terminated is not None and new.terminated < day:
        reason, on = Reason.TERMINATED, new.terminated + timedelta(days=1)
    else:
        reason, on = Reason.NOT_BEGUN, day
    return Change(ChangeKind.DELETED, old.key, old, new, on, reason)


def _reused(old: Concept, new: Concept, codeset: CodeSet) -> bool:
    """Say whether the number has another meaning.

    Where both releases state the add date, the publisher itself says whether it is the same code: another date with
    other descriptors is another code, another date under the same descriptors is a correction of the date. Where
    they do not, texts that share next to nothing tell; but not in a fee schedule, which abbreviates them anew from year
    to year.
    """
    descriptors = codeset.descriptors
    if all(old.fields.get(name) == new.fields.get(name) for name in descriptors):
        return False
    if old.added and new.added:
        return old.added != new.added
    return codeset.kind is Kind.NOMENCLATURE and unrelated(old.text(descriptors[0]), new.text(descriptors[0]))


def _transient(pair: _Pair, old: Snapshot, new: Snapshot) -> Transient | None:
    """Return the code if, as the later release has it, it began after the earlier date and ended before the later."""
    dates = sorted((old.release.effective, new.release.effective))
    concept = (pair.new or pair.old) if new.release.effective == dates[1] else (pair.old or pair.new)
    if concept is None or concept.added is None or concept.terminated is None:
        return None
    inside = dates[0] < concept.added <= concept.terminated < dates[1]
    return Transient(concept, concept.added, concept.terminated) if inside else None


def _side(snapshot: Snapshot) -> Side:
    release = snapshot.release
    return Side(release.id, release.effective, snapshot.commit, release.in_force, snapshot.known)


def _counts(changes: list[Change], transients: list[Transient], in_force: int) -> Counts:
    def count(kind: ChangeKind) -> int:
        return sum(change.kind is kind for change in changes)

    added, revised, updated = count(ChangeKind.ADDED), count(ChangeKind.REVISED), count(ChangeKind.UPDATED)
    return Counts(
        added=added,
        deleted=count(ChangeKind.DELETED),
        revised=revised,
        updated=updated,
        reused=len({change.key for change in changes if change.reason is Reason.REUSED}),
        transient=len(transients),
        unchanged=in_force - added - revised - updated,
    )
