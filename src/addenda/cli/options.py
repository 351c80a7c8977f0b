"""The options that several commands share."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from addenda.errors import UsageError


class Format(StrEnum):
    """How a payload is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class DataFormat(StrEnum):
    """How a look-up is written."""

    TEXT = "text"
    JSON = "json"


StoreFolder: TypeAlias = Annotated[
    Path,
    typer.Option("--store", envvar="ADDENDA_STORE", help="The store; by default the git repository around here."),
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
