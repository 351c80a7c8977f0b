"""`addenda report`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from addenda.app.assessing import Question, column_mapping
from addenda.app.letter_folder import refuse_strangers, write_letters
from addenda.app.letters import render_letters
from addenda.app.reporting import PAGE, render_report, write_files
from addenda.app.telling import Asked, tell
from addenda.cli.charging import CHARGE_MASTER_HELP, By, FeeOptions, LocalityOption, SettingOption, UsageFile
from addenda.cli.deciding import Config, On, decisions_of
from addenda.cli.limiting import Limit, limit_of
from addenda.cli.notices import say_if_turned_round, warn
from addenda.cli.options import HERE, MapOptions, MappingFile, New, Old, Sheet, StoreFolder
from addenda.cli.output import say
from addenda.cli.publishing import CodesOnly, Public, publication_of
from addenda.cli.selecting import Only, Views, wanted
from addenda.cli.steps import Timings, steps
from addenda.cli.templating import Templates
from addenda.errors import UsageError
from addenda.model.listing import counted
from addenda.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    limit: Limit = None,
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
    if letter and letter.resolve() == output.resolve():
        raise UsageError("Letters need a folder of their own: name another --letter than --output.")
    how, part = publication_of(public, codes_only), wanted(only, views)
    decisions = decisions_of(store, config, on)
    question = None
    if chargemaster:
        question = Question(
            chargemaster, named, tuple(fees or ()), locality, setting, usage, tuple(by or ()), decisions
        )
    with Store(store) as opened, steps(timings=timings) as step:
        told, made = tell(opened, Asked(old, new, how, question, part), step=step, warn=warn)
        say_if_turned_round(told.changes)
        step("Writing the report")
        letters = render_letters(told.impact, templates) if letter else {}
        files = render_report(told, made, templates, limit_of(limit))
        if letter:
            refuse_strangers(letter, force=force)  # before the report is there
        write_files(files, output, force=force)
        if letter:
            _write_letters(letters, letter, force=force)
    say(f"The report is at {(output / PAGE).resolve().as_uri()}")


def _write_letters(letters: Mapping[str, bytes], folder: Path, *, force: bool) -> None:
    changed = write_letters(letters, folder, force=force)
    say(f"{counted(len(letters) // 2, 'letter')} to owners of lines in {folder}")
    if changed:
        say(f"Left there, since they were changed by hand, though their owners get no letter now: {', '.join(changed)}")
