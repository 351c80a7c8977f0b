"""`addenda schema`."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from addenda.cli.output import emit, terminal_width
from addenda.rendering.schemas import formats, schema_text
from addenda.rendering.terminal import wrapped


def command(
    name: Annotated[
        str | None, typer.Argument(metavar="FORMAT", help="Such as addenda.changeset/1, or changeset. Without it, all.")
    ] = None,
) -> None:
    """Print the JSON Schema of a format that Addenda writes, or list the formats."""
    emit(schema_text(name) if name else _listing())


def _listing() -> str:
    told = {one: json.loads(schema_text(one))["description"] for one in formats()}
    width = max(map(len, told)) + 2
    lines = [wrapped(f"{one:<{width}}{said}", "", " " * width, terminal_width()) for one, said in told.items()]
    return "".join(f"{line}\n" for lines_of_one in lines for line in lines_of_one)
