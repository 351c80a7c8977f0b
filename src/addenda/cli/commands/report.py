"""`addenda report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addenda.app.assessing import assess_file, column_mapping
from addenda.app.comparing import open_snapshots
from addenda.app.reconciling import reconcile_with_list
from addenda.app.reporting import PAGE, provenance, render_report, write_files
from addenda.cli.notices import say_if_turned_round, say_what_was_left_out
from addenda.cli.options import HERE, MapOptions, MappingFile, New, Old, Sheet, StoreFolder
from addenda.cli.output import progress, say
from addenda.diffing.compare import compare
from addenda.store.store import Store


def command(
    old: Old,
    new: New,
    *,
    output: Annotated[Path, typer.Option(help="The folder to write index.html, report.md and report.json to.")],
    chargemaster: Annotated[Path | None, typer.Option(help="The charge master: csv, xlsx or xls.")] = None,
    columns: MapOptions = None,
    mapping: MappingFile = None,
    sheet: Sheet = None,
    force: Annotated[bool, typer.Option("--force", help="Write into a folder that holds other files.")] = False,
    store: StoreFolder = HERE,
) -> None:
    """Write a report on the change between two releases, and on what it does to a charge master."""
    named = column_mapping(columns or [], mapping, sheet)
    with Store(store) as opened, progress() as step:
        step(f"Comparing {old} and {new}")
        before, after = open_snapshots(opened, old, new)
        changes = compare(before, after)
        say_if_turned_round(changes)
        found = None
        if chargemaster:
            step(f"Reading {chargemaster.name}")
            found = assess_file(changes, chargemaster, named)
        step("Comparing with the publisher's own list")
        reconciliation = reconcile_with_list(opened, old, new)
        step("Writing the report")
        write_files(render_report(changes, found, provenance(before, after), reconciliation), output, force=force)
    if found:
        say_what_was_left_out(found.chargemaster)
    say(f"The report is at {(output / PAGE).resolve().as_uri()}")
