"""`addenda report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addenda.app.assessing import Compared, Question, assess_charges, column_mapping
from addenda.app.comparing import compare_snapshots, open_snapshots
from addenda.app.families import families_of
from addenda.app.letters import render_letters
from addenda.app.reconciling import reconcile_with_list
from addenda.app.reporting import PAGE, Told, provenance, render_report, write_files
from addenda.app.selecting import choose
from addenda.app.suggesting import suggest_for_report
from addenda.app.trend import trend_of
from addenda.cli.charging import CHARGE_MASTER_HELP, By, FeeOptions, LocalityOption, SettingOption, UsageFile
from addenda.cli.deciding import Config, On, decisions_of
from addenda.cli.notices import say_if_turned_round, warn
from addenda.cli.options import HERE, MapOptions, MappingFile, New, Old, Sheet, StoreFolder
from addenda.cli.output import say
from addenda.cli.publishing import CodesOnly, Public, publication_of, shown
from addenda.cli.selecting import Only, Views, wanted
from addenda.cli.steps import Timings, steps
from addenda.cli.templating import Templates
from addenda.errors import UsageError
from addenda.model.listing import counted
from addenda.store.store import Store


def command(
    old: Old,
    new: New,
    *,
    output: Annotated[Path, typer.Option(help="The folder for index.html, report.md, report.xlsx and report.json.")],
    chargemaster: Annotated[str | None, typer.Option(help=CHARGE_MASTER_HELP)] = None,
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
    letter: Annotated[
        Path | None, typer.Option(help="A folder for a letter to each owner of lines, as page and Markdown.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write into a folder that holds other files.")] = False,
    templates: Templates = None,
    only: Only = None,
    views: Views = None,
    codes_only: CodesOnly = False,
    public: Public = None,
    timings: Timings = False,
    store: StoreFolder = HERE,
) -> None:
    """Write a report on the change between two releases, and on what it does to a charge master."""
    named = column_mapping(columns or [], mapping, sheet)
    if not chargemaster and (fees or locality or setting or usage or by or letter):
        raise UsageError("Fees, usage, owners and letters are of charge lines; name them with --chargemaster.")
    how, part = publication_of(public, codes_only), wanted(only, views)
    decisions = decisions_of(store, config, on)
    with Store(store) as opened, steps(timings=timings) as step:
        step(f"Comparing {old} and {new}")
        before, after = open_snapshots(opened, old, new)
        how.permit(after.codeset)
        changes = compare_snapshots(before, after)
        say_if_turned_round(changes)
        chosen = choose(opened, part, new, before, after, how) if part else None
        step("Looking for what replaces deleted codes")
        suggestions = suggest_for_report(changes, after)
        found = None
        if chargemaster:
            question = Question(
                chargemaster, named, tuple(fees or ()), locality, setting, usage, tuple(by or ()), decisions
            )
            compared = Compared(opened, before, after, changes)
            found = assess_charges(question, compared, lambda _: suggestions, chosen, step=step, warn=warn)
        step("Comparing with the publisher's own list")
        reconciliation = reconcile_with_list(opened, old, new)
        step("Writing the report")
        families = None if how.codes_only else families_of(changes, after)
        trend = trend_of(opened, after.codeset.id)
        told = Told(changes, found, reconciliation, suggestions, trend, families).about(chosen)
        told = shown(told, after.codeset, how)
        letters = render_letters(told.impact, templates) if letter else {}
        write_files(render_report(told, provenance(before, after), templates), output, force=force)
        if letter:
            write_files(letters, letter, force=force)
            say(f"{counted(len(letters) // 2, 'letter')} to owners of lines in {letter}")
    say(f"The report is at {(output / PAGE).resolve().as_uri()}")
