"""`addenda impact`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addenda.app.assessing import assess_file, column_mapping
from addenda.app.comparing import compare_releases
from addenda.cli.notices import say_if_turned_round, say_what_was_left_out
from addenda.cli.options import (
    HERE,
    Format,
    FormatOption,
    MapOptions,
    MappingFile,
    New,
    Old,
    OutputFile,
    Sheet,
    StoreFolder,
)
from addenda.cli.output import emit
from addenda.errors import ExitCode
from addenda.impact.severity import Threshold, fails
from addenda.model.findings import Impact
from addenda.rendering.impact_json import impact_json
from addenda.rendering.impact_markdown import impact_markdown
from addenda.rendering.impact_text import impact_text
from addenda.rendering.json_text import json_text
from addenda.store.store import Store


def command(
    old: Old,
    new: New,
    *,
    chargemaster: Annotated[Path, typer.Option(help="The charge master: csv, xlsx or xls.")],
    columns: MapOptions = None,
    mapping: MappingFile = None,
    sheet: Sheet = None,
    output_format: FormatOption = Format.TEXT,
    output: OutputFile = None,
    fail_on: Annotated[Threshold | None, typer.Option(help="Return 1 on these findings.")] = None,
    store: StoreFolder = HERE,
) -> None:
    """Say what the change between two releases does to a charge master, in lines and in money."""
    named = column_mapping(columns or [], mapping, sheet)
    with Store(store) as opened:
        changes = compare_releases(opened, old, new)
        say_if_turned_round(changes)
    found = assess_file(changes, chargemaster, named)
    say_what_was_left_out(found.chargemaster)
    emit(_rendered(found, output_format), output)
    if fail_on and fails(found, fail_on):
        raise typer.Exit(ExitCode.FINDINGS)


def _rendered(found: Impact, output_format: Format) -> str | bytes:
    match output_format:
        case Format.JSON:
            return json_text(impact_json(found))
        case Format.MARKDOWN:
            return impact_markdown(found)
        case Format.TEXT:
            return impact_text(found)
