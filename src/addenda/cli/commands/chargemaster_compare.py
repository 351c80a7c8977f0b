"""`addenda chargemaster compare`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addenda.app.assessing import column_mapping
from addenda.app.standard import compare_files
from addenda.cli.limiting import Limit, limit_of
from addenda.cli.options import Format, FormatOption, MapOptions, MappingFile, OutputFile, Sheet
from addenda.cli.output import emit, terminal_width
from addenda.cli.templating import Templates
from addenda.errors import ExitCode
from addenda.model.standard import StandardComparison
from addenda.rendering.json_text import json_text
from addenda.rendering.standard_json import standard_json
from addenda.rendering.standard_markdown import standard_markdown
from addenda.rendering.standard_text import standard_text


def command(
    standard: Annotated[Path, typer.Argument(help="The corporate standard: a charge master.")],
    files: Annotated[list[Path], typer.Argument(help="The facilities: a charge master each, or folders of them.")],
    *,
    columns: MapOptions = None,
    mapping: MappingFile = None,
    sheet: Sheet = None,
    output_format: FormatOption = Format.TEXT,
    output: OutputFile = None,
    limit: Limit = None,
    templates: Templates = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Return 1 when a facility differs.")] = False,
) -> None:
    """Say where facilities differ from a corporate standard, line by line, matched by charge code."""
    most = limit_of(limit, output_format)
    found = compare_files(standard, files, column_mapping(columns or [], mapping, sheet))
    emit(_rendered(found, output_format, terminal_width(output), templates, most), output)
    if exit_code and not all(one.agrees for one in found.facilities):
        raise typer.Exit(ExitCode.FINDINGS)


def _rendered(
    found: StandardComparison, output_format: Format, terminal: int | None, templates: Templates, limit: int | None
) -> str | bytes:
    match output_format:
        case Format.JSON:
            return json_text(standard_json(found))
        case Format.MARKDOWN:
            return standard_markdown(found, templates, limit)
        case Format.TEXT:
            return standard_text(found, terminal)
