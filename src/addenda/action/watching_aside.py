"""A work tree aside, so that what is checked out stays as it is."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from addenda.errors import Problem, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def work_tree_aside(repository: Path, temporary: str | None) -> Iterator[Path]:
    """Check the last commit out into a folder of its own, on no branch, for as long as it is used.

    The folder is made in the folder `temporary`, None for the system's own.

    Raises:
        StoreError: when git cannot.

    """
    with TemporaryDirectory(prefix="addenda-", dir=temporary) as around:
        folder = Path(around) / "store"
        _git(repository, "worktree", "add", "--quiet", "--detach", str(folder), "HEAD")
        try:
            yield folder
        finally:
            _git(repository, "worktree", "remove", "--force", str(folder))


def _git(repository: Path, *arguments: str) -> None:
    done = subprocess.run(["git", "-C", str(repository), *arguments], capture_output=True, check=False)
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip()
        raise StoreError(Problem(f"git cannot make a work tree aside ({words})", str(repository)))
