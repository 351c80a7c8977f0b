"""The line of first parents: what a branch held, one state after the other, and since when (decision 15)."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from addenda.store.objects import Objects

UNSHALLOW = "This clone is shallow: git fetch --unshallow (in a workflow: actions/checkout with fetch-depth: 0)."


class Step(NamedTuple):
    """A commit of the line. `since` is the second, since 1970 and in UTC, from which on the branch can have held it."""

    commit: str
    since: int


def first_parents(folder: Path, commit: str) -> tuple[Step, ...]:
    """Return the line that leads to a commit, earliest first; empty where there is no such commit.

    No commit was there before those that it follows, whatever its own date says: clocks are wrong, and a commit may
    keep the date of the branch on which it was made.
    """
    command = ["git", "-C", str(folder), "rev-list", "--first-parent", "--reverse", "--timestamp", commit, "--"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    steps: list[Step] = []
    latest = 0
    for line in listed.splitlines():
        seconds, name = line.split(" ")
        latest = max(latest, int(seconds))
        steps.append(Step(name, latest))
    return tuple(steps)


def is_cut_off(objects: Objects, line: Sequence[Step]) -> bool:
    """Say whether the first commit of a line names a parent all the same, as it does in a shallow clone."""
    found = objects.find(line[0].commit) if line else None
    return found is not None and b"\nparent " in found.content.partition(b"\n\n")[0]


def is_shallow(folder: Path) -> bool:
    """Say whether the clone around a folder lacks earlier commits."""
    command = ["git", "-C", str(folder), "rev-parse", "--is-shallow-repository"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() == "true"
