"""Children that are revised through their parent: their own part stands, the family's common text changed.

The parent is the first member of the family, in book order, that both releases have; it is revised as its own. A code
that took over the common text of a family whose parent did not change is revised as its own too: it moved there.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from addenda.diffing.book.families import members
from addenda.diffing.book.order import place_of
from addenda.model.canonical import shard_name
from addenda.model.changes import Change, ChangeKind
from addenda.model.cpt.families import LONG, parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.diffing.book.order import Follows
    from addenda.model.changes import ChangeSet
    from addenda.model.concept import ConceptKey
    from addenda.model.snapshot import Snapshot


def revised_through(changes: ChangeSet, new: Snapshot, follows: Follows) -> dict[ConceptKey, ConceptKey]:
    """Return the parent through which each such child is revised, by the child's key."""
    edited: defaultdict[str, dict[ConceptKey, bool]] = defaultdict(dict)
    for change in changes.of_kind(ChangeKind.REVISED):
        if found := _common_edit(change):
            common, own_stands = found
            edited[common][change.key] = own_stands
    added = {change.key for change in changes.of_kind(ChangeKind.ADDED)}
    through: dict[ConceptKey, ConceptKey] = {}
    for common, family in edited.items():
        parent = _parent(family, common, new, follows, added) if len(family) > 1 else None
        if parent in family:
            through.update({child: parent for child, own_stands in family.items() if own_stands and child != parent})
    return through


def _common_edit(change: Change) -> tuple[str, bool] | None:
    """Return a family's new common text, and whether the code's own part stands; None where no such text changed."""
    old, new = (parts(concept.text(LONG)) if concept else None for concept in (change.old, change.new))
    if old is None or new is None or old.common == new.common:
        return None
    return new.common, old.own == new.own


def _parent(
    family: Mapping[ConceptKey, bool], common: str, new: Snapshot, follows: Follows, added: set[ConceptKey]
) -> ConceptKey | None:
    """Return the parent of the family to which edited members belong now, those that were not edited among it.

    Looked for in the shards of the edited ones: a family stands together in the book.
    """
    shards = {shard_name(key.code, new.codeset) for key in family}
    present = {concept.key for concept in members(new, common, shards)} - added
    return min(present, key=lambda key: place_of(key.code, follows), default=None)
