"""The plain difference of two snapshots: the concepts that are not equal, on either side.

A delta knows nothing of dates or words. It obeys the laws of a difference: applied to the old concepts it gives the
new ones, it can be turned round, and two of them in a row compose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.diffing.merge import unequal_lines
from addenda.model.canonical import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addenda.model.concept import Concept, ConceptKey
    from addenda.model.snapshot import Shard, Snapshot


class Delta(NamedTuple):
    """Concepts by key that stand on one side only, or differ; a key in both is a concept that changed."""

    old: Mapping[ConceptKey, Concept]
    new: Mapping[ConceptKey, Concept]

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
    """Compare two snapshots of one code set; shards with equal ids are not read, equal lines are not parsed."""
    gone: dict[ConceptKey, Concept] = {}
    come: dict[ConceptKey, Concept] = {}
    for name in old.shards.keys() | new.shards.keys():
        one, other = old.shards.get(name), new.shards.get(name)
        if one is not None and other is not None and one.id == other.id:
            continue
        only_old, only_new = unequal_lines(_text(one), _text(other))
        gone.update(_parse(only_old))
        come.update(_parse(only_new))
    return Delta(_sorted(gone), _sorted(come))


def _text(shard: Shard | None) -> bytes:
    return shard.read() if shard is not None else b""


def _parse(lines: Iterable[bytes]) -> dict[ConceptKey, Concept]:
    return {concept.key: concept for concept in map(decode, lines)}


def _sorted(concepts: Mapping[ConceptKey, Concept]) -> dict[ConceptKey, Concept]:
    return {key: concepts[key] for key in sorted(concepts)}
