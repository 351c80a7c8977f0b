"""`addenda chargemaster inspect`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addenda.app.assessing import column_mapping
from addenda.app.inspecting import Inspection, inspect_file
from addenda.cli.options import DataFormat, DataFormatOption, MapOptions, MappingFile, OutputFile, Sheet
from addenda.cli.output import emit, terminal_width
from addenda.errors import InputError
from addenda.rendering.inspect_json import inspection_json
from addenda.rendering.inspect_text import inspection_text
from addenda.rendering.json_text import json_text


def command(
    file: Annotated[Path, typer.Argument(help="The charge master.")],
    *,
    columns: MapOptions = None,
    mapping: MappingFile = None,
    sheet: Sheet = None,
    output_format: DataFormatOption = DataFormat.TEXT,
    output: OutputFile = None,
) -> None:
    """Show how a charge master is understood: its sheets, columns and codes, and what must be asked."""
    found = inspect_file(file, column_mapping(columns or [], mapping, sheet))
    emit(_rendered(found, output_format, terminal_width(output)), output)
    if found.problems:
        raise InputError(found.problems)


def _rendered(found: Inspection, output_format: DataFormat, terminal: int | None) -> str | bytes:
    if output_format is DataFormat.JSON:
        return json_text(inspection_json(found.master, found.problems, found.examples))
    return inspection_text(found.master, found.problems, found.examples, terminal)
