"""Compare two releases: what was added, deleted, revised and updated, by what is in force on their effective dates."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from addenda.diffing.delta import Pair, unequal_pairs
from addenda.diffing.fields import field_changes, kind_of
from addenda.diffing.wording import unrelated
from addenda.errors import UsageError
from addenda.model.changes import Change, ChangeKind, ChangeSet, Counts, Reason, Side, Transient
from addenda.model.codeset import CodeSet, Kind

if TYPE_CHECKING:
    from addenda.model.concept import Concept
    from addenda.model.snapshot import Snapshot


def compare(old: Snapshot, new: Snapshot) -> ChangeSet:
    """Return everything that changed from one release to another of the same code set.

    Raises:
        UsageError: when the snapshots are of different code sets.

    """
    if old.release.id.codeset != new.release.id.codeset:
        raise UsageError(f"{old.release.id} and {new.release.id} are releases of different code sets.")
    return judge(unequal_pairs(old, new), old, new)


def judge(pairs: list[Pair], old: Snapshot, new: Snapshot) -> ChangeSet:
    """Name what unequal concepts, sorted by key, mean on the effective dates of two snapshots."""
    left_out = _not_compared(old, new)
    judged = _Judged(old.release.effective, new.release.effective, new.codeset.without(left_out))
    for pair in _with_scheduled(pairs, old, new):
        judged.take(pair)
    changes, transients = judged.changes, judged.transients
    return ChangeSet(
        codeset=new.codeset,
        old=_side(old),
        new=_side(new),
        counts=_counts(changes, transients, new.release.in_force),
        changes=tuple(changes),
        transients=tuple(transients),
        not_compared=left_out,
    )


class _Judged:
    """What has been judged so far, between two days."""

    def __init__(self, old: date, new: date, codeset: CodeSet) -> None:
        self.changes: list[Change] = []
        self.transients: list[Transient] = []
        self._old, self._new, self._codeset = old, new, codeset
        self._then, self._now = old.isoformat(), new.isoformat()

    def take(self, pair: Pair) -> None:
        """Judge one concept."""
        _, old, new = pair
        was = old is not None and old.stands(self._then)
        now = new is not None and new.stands(self._now)
        if old is not None and new is not None and was and now:
            self.changes += _kept(old, new, self._new, self._codeset)
        elif new is not None and now:
            self.changes.append(_added(old, new, self._old, self._new, self._codeset))
        elif old is not None and was:
            self.changes.append(_deleted(old, new, self._new))
        elif transient := _transient(old, new, self._old, self._new):
            self.transients.append(transient)


def _not_compared(old: Snapshot, new: Snapshot) -> tuple[str, ...]:
    """Return the fields that the sources of only one of the releases supply, in the code set's order."""
    one, other = (set(snapshot.release.supplied or snapshot.codeset.roles) for snapshot in (old, new))
    return tuple(name for name in new.codeset.roles if name in one ^ other)


def _with_scheduled(pairs: list[Pair], old: Snapshot, new: Snapshot) -> list[Pair]:
    """Return the pairs, and equal concepts whose dates fall between the two releases, sorted by key."""
    earlier = old if old.release.effective <= new.release.effective else new
    if not earlier.release.scheduled:
        return pairs
    unequal = {pair.key for pair in pairs}
    found = chain.from_iterable(map(new.find, earlier.release.scheduled))
    return sorted([*pairs, *(Pair(one.key, one, one) for one in found if one.key not in unequal)], key=itemgetter(0))


def _kept(old: Concept, new: Concept, day: date, codeset: CodeSet) -> list[Change]:
    """Return what happened to a code that is in force in both releases."""
    if _reused(old, new, codeset):
        on = new.added or day
        return [Change(kind, new.key, old, new, on, Reason.REUSED) for kind in (ChangeKind.DELETED, ChangeKind.ADDED)]
    fields = field_changes(old, new, codeset)
    kind = kind_of(fields)
    return [Change(kind, new.key, old, new, day, None, fields)] if kind else []


def _added(before: Concept | None, after: Concept, old: date, day: date, codeset: CodeSet) -> Change:
    ended = before is not None and before.terminated is not None and before.terminated < old
    if before is None or not ended:
        reason, on = Reason.NEW, after.added or day
    elif _reused(before, after, codeset):
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
    before, after, descriptors = old.fields, new.fields, codeset.descriptors
    if not [name for name in descriptors if before.get(name) != after.get(name)]:
        return False
    if old.added and new.added:
        return old.added != new.added
    return codeset.kind is Kind.NOMENCLATURE and unrelated(old.text(descriptors[0]), new.text(descriptors[0]))


def _transient(old: Concept | None, new: Concept | None, then: date, day: date) -> Transient | None:
    """Return the code if, as the later release has it, it began after the earlier date and ended before the later."""
    concept = (new or old) if day >= then else (old or new)
    if concept is None or concept.added is None or concept.terminated is None:
        return None
    inside = min(then, day) < concept.added <= concept.terminated < max(then, day)
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
