"""What git is told in a repository's own configuration: how to show canonical files in a difference.

git takes no such command from the files of a repository, so that a clone runs nothing that its owner did not ask for:
it is set in each clone. Sources: `git help attributes` (performing text diffs of binary files, defining a custom
hunk-header), `git help diff` (textconv).
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from git import Repo
from git.exc import GitCommandError

from addenda.errors import Problem, StoreError

_CODE_LINE = "^([^ {].*)$"
"""A line that begins a concept: not indented, and no line of JSON. git puts it in the header of a hunk."""


def show_concepts(folder: Path, program: Sequence[str]) -> bool:
    """Let git show canonical files by a program, which is given the path of one; False where it does so already.

    git is not told to keep the texts (`cachetextconv`): decision 13.

    Raises:
        StoreError: when the configuration cannot be written.

    """
    settings = {"diff.addenda.textconv": _command(program), "diff.addenda.xfuncname": _CODE_LINE}
    try:
        with Repo(folder, search_parent_directories=True) as repo:
            changed = {key: value for key, value in settings.items() if _setting(repo, key) != value}
            for key, value in changed.items():
                repo.git.config("--local", "--replace-all", key, value)
    except GitCommandError as error:
        reason = error.stderr.strip().removeprefix("stderr: ").strip("'\n ")
        raise StoreError(Problem(f"git's configuration cannot be written ({reason})", str(folder))) from error
    return bool(changed)


def _setting(repo: Repo, key: str) -> str:
    found: str = repo.git.config("--local", "--get-all", key, with_exceptions=False)
    return found


def _command(program: Sequence[str]) -> str:
    """Return the line of shell that git runs: git stops where it fails, so a program that is gone shows the file."""
    return f'concepts() {{ {shlex.join(program)} "$1" 2>/dev/null || cat "$1"; }}; concepts'
