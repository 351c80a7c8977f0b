"""`addenda check`."""

from __future__ import annotations

from typing import Annotated

import typer

from addenda.app.listing_changes import renew_lists
from addenda.cli.options import HERE, StoreFolder
from addenda.cli.output import emit, say
from addenda.errors import ExitCode
from addenda.model.listing import counted
from addenda.rendering.visible import visible
from addenda.store.checking import check
from addenda.store.writing import WritableStore


def command(
    *,
    mend: Annotated[
        bool, typer.Option("--mend", help="First write every CHANGES.md anew that is out of date, and commit it.")
    ] = False,
    store: StoreFolder = HERE,
) -> None:
    """Check that every file of the store is what it says it is."""
    with WritableStore(store) as opened:
        if mend:
            _mend(opened)
        problems = check(opened)
    for problem in problems:
        emit(f"{visible(str(problem))}\n")
    say(f"{counted(len(problems), 'problem')}." if problems else "The store is in order.")
    if problems:
        raise typer.Exit(ExitCode.STORE)


def _mend(store: WritableStore) -> None:
    commit, releases = renew_lists(store, lambda: say("Another import holds the store; waiting."))
    if commit:
        say(f"Wrote CHANGES.md of {', '.join(map(str, releases))} anew, as commit {commit[:12]}.")
