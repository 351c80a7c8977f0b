"""The option of every command that writes Markdown: how long the document may be."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from addenda.cli.options import Format
from addenda.errors import UsageError
from addenda.rendering.fitting.fitted import LIMIT

SHORTEST = 2_000
"""Characters below which hardly a headline fits."""


def _checked(limit: int | None) -> int | None:
    if limit and limit < SHORTEST:
        raise UsageError(f"--limit {limit} is too short for any document: at least {SHORTEST:,}, or 0 for all of it.")
    return limit


Limit: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--limit",
        min=0,
        callback=_checked,
        help=f"Characters of the Markdown at the most, 0 for all of it; {LIMIT:,} by default, as GitHub takes them.",
    ),
]


def limit_of(limit: int | None, written: Format = Format.MARKDOWN) -> int | None:
    """Return how many characters the Markdown may have, None for any number.

    Raises:
        UsageError: when a limit is given for what is `written` in another format.

    """
    if limit is not None and written is not Format.MARKDOWN:
        raise UsageError(f"--limit is of Markdown, and this is {written.value}: add --format markdown.")
    return LIMIT if limit is None else limit or None
