"""Compare two releases: what was added, deleted, revised and updated, by what is in force on their effective dates."""

from __future__ import annotations

from datetime import date, timedelta
from heapq import merge
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from addenda.diffing.delta import Pair, unequal_pairs
from addenda.diffing.fields import field_changes, kind_of, unequal_fields
from addenda.diffing.wording import unrelated
from addenda.errors import UsageError
from addenda.model.changes import Change, ChangeKind, ChangeSet, Reason, Side, Transient
from addenda.model.codeset import ADDED, CodeSet, Kind
from addenda.model.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def judge(pairs: Iterable[Pair], old: Snapshot, new: Snapshot) -> ChangeSet:
    """Name what unequal concepts, sorted by key, mean on the effective dates of two snapshots."""
    tally, changes, transients = Tally(), list[Change](), list[Transient]()
    for fact in tally.counting(facts(pairs, old, new)):
        if isinstance(fact, Transient):
            transients.append(fact)
        else:
            changes.append(fact)
    return ChangeSet(
        codeset=new.codeset,
        old=_side(old),
        new=_side(new),
        counts=tally.counts(new.release.in_force),
        changes=tuple(changes),
        transients=tuple(transients),
        not_compared=_not_compared(old, new),
    )


def facts(pairs: Iterable[Pair], old: Snapshot, new: Snapshot) -> Iterator[Change | Transient]:
    """Yield what unequal concepts mean, one after another, in their order: a deletion before an addition."""
    codeset = new.codeset.without(_not_compared(old, new))
    then, day = old.release.effective, new.release.effective
    when, now = then.isoformat(), day.isoformat()
    for _, before, after in _with_scheduled(pairs, old, new):
        was = before is not None and before.stands(when)
        if after is not None and after.stands(now):
            if before is not None and was:
                yield from _kept(before, after, day, codeset)
            else:
                yield _added(before, after, then, day, codeset)
        elif before is not None and was:
            yield _deleted(before, after, day)
        elif transient := _transient(before, after, then, day):
            yield transient


def _not_compared(old: Snapshot, new: Snapshot) -> tuple[str, ...]:
    """Return the fields that the sources of only one of the releases supply, in the code set's order."""
    one, other = (set(snapshot.release.supplied or snapshot.codeset.roles) for snapshot in (old, new))
    return tuple(name for name in new.codeset.roles if name in one ^ other)


def _with_scheduled(pairs: Iterable[Pair], old: Snapshot, new: Snapshot) -> Iterable[Pair]:
    """Return the pairs, and equal concepts whose dates fall between the two releases, sorted by key."""
    earlier = old if old.release.effective <= new.release.effective else new
    if not earlier.release.scheduled:
        return pairs
    found = sorted(chain.from_iterable(map(new.find, earlier.release.scheduled)), key=attrgetter("key"))
    both = merge(pairs, (Pair(one.key, one, one) for one in found), key=itemgetter(0))
    return (next(same) for _, same in groupby(both, key=itemgetter(0)))  # of two, the unequal one comes first


def _kept(old: Concept, new: Concept, day: date, codeset: CodeSet) -> list[Change]:
    """Return what happened to a code that is in force in both releases."""
    unequal = unequal_fields(old, new, codeset)
    kind = kind_of(unequal, codeset)
    if kind is None:
        return []
    if kind is ChangeKind.REVISED and _reused(old, new, codeset):
        on = new.added or day
        return [Change(kind, new.key, old, new, on, Reason.REUSED) for kind in (ChangeKind.DELETED, ChangeKind.ADDED)]
    return [Change(kind, new.key, old, new, day, None, field_changes(unequal, old, new, codeset))]


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
    was, now = (before.get(ADDED), after.get(ADDED)) if ADDED in codeset.roles else (None, None)
    if was and was == now:
        return False
    if not [name for name in descriptors if before.get(name) != after.get(name)]:
        return False
    if was and now:
        return True
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
    return Side(release.id, release.effective, snapshot.commit, release.in_force, snapshot.known, release.supplied)
