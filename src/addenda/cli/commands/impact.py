"""`addenda impact`."""

from __future__ import annotations

from typing import Annotated

import typer

from addenda.app.assessing import Compared, Question, assess_charges, column_mapping
from addenda.app.comparing import compare_snapshots, open_snapshots
from addenda.app.publishing import shown
from addenda.app.selecting import choose
from addenda.app.suggesting import suggest_for_lines
from addenda.cli.charging import CHARGE_MASTER_HELP, By, FeeOptions, LocalityOption, SettingOption, UsageFile
from addenda.cli.deciding import Config, On, decisions_of
from addenda.cli.limiting import Limit, limit_of
from addenda.cli.notices import say_if_turned_round, warn
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
from addenda.cli.output import emit, terminal_width
from addenda.cli.publishing import CodesOnly, Public, publication_of
from addenda.cli.selecting import Only, Views, wanted
from addenda.cli.steps import Timings, steps
from addenda.cli.templating import Templates
from addenda.errors import ExitCode
from addenda.impact.severity import Threshold, fails
from addenda.model.candidates import Suggestions
from addenda.model.findings import Impact
from addenda.store.store import Store


def command(
    old: Old,
    new: New,
    *,
    chargemaster: Annotated[str, typer.Option(help=CHARGE_MASTER_HELP)],
    columns: MapOptions = None,
    mapping: MappingFile = None,
    sheet: Sheet = None,
    fees: FeeOptions = None,
    locality: LocalityOption = None,
    setting: SettingOption = None,
    usage: UsageFile = None,
    by: By = None,
    config: Config = None,
    on: On = None,
    output_format: FormatOption = Format.TEXT,
    output: OutputFile = None,
    fail_on: Annotated[Threshold | None, typer.Option(help="Return 1 on findings as bad as this.")] = None,
    limit: Limit = None,
    templates: Templates = None,
    only: Only = None,
    views: Views = None,
    codes_only: CodesOnly = False,
    public: Public = None,
    timings: Timings = False,
    store: StoreFolder = HERE,
) -> None:
    """Say what the change between two releases does to a charge master, in lines and in money."""
    named = column_mapping(columns or [], mapping, sheet)
    how, part, most = publication_of(public, codes_only), wanted(only, views), limit_of(limit, output_format)
    decisions = decisions_of(store, config, on)
    question = Question(chargemaster, named, tuple(fees or ()), locality, setting, usage, tuple(by or ()), decisions)
    with Store(store) as opened, steps(timings=timings) as step:
        step(f"Comparing {old} and {new}")
        before, after = open_snapshots(opened, old, new)
        how.permit(after.codeset)
        changes = compare_snapshots(before, after)
        say_if_turned_round(changes)
        chosen = choose(opened, part, new, before, after, how) if part else None

        def suggested(impact: Impact) -> Suggestions | None:
            step("Looking for what replaces deleted codes")
            return suggest_for_lines(impact, changes, after)

        found = assess_charges(
            question,
            Compared(opened, before, after, changes),
            suggested,
            chosen,
            step=step,
            warn=warn,
        )
        step("Writing the answer")
        found = shown(found, after.codeset, how)
        emit(_rendered(found, output_format, terminal_width(output), templates, most), output)
    if fail_on and fails(found, fail_on):
        raise typer.Exit(ExitCode.FINDINGS)


def _rendered(
    found: Impact, output_format: Format, terminal: int | None, templates: Templates, limit: int | None
) -> str | bytes:
    # Each is imported where it is written for start-up time alone: templates take as long to load as a small answer.
    match output_format:
        case Format.JSON:
            from addenda.rendering.impact_json import impact_json
            from addenda.rendering.json_text import json_text

            return json_text(impact_json(found))
        case Format.MARKDOWN:
            from addenda.rendering.impact_markdown import impact_markdown

            return impact_markdown(found, templates, limit)
        case Format.TEXT:
            from addenda.rendering.impact_text import impact_text

            return impact_text(found, terminal)
