"""Look things up in a store: which releases it has, what one code is."""

from __future__ import annotations

from difflib import get_close_matches

from addenda.app.comparing import open_snapshot
from addenda.errors import NotFoundError
from addenda.model.codeset import CodeSet
from addenda.model.concept import Concept
from addenda.model.release import Release
from addenda.model.snapshot import Snapshot
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
        UsageError: when the text is no reference.
        NotFoundError: when there is no such release, or no such code in it; the nearest codes are named.
        StoreError: when the store is damaged.

    """
    snapshot = open_snapshot(store, reference)
    wanted = code.strip().upper()
    concepts = tuple(snapshot.find(wanted))
    if not concepts:
        near = get_close_matches(wanted, [concept.code for concept in snapshot], n=3, cutoff=0.7)
        hint = f" Near it: {', '.join(near)}." if near else ""
        raise NotFoundError(f"{snapshot.release.id} has no code {wanted!r}.{hint}")
    return snapshot, concepts
