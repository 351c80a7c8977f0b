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
    pairs = unequal_pairs(old, new)
    return Delta({key: one for key, one, _ in pairs if one}, {key: other for key, _, other in pairs if other})


def unequal_pairs(old: Snapshot, new: Snapshot) -> list[Pair]:
    """Return the concepts that are not equal, sorted by key.

    Shards with equal ids are not read, equal lines are not parsed.
    """
    pairs: list[Pair] = []
    for name in sorted(old.shards.keys() | new.shards.keys()):
        one, other = old.shards.get(name), new.shards.get(name)
        if one is None or other is None or one.id != other.id:
            pairs += map(_parsed, unequal_lines(_text(one), _text(other)))
    keys = [pair.key for pair in pairs]
    # In a store that was changed by hand, or sharded anew, the two lines of a concept may come one by one.
    return pairs if all(map(lt, keys, islice(keys, 1, None))) else _paired_anew(pairs)


def _text(shard: Shard | None) -> bytes:
    return shard.read() if shard is not None else b""


def _parsed(lines: LinePair) -> Pair:
    one, other = lines
    old, new = decode(one) if one else None, decode(other) if other else None
    return Pair((old or new).key, old, new)  # type: ignore[union-attr]  # one of the two lines is not empty


def _paired_anew(pairs: list[Pair]) -> list[Pair]:
    delta = Delta({key: one for key, one, _ in pairs if one}, {key: other for key, _, other in pairs if other})
    return [pair for pair in delta.pairs() if pair.old != pair.new]


def _sorted(concepts: Mapping[ConceptKey, Concept]) -> dict[ConceptKey, Concept]:
    return {key: concepts[key] for key in sorted(concepts)}
