"""How much a code set changed from release to release, as its store knows it now."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from addenda.diffing.compare import compare
from addenda.model.trend import ReleasePair

if TYPE_CHECKING:
    from addenda.store.store import Store

MOST = 8
"""How many pairs of releases are compared at the most, the newest ones: each costs a comparison."""


def trend_of(store: Store, codeset: str) -> tuple[ReleasePair, ...]:
    """Return the pairs of adjacent releases of a code set, the oldest first; none for fewer than three releases.

    Raises:
        StoreError: when the store is damaged.

    """
    contents = store.at()
    releases = contents.releases(codeset)[-MOST - 1 :]
    if len(releases) < 3:
        return ()
    snapshots = [contents.snapshot(release.id) for release in releases]
    pairs = []
    for old, new in pairwise(snapshots):
        counts = compare(old, new).counts
        pairs.append(ReleasePair(old.release.id, new.release.id, counts.added, counts.deleted, counts.revised))
    return tuple(pairs)
