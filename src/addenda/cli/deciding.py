"""The options by which a command learns what the user decided about rules: `--config` and `--on`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from addenda.cli.options import parse_date

if TYPE_CHECKING:
    from addenda.model.rules import Decisions

Config: TypeAlias = Annotated[
    Path | None,
    typer.Option("--config", help="The file with your decisions on rules; by default addenda.toml in the store."),
]
On: TypeAlias = Annotated[
    str | None, typer.Option("--on", help="The day on which waivers must stand; by default today (UTC).")
]


def decisions_of(store: Path, config: Path | None, on: str | None) -> Decisions:
    """Return what the user decided, by their file or the store's.

    Raises:
        UsageError: when the day is no date.
        NotFoundError: when there is no such file.
        ConfigurationError: with everything that is wrong in it.

    """
    from addenda.app.configuration import decisions_of_store, load_decisions  # here for start-up time alone

    day = parse_date("--on", on) or _today()
    return load_decisions(config, day) if config else decisions_of_store(store, day)


def _today() -> date:
    return datetime.now(UTC).date()
