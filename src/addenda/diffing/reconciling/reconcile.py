"""Put three lists side by side: what was computed, what the publisher declared, what it published as totals."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from addenda.diffing.asides import asides
from addenda.diffing.compare import judge
from addenda.diffing.delta import difference
from addenda.diffing.reconciling.causes import Causes
from addenda.diffing.reconciling.declarations import declarations
from addenda.diffing.reconciling.matching import Period, agree
from addenda.errors import UsageError
from addenda.model.changes import ChangeKind
from addenda.model.reconciliation import Account, Background, Disagreement, Reconciliation, Total

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addenda.diffing.delta import Delta
    from addenda.model.changes import Change, ChangeSet
    from addenda.model.concept import Concept, ConceptKey
    from addenda.model.declared import DeclaredChange
    from addenda.model.reconciliation import Computed, Declaration
    from addenda.model.snapshot import Snapshot

_NOTHING: Background = Background()


def reconcile(
    old: Snapshot,
    new: Snapshot,
    declared: Iterable[DeclaredChange],
    published: Mapping[ChangeKind, int],
    background: Background = _NOTHING,
) -> Reconciliation:
    """Return where the change between two releases and the new release's own list of changes agree, and where not.

    Raises:
        UsageError: when the releases are of different code sets, or the old one is not effective before the new one.

    """
    _refuse(old, new)
    delta = difference(old, new)
    changes = judge(delta.pairs(), old, new)
    listed = declarations(declared)
    period = Period(old.release.effective, new.release.effective, new.release.reader)
    causes = Causes(period, old.release.id, background)
    accounts = _accounts(changes, asides(delta, changes), listed, _Rows(delta, new))
    agreeing = {one.key for one in accounts if agree(one, period) and not causes.repeated(one)}
    return Reconciliation(
        changes,
        new.release.reader,
        tuple(one for one in accounts if one.key in agreeing),
        tuple(Disagreement(one, causes.of(one)) for one in accounts if one.key not in agreeing),
        tuple(_total(kind, changes, listed, published, period) for kind in ChangeKind),
    )


def _refuse(old: Snapshot, new: Snapshot) -> None:
    if old.release.id.codeset != new.release.id.codeset:
        raise UsageError(f"{old.release.id} and {new.release.id} are releases of different code sets.")
    if old.release.effective >= new.release.effective:
        raise UsageError(
            f"{old.release.id} does not take effect before {new.release.id}: a publisher declares what is new."
        )


class _Rows:
    """The concepts of a code in both releases: from the delta, or equal in both."""

    def __init__(self, delta: Delta, new: Snapshot) -> None:
        self._delta = delta
        self._new = new

    def of(self, key: ConceptKey) -> tuple[Concept | None, Concept | None]:
        """Return the old and the new concept."""
        if key in self._delta.old or key in self._delta.new:
            return self._delta.old.get(key), self._delta.new.get(key)
        same = next((concept for concept in self._new.find(key.code) if concept.key == key), None)
        return same, same


def _accounts(
    changes: ChangeSet,
    aside: Mapping[ConceptKey, Change],
    listed: Mapping[ConceptKey, tuple[Declaration, ...]],
    rows: _Rows,
) -> list[Account]:
    computed: defaultdict[ConceptKey, tuple[Computed, ...]] = defaultdict(tuple)
    for change in changes.changes:
        computed[change.key] += (change,)
    for transient in changes.transients:
        computed[transient.concept.key] += (transient,)
    return [
        Account(key, computed.get(key, ()), aside.get(key), listed.get(key, ()), *rows.of(key))
        for key in sorted(computed.keys() | aside.keys() | listed.keys())
    ]


def _total(
    kind: ChangeKind,
    changes: ChangeSet,
    listed: Mapping[ConceptKey, tuple[Declaration, ...]],
    published: Mapping[ChangeKind, int],
    period: Period,
) -> Total:
    meanings = ([period.meaning(one) for one in declared] for declared in listed.values())
    count = sum(any(meaning is not None and meaning.kind is kind for meaning in each) for each in meanings)
    return Total(kind, len(changes.of_kind(kind)), count, published.get(kind))
