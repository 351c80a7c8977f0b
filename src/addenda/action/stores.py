"""Open the store that was checked out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from addenda.errors import NotFoundError, Problem
from addenda.store import layout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from addenda.store.store import Store

S = TypeVar("S", bound="Store")

_CHECK_OUT = "Check the repository out first: actions/checkout, or name its folder with working-directory."
_FOUND = "`addenda init --github` makes a store of a repository."


def open_store(opened: Callable[[Path], S], folder: Path) -> S:
    """Return the store in or around a folder, opened to read or to write.

    Raises:
        NotFoundError: when no repository is there, or none that is a store.
        StoreError: when git refuses the repository.

    """
    try:
        store = opened(folder)
    except NotFoundError:
        raise NotFoundError(Problem("this folder is in no git repository", str(folder), advice=_CHECK_OUT)) from None
    if store.at().has(layout.ROOT):
        return store
    store.close()
    message = f"this repository is no store of code sets: it has no folder {layout.ROOT}/"
    raise NotFoundError(Problem(message, str(folder), advice=_FOUND))
