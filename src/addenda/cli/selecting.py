"""The options by which a command is about a part of a code set: `--only` and `--views`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from addenda.errors import UsageError

if TYPE_CHECKING:
    from addenda.app.selecting import Wanted

Only: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--only", help="Only these: codes and ranges, views, section:NAME last; with commas. Repeatable."),
]
Views: TypeAlias = Annotated[Path | None, typer.Option("--views", help="A TOML file of views of your own.")]


def wanted(only: list[str] | None, views: Path | None) -> Wanted | None:
    """Return what was asked for; None for everything.

    Raises:
        UsageError: when a file of views is given and none of them is asked for.

    """
    if only is None:
        if views is not None:
            raise UsageError("--views is a file to look names up in; say which view with --only.")
        return None
    from addenda.app.selecting import Wanted  # here for start-up time alone: most comparisons are of everything

    return Wanted(tuple(only), views)
