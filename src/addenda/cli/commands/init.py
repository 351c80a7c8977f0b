"""`addenda init`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from addenda.app.founding import Founded, found_store
from addenda.app.hosting import files_for_github
from addenda.app.hosting_address import action_address
from addenda.app.hosting_workflows import address_in_workflows
from addenda.cli.commands import git_diff_driver
from addenda.cli.options import HERE
from addenda.cli.output import say
from addenda.errors import UsageError
from addenda.store.founding import NOTHING_BESIDE
from addenda.store.git_config import show_concepts

_PROGRAM = (sys.executable, "-P", "-m", git_diff_driver.__name__)
"""What git runs: by its full path, since git may be run where Addenda is not on the PATH, and without the current
folder on Python's path (-P), since that is a repository that may hold anything."""


def command(
    folder: Annotated[Path, typer.Argument(help="Where the store shall be.")] = HERE,
    *,
    github: Annotated[
        bool, typer.Option("--github", help="Add what a store on GitHub has: workflows, a README.")
    ] = False,
    action: Annotated[
        str | None,
        typer.Option("--action", metavar="OWNER/REPO@COMMIT", help="Where GitHub finds Addenda's action."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write workflows anew that were changed.")] = False,
) -> None:
    """Make a git repository that keeps releases of code sets, or bring one up to date; run it in each clone."""
    if not github and (force or action is not None):
        raise UsageError("--action and --force go with --github.")
    beside = NOTHING_BESIDE
    if github:
        beside = files_for_github(folder, action_address(action, address_in_workflows(folder)))
    founded = found_store(folder, beside, force=force)
    shown = show_concepts(folder, _PROGRAM)
    for line in _told(folder, founded, shown=shown):
        say(line)


def _told(folder: Path, founded: Founded, *, shown: bool) -> list[str]:
    """Return what was done, a line for each thing."""
    told = []
    if founded.commit is not None:
        told.append(
            f"Made a store in {folder}." if founded.new else f"Set up {folder} as commit {founded.commit[:12]}."
        )
    if shown:
        told.append("git diff, git log -p and git show tell codes and fields in this clone now.")
    return told or [f"{folder} is a store already; nothing to do."]
