"""What git has begun in a repository and not finished: a commit in the middle of it would go astray."""

from __future__ import annotations

from pathlib import Path

from addenda.errors import ConflictError, Problem

_SIGNS = {
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
}
"""What git leaves in its folder until the command is through (gitrepository-layout, and git's own `wt-status.c`)."""


def refuse_unfinished(git_folder: Path) -> None:
    """Refuse to write while a rebase, a merge, a cherry-pick or a revert waits for its end.

    Raises:
        ConflictError: when one does.

    """
    for sign, command in _SIGNS.items():
        if (git_folder / sign).exists():
            advice = f"Finish it with `git {command} --continue`, or give it up with `git {command} --abort`."
            raise ConflictError(Problem(f"a {command} is under way here", advice=f"{advice} Nothing was written."))
