"""Compare two releases of a store by their references."""

from __future__ import annotations

from addenda.diffing.book.reading import has_book, read_book
from addenda.diffing.compare import compare
from addenda.diffing.delta import unequal_shards
from addenda.errors import NotFoundError, Problem
from addenda.model.changes import ChangeSet
from addenda.model.snapshot import Snapshot
from addenda.store.references import Reference
from addenda.store.store import Store

LARGE = 25_000
"""From how many concepts, in shards that differ, on another process pays: one takes some 50 ms to start."""


def open_snapshot(store: Store, reference: str) -> Snapshot:
    """Return the release that a reference names, as it was known at the reference's moment.

    Raises:
        UsageError: when the text is no reference.
        NotFoundError: when the store has no such release or moment.
        StoreError: when the store is damaged.

    """
    wanted = Reference.parse(reference)
    return store.at(wanted.known).snapshot(wanted.id)


def open_snapshots(store: Store, *references: str) -> list[Snapshot]:
    """Return the releases that several references name.

    Raises:
        UsageError: when a text is no reference.
        NotFoundError: when the store lacks one of them; all that are missing are named.
        StoreError: when the store is damaged.

    """
    snapshots: list[Snapshot] = []
    missing: list[Problem] = []
    for reference in references:
        try:
            snapshots.append(open_snapshot(store, reference))
        except NotFoundError as error:
            missing += error.problems
    if missing:
        raise NotFoundError(dict.fromkeys(missing))
    return snapshots


def compare_snapshots(old: Snapshot, new: Snapshot) -> ChangeSet:
    """Return what changed between two snapshots, with what the book of a code set of CPT's shape tells of it.

    Raises:
        UsageError: when the snapshots are of different code sets.

    """
    return read_book(compare(old, new), old, new)


def are_large(old: Snapshot, new: Snapshot) -> bool:
    """Say whether two releases may be compared part by part (decision 9); what a book tells is told of the whole."""
    if has_book(new.codeset) or max(old.release.concepts, new.release.concepts) < LARGE:
        return False
    return len(unequal_shards(old, new)) * concepts_a_shard(old, new) >= LARGE


def concepts_a_shard(old: Snapshot, new: Snapshot) -> float:
    """Return how many concepts a shard of the larger release has on average."""
    larger = max(old, new, key=lambda snapshot: snapshot.release.concepts)
    return larger.release.concepts / max(1, len(larger.shards))
