"""Found a store, or bring the files beside its code sets up to date."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from addenda.store import layout
from addenda.store.founding import NOTHING_BESIDE, Beside, founding
from addenda.store.writing import WritableStore


class Founded(NamedTuple):
    """Whether there was no store before, and the commit that wrote its files; None where all of them were there."""

    new: bool
    commit: str | None


def found_store(folder: Path, beside: Beside = NOTHING_BESIDE, *, force: bool = False) -> Founded:
    """Make a store of a folder, which may be new, empty, a git repository or a store.

    Raises:
        ConflictError: when local changes are in the way, or files beside the code sets hold something else and
            `force` is not given.
        StoreError: when the folder cannot be written.

    """
    with WritableStore.create(folder) as store:
        new = not store.at().has(layout.ROOT)
        return Founded(new, store.write(partial(founding, beside=beside, force=force)))
