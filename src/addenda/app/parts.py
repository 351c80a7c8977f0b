"""Compare two large releases part by part, each part in whichever process is free; a part is some of their shards.

Codes that share a shard share their first characters, so the parts, in the order of their shards' names, make up the
whole in the order of the codes. Each part goes all the way to its JSON where it is compared, for bytes pass quickly
between processes and changes do not (decision 9).
"""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain, groupby
from multiprocessing import get_context
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from addenda.app.comparing import concepts_a_shard
from addenda.app.memory import keep_memory
from addenda.diffing.compare import compare, facts
from addenda.diffing.delta import unequal_pairs, unequal_shards
from addenda.model.changes import ChangeSet, Counts
from addenda.rendering.changeset_pieces import Fragment, fragment
from addenda.store.references import Reference
from addenda.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from addenda.model.snapshot import Snapshot

PART = 4_000
"""How many concepts a part has: enough to be worth the way to another process, few enough to share out evenly."""
_MOST = 8

_Names: TypeAlias = frozenset[str]


class _Pair(NamedTuple):
    """What to compare, in words that another process understands: each reference names a commit."""

    folder: Path
    old: Reference
    new: Reference


def compare_in_parts(folder: Path, old: Snapshot, new: Snapshot) -> tuple[ChangeSet, list[Fragment]]:
    """Return what changed between two releases of the store in a folder, its changes as fragments in their order.

    Raises:
        UsageError: when the snapshots are of different code sets.
        StoreError: when the store is damaged.

    """
    head = compare(old.part(()), new.part(()))
    fragments = _fragments(folder, old, new)
    counts = Counts.summed([part.counts for part in fragments], new.release.in_force)
    return replace(head, counts=counts), fragments


def _fragments(folder: Path, old: Snapshot, new: Snapshot) -> list[Fragment]:
    parts = list(_parts(old, new))
    processes = min(len(parts), _processors(), _MOST)
    if processes <= 1:
        return [_compared(old, new, names) for names in parts]
    pair = _Pair(folder, Reference(old.release.id, old.commit), Reference(new.release.id, new.commit))
    with _pool(processes) as pool:
        return list(pool.map(partial(_elsewhere, pair), parts))


def _pool(processes: int) -> ProcessPoolExecutor:
    """Return processes that, where it is safe, start as a copy of this one."""
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(processes, context, _begin)


def _begin() -> None:
    """Leave it to the first process to answer Ctrl-C, and keep what is let go of for the next part."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    keep_memory()


def _parts(old: Snapshot, new: Snapshot) -> Iterator[_Names]:
    """Yield the shards of each part. Those that begin alike stay together, should their names differ in length."""
    names = unequal_shards(old, new)
    starts = groupby(names, key=itemgetter(slice(min(map(len, names), default=0))))
    groups = [list(group) for _, group in starts]
    size = max(1, int(PART / concepts_a_shard(old, new)))
    return (frozenset(chain(*groups[start : start + size])) for start in range(0, len(groups), size))


def _elsewhere(pair: _Pair, names: _Names) -> Fragment:
    return _compared(*_opened(pair), names)


@lru_cache(maxsize=1)  # of the many parts that one process compares, each is of the same two releases
def _opened(pair: _Pair) -> tuple[Snapshot, Snapshot]:
    store = Store(pair.folder)
    old, new = (store.at(wanted.known).snapshot(wanted.id) for wanted in (pair.old, pair.new))
    return old, new


def _compared(old: Snapshot, new: Snapshot, names: _Names) -> Fragment:
    one, other = old.part(names), new.part(names)
    return fragment(facts(unequal_pairs(one, other), one, other), new.codeset, new.release.in_force)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
