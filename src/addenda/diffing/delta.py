"""The plain difference of two snapshots: the concepts that are not equal, on either side.

A delta knows nothing of dates or words. It obeys the laws of a difference: applied to the old concepts it gives the
new ones, it can be turned round, and two of them in a row compose.
"""

from __future__ import annotations

from itertools import islice
from operator import lt
from typing import TYPE_CHECKING, NamedTuple

from addenda.diffing.merge import unequal_lines
from addenda.model.canonical import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addenda.diffing.merge import LinePair
    from addenda.model.concept import Concept, ConceptKey
    from addenda.model.snapshot import Shard, Snapshot


class Pair(NamedTuple):
    """A concept in the old release and in the new one; None where it is not there."""

    key: ConceptKey
    old: Concept | None
    new: Concept | None


class Delta(NamedTuple):
    """Concepts by key that stand on one side only, or differ; a key in both is a concept that changed."""

    old: Mapping[ConceptKey, Concept]
    new: Mapping[ConceptKey, Concept]

    def pairs(self) -> list[Pair]:
        """Return what stands on both sides under each key, sorted by key."""
        return [Pair(key, self.old.get(key), self.new.get(key)) for key in sorted({**self.old, **self.new})]

    def inverse(self) -> Delta:
        """Return the delta from new to old."""
        return Delta(self.new, self.old)

    def apply(self, concepts: Iterable[Concept]) -> dict[ConceptKey, Concept]:
        """Return the new concepts by key, sorted, given all the old ones."""
        result = {concept.key: concept for concept in concepts if concept.key not in self.old}
        return _sorted({**result, **self.new})

    def then(self, following: Delta) -> Delta:
        """Return the delta from this one's old to the following one's new."""
        old = {**following.old, **self.old}
        new = {**self.new, **following.new}
        for key in following.old.keys() - following.new.keys():
            new.pop(key, None)  # what the first added or changed and the second took away
        for key in self.new.keys() - self.old.keys():
            old.pop(key, None)  # what the first added was not there before, though the second changed it
        unequal = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
        return Delta(
            _sorted({key: old[key] for key in unequal & old.keys()}),
            _sorted({key: new[key] for key in unequal & new.keys()}),
        )


def difference(old: Snapshot, new: Snapshot) -> Delta:
    """Compare two snapshots of one code set, as `unequal_pairs` does."""
    return _delta(list(unequal_pairs(old, new)))


def unequal_pairs(old: Snapshot, new: Snapshot) -> Iterable[Pair]:
    """Yield the concepts that are not equal, sorted by key.

    Shards with equal ids are not read, equal lines are not parsed. Each pair is parsed when it is asked for: a million
    of them are twice as fast when none has to wait in memory for the others.
    """
    pairs: list[LinePair] = []
    for name in unequal_shards(old, new):
        pairs += unequal_lines(_text(old.shards.get(name)), _text(new.shards.get(name)))
    keys = [pair.key for pair in pairs]
    if all(map(lt, keys, islice(keys, 1, None))):
        return map(_parsed, pairs)
    # In a store that was changed by hand, or sharded anew, the two lines of a concept may come one by one.
    return [pair for pair in _delta(list(map(_parsed, pairs))).pairs() if pair.old != pair.new]


def unequal_shards(old: Snapshot, new: Snapshot) -> list[str]:
    """Return the names of the shards that are not equal, sorted; nothing is read for it."""
    ids = ({(name, shard.id) for name, shard in snapshot.shards.items()} for snapshot in (old, new))
    return sorted({name for name, _ in set.symmetric_difference(*ids)})


def _text(shard: Shard | None) -> bytes:
    return shard.read() if shard is not None else b""


def _parsed(lines: LinePair) -> Pair:
    old, new = decode(lines.old) if lines.old else None, decode(lines.new) if lines.new else None
    return Pair((old or new).key, old, new)  # type: ignore[union-attr]  # one of the two lines is not empty


def _delta(pairs: list[Pair]) -> Delta:
    return Delta({key: one for key, one, _ in pairs if one}, {key: other for key, _, other in pairs if other})


def _sorted(concepts: Mapping[ConceptKey, Concept]) -> dict[ConceptKey, Concept]:
    return {key: concepts[key] for key in sorted(concepts)}
