"""A store: a git repository with a `codesets/` folder, opened to read what it holds at any moment."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from addenda.store.contents import Contents
from addenda.store.objects import Objects
from addenda.store.references import resolve


class Store:
    """A store that is open; close it, or use it as a context manager."""

    def __init__(self, folder: Path) -> None:
        """Open the git repository around a folder.

        Raises:
            NotFoundError: when the folder does not exist or no git repository is around it.
            StoreError: when git refuses the repository.

        """
        self._around = folder
        self._objects = Objects(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the repository; what was read lazily from it can be read no more."""
        self._objects.close()

    def at(self, known: str | None = None) -> Contents:
        """Return what the store held at a moment: a tag, a commit, a date; None for the last commit.

        Raises:
            NotFoundError: when there is no such moment.

        """
        return Contents(self._objects, resolve(self._objects, self._around, known), _work_tree(self._around))


def _work_tree(folder: Path) -> Path | None:
    """Return the nearest folder upwards that holds `.git`; None in a bare repository."""
    start = folder.resolve()
    return next((place for place in (start, *start.parents) if (place / ".git").exists()), None)
