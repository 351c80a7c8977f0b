"""Read the changes of a code set as its book tells them, where it has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.codeset import Kind

if TYPE_CHECKING:
    from addenda.model.changes import ChangeSet
    from addenda.model.codeset import CodeSet
    from addenda.model.snapshot import Snapshot

_SHAPE = frozenset({"kind", "long", "hierarchy"})


def read_book(changes: ChangeSet, old: Snapshot, new: Snapshot) -> ChangeSet:
    """Return the changes between two snapshots with `through` and `book`; unchanged for code sets of another shape."""
    if not has_book(changes.codeset):
        return changes
    # Imported here for start-up time alone: most code sets have no book.
    from addenda.diffing.book.facts import with_facts

    return with_facts(changes, old, new)


def has_book(codeset: CodeSet) -> bool:
    """Say whether a code set has CPT's shape: codes of several kinds, full texts, places in a book."""
    return codeset.kind is Kind.NOMENCLATURE and codeset.roles.keys() >= _SHAPE
