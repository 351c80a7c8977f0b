"""`addenda check`."""

from __future__ import annotations

import typer

from addenda.cli.options import HERE, StoreFolder
from addenda.cli.output import emit, say
from addenda.errors import ExitCode
from addenda.rendering.visible import visible
from addenda.store.checking import check
from addenda.store.writing import WritableStore


def command(*, store: StoreFolder = HERE) -> None:
    """Check that every file of the store is what it says it is."""
    with WritableStore(store) as opened:
        problems = check(opened)
    for problem in problems:
        emit(f"{visible(str(problem))}\n")
    say(f"{len(problems)} problems." if problems else "The store is in order.")
    if problems:
        raise typer.Exit(ExitCode.STORE)
