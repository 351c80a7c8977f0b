"""The families that revised codes stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.diffing.book.families import members
from addenda.model.canonical import shard_name
from addenda.model.changes import ChangeKind
from addenda.model.cpt.families import LONG, parts
from addenda.model.family import Family

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addenda.model.changes import ChangeSet
    from addenda.model.concept import ConceptKey
    from addenda.model.snapshot import Snapshot


def families_of(changes: ChangeSet, new: Snapshot) -> Mapping[ConceptKey, Family]:
    """Return the family of each revised code that has one; none for a code set without a book.

    A family stands together in the book, so its codes are looked for in the shards of those that are revised.
    """
    if changes.book is None:
        return {}
    revised: dict[str, list[ConceptKey]] = {}
    for change in changes.of_kind(ChangeKind.REVISED):
        if change.new and (text := parts(change.new.text(LONG))):
            revised.setdefault(text.common, []).append(change.key)
    families = ((keys, _family(new, common, keys)) for common, keys in revised.items())
    return {key: family for keys, family in families if len(family.members) > 1 for key in keys}


def _family(new: Snapshot, common: str, keys: Iterable[ConceptKey]) -> Family:
    shards = {shard_name(key.code, new.codeset) for key in keys}
    own = {concept.key: parts(concept.text(LONG)) for concept in members(new, common, shards)}
    return Family(common, tuple((key, text.own) for key, text in sorted(own.items()) if text))
