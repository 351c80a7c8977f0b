"""`addenda init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addenda.app.founding import found_store
from addenda.cli.options import HERE
from addenda.cli.output import say


def command(folder: Annotated[Path, typer.Argument(help="Where the store shall be.")] = HERE) -> None:
    """Make a git repository that keeps releases of code sets."""
    made = found_store(folder)
    say(f"Made a store in {folder}." if made else f"{folder} is a store already; nothing to do.")
