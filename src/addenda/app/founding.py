"""Found a store."""

from __future__ import annotations

from pathlib import Path

from addenda.store.founding import founding
from addenda.store.writing import WritableStore


def found_store(folder: Path) -> bool:
    """Make a store of a folder, which may be new, empty or a git repository; False when it is a store already.

    Raises:
        ConflictError: when local changes are in the way.
        StoreError: when the folder cannot be written.

    """
    with WritableStore.create(folder) as store:
        return store.write(founding) is not None
