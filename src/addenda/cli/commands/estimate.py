"""`addenda estimate`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from addenda.app.comparing import compare_snapshots, open_snapshots
from addenda.app.estimating import Request, estimate_system, named_columns
from addenda.cli.notices import say_if_turned_round
from addenda.cli.options import HERE, New, Old, OutputFile, StoreFolder
from addenda.cli.output import emit, terminal_width
from addenda.model.estimates import Estimate
from addenda.rendering.estimate_csv import estimate_csv
from addenda.rendering.estimate_json import estimate_json
from addenda.rendering.estimate_text import estimate_text
from addenda.rendering.json_text import json_text
from addenda.store.store import Store


class EstimateFormat(StrEnum):
    """How an estimate is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class By(StrEnum):
    """What lines and usage are grouped by."""

    FACILITY = "facility"
    DEPARTMENT = "department"
    REVENUE_CODE = "revenue_code"
    PAYER = "payer"


def command(
    old: Old,
    new: New,
    *,
    lines: Annotated[str, typer.Option(help="Parquet of charge lines: a file, a folder, a pattern; or table:NAME.")],
    usage: Annotated[str | None, typer.Option(help="Parquet of usage or claims rows; or table:NAME.")] = None,
    by: Annotated[list[By] | None, typer.Option(help="A column to group by. Repeatable.")] = None,
    engine: Annotated[
        str,
        typer.Option(help="polars, duckdb, duckdb:FILE.db, spark:local[2], spark://HOST:PORT or sc://HOST:PORT."),
    ] = "polars",
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", help="Which column is which, such as lines.code=HCPCS or usage.units=QTY. Repeatable."),
    ] = None,
    output_format: Annotated[EstimateFormat, typer.Option("--format", help="How to write it.")] = EstimateFormat.TEXT,
    output: OutputFile = None,
    store: StoreFolder = HERE,
) -> None:
    """Say what the change between two releases does to all charge lines of a system, by group and in total."""
    request = Request(lines, usage, [group.value for group in by or ()], named_columns(columns or ()))
    with Store(store) as opened:
        changes = compare_snapshots(*open_snapshots(opened, old, new))
    say_if_turned_round(changes)
    found = estimate_system(changes, request, engine)
    emit(_rendered(found, output_format, terminal_width(output)), output)


def _rendered(found: Estimate, output_format: EstimateFormat, terminal: int | None) -> str | bytes:
    match output_format:
        case EstimateFormat.JSON:
            return json_text(estimate_json(found))
        case EstimateFormat.CSV:
            return estimate_csv(found)
        case EstimateFormat.TEXT:
            return estimate_text(found, terminal)
