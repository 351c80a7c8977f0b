"""Where two lines of commits parted."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from addenda.errors import NotFoundError, Problem

if TYPE_CHECKING:
    from pathlib import Path

_ADVICE = "Check the repository out with its history: actions/checkout with `fetch-depth: 0`."


def merge_base(folder: Path, base: str) -> str:
    """Return the last commit that the commit `base` (its whole id) and what is checked out have in common.

    Raises:
        NotFoundError: when the repository around the folder does not hold it, as a shallow clone does not.

    """
    if not _git(folder, "cat-file", "-t", base):
        raise NotFoundError(Problem(f"the commit {base[:12]} that this is compared with is not here", advice=_ADVICE))
    found = _git(folder, "merge-base", base, "HEAD")
    if not found:
        message = f"what is checked out and the commit {base[:12]} have no commit in common here"
        raise NotFoundError(Problem(message, advice=_ADVICE))
    return found


def differs_since(folder: Path, base: str, path: str) -> bool:
    """Say whether a file, by its path from the top of the repository, is another now than at the commit `base`."""
    return bool(_git(folder, "diff-tree", "-r", "--name-only", base, "HEAD", "--", f":(top,literal){path}"))


def _git(folder: Path, *arguments: str) -> str:
    """Return what git prints; "" where it knows no such commit."""
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
