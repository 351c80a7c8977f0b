"""The options that several commands share."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from addenda.errors import NotFoundError, UsageError


class Format(StrEnum):
    """How a payload is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class DataFormat(StrEnum):
    """How a look-up is written."""

    TEXT = "text"
    JSON = "json"


_STORE_VARIABLE = "ADDENDA_STORE"


def _say_whence(context: typer.Context, folder: Path) -> Path:
    """Look at once into a folder that the environment names, for who reads the error may not know of the variable."""
    source = context.get_parameter_source("store")
    if source is None or source.name != "ENVIRONMENT":
        return folder
    from addenda.store.store import Store  # here for start-up time alone: not every command opens a store

    try:
        Store(folder).close()
    except NotFoundError as error:
        whence = f"The environment variable {_STORE_VARIABLE} names the store"
        raise NotFoundError(p._replace(message=f"{whence}: {p.message}") for p in error.problems) from None
    return folder


StoreFolder: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--store",
        envvar=_STORE_VARIABLE,
        callback=_say_whence,
        help="The store; by default the git repository around here.",
    ),
]
FormatOption: TypeAlias = Annotated[Format, typer.Option("--format", help="How to write it.")]
DataFormatOption: TypeAlias = Annotated[DataFormat, typer.Option("--format", help="How to write it.")]
OutputFile: TypeAlias = Annotated[Path | None, typer.Option("--output", help="Write to this file, not to stdout.")]
Old: TypeAlias = Annotated[str, typer.Argument(help="The old release, such as hcpcs/2018 or hcpcs/previous.")]
New: TypeAlias = Annotated[str, typer.Argument(help="The new release, such as hcpcs/2019 or hcpcs/latest.")]
MapOptions: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--map", help="Which column is which: column=Header, such as price='Gross Charges'. Repeatable."),
]
MappingFile: TypeAlias = Annotated[
    Path | None, typer.Option("--mapping", help="A TOML file that says which column is which.")
]
OnlyFile: TypeAlias = Annotated[
    str | None, typer.Option("--file", help="Of a zip or a folder only this file, or all like '*nonQPP*'.")
]
Sheet: TypeAlias = Annotated[str | None, typer.Option("--sheet", help="The only sheet of the workbook to read.")]

HERE = Path()


def parse_date(option: str, text: str | None) -> date | None:
    """Return the day that an option names, None where it is not given.

    Raises:
        UsageError: when the text is no date.

    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"{option} {text!r} is no date; write YYYY-MM-DD.") from None
