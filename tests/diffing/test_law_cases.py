"""What the laws are tried on: each kind of release, concept and change comes up again and again among the examples."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy

from addenda.diffing.compare import compare
from addenda.model.changes import ChangeKind, Reason, RevisionClass
from addenda.model.snapshot import Snapshot
from tests.support.strategies import snapshot_pairs, snapshot_triples

EXAMPLES, OFTEN = 1_000, 10
"""Each case comes up at least in one of a hundred examples: twenty times where a law is tried."""
T = TypeVar("T")


def rare(drawn: SearchStrategy[T], wanted: Iterable[str], cases: Callable[[T], Iterable[str]]) -> dict[str, int]:
    """Return the cases that too few examples hold, with their number. The examples are the same each time."""
    seen: Counter[str] = Counter()

    @settings(max_examples=EXAMPLES, derandomize=True, database=None)
    @given(drawn)
    def look(example: T) -> None:
        seen.update(set(cases(example)))

    look()
    return {case: seen[case] for case in wanted if seen[case] < OFTEN}


def held(release: Snapshot) -> Iterator[str]:
    """Name what a release holds."""
    day, concepts = release.release.effective, list(release)
    yield f"{min(len(release.shards), 2)} shards"
    if len({one.code for one in concepts}) < len(concepts):
        yield "a code with and without a modifier"
    for one in concepts:
        if one.added and one.added > day:
            yield "not yet begun"
        if one.terminated and one.terminated < day:
            yield "terminated"
        if not one.text("long").isascii():
            yield "unicode"


def told(old: Snapshot, new: Snapshot) -> Iterator[str]:
    """Name what a comparison tells."""
    changes = compare(old, new)
    yield "transient" if changes.transients else "not transient"
    for change in changes.changes:
        yield change.kind
        yield change.reason or "no reason"
        yield "replaced" if change.replacements else "not replaced"
        for field in change.fields:
            yield field.revision or "no descriptor"
            yield "nested" if field.details else "plain"


def shared(old: Snapshot, new: Snapshot) -> Iterator[str]:
    """Name what two releases have in common."""
    ids = [{shard.id for shard in side.shards.values()} for side in (old, new)]
    if ids[0] & ids[1]:
        yield "all shards equal" if ids[0] == ids[1] else "a shard equal, another not"


def test_pairs_of_releases() -> None:
    kinds = {*ChangeKind, *Reason, *RevisionClass, "transient", "replaced", "nested"}
    releases = {"0 shards", "2 shards", "a code with and without a modifier", "not yet begun", "terminated", "unicode"}
    both = {"all shards equal", "a shard equal, another not"}

    def cases(pair: tuple[Snapshot, Snapshot]) -> set[str]:
        return {*held(pair[0]), *held(pair[1]), *told(*pair), *shared(*pair)}

    assert rare(snapshot_pairs(), kinds | releases | both, cases) == {}


def test_three_releases_in_a_row() -> None:
    """A code that is not there is "-"; each of the texts that it has is a letter of its own."""

    def paths(triple: tuple[Snapshot, ...]) -> set[str]:
        concepts = [{one.key: one for one in release} for release in triple]
        keys = set().union(*concepts)
        return {path([release.get(key) for release in concepts]) for key in keys}

    wanted = {"AAA", "AAB", "ABB", "ABA", "ABC", "AA-", "AB-", "A--", "A-A", "A-B", "-AA", "-AB", "-A-", "--A"}
    assert rare(snapshot_triples(), wanted, paths) == {}


def path(concepts: list[object]) -> str:
    different: list[object] = []
    for one in concepts:
        if one is not None and one not in different:
            different.append(one)
    return "".join("-" if one is None else "ABC"[different.index(one)] for one in concepts)
