"""`addenda import`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addenda.app.correcting import apply_corrections, refuse_correction_lists
from addenda.app.importing import read_delivery, store_reading
from addenda.cli.options import HERE, OnlyFile, StoreFolder, parse_date
from addenda.cli.output import say
from addenda.cli.steps import steps
from addenda.errors import InputError, UsageError
from addenda.model.release import ReleaseId
from addenda.reading.delivery import open_delivery
from addenda.reading.hcpcs.corrections.lists import find_lists
from addenda.rendering.import_text import correction_command, correction_text, import_text
from addenda.store.writing import WritableStore


def command(
    release: Annotated[str, typer.Argument(help="What to call the release, such as hcpcs/2018.")],
    file: Annotated[Path, typer.Argument(help="The publisher's file, zip or folder, as it came.")],
    *,
    reader: Annotated[str | None, typer.Option(help="Which reader to use, where several would do.")] = None,
    effective: Annotated[str | None, typer.Option(help="The day it takes effect; else the name says.")] = None,
    correction: Annotated[
        bool, typer.Option("--correction", help="Replace the release that is there, or correct it by a list.")
    ] = False,
    mapping: Annotated[
        Path | None, typer.Option(help="A TOML file that says which column is which, for any table of codes.")
    ] = None,
    only: OnlyFile = None,
    store: StoreFolder = HERE,
) -> None:
    """Read a publisher's release, or its list of corrections to one, and commit it to the store."""
    name, day = ReleaseId.parse(release), parse_date("--effective", effective)
    with WritableStore(store) as opened, steps() as step:
        step(f"Reading {file.name}")
        delivery = open_delivery(file, only)
        if correction and (lists := find_lists(delivery)):
            if day:
                raise UsageError("A list of corrections leaves the effective date as it is; leave --effective out.")
            corrected = apply_corrections(opened, name, delivery, lists, _waiting)
            for notice in corrected.notices:
                say(notice)
            say(correction_text(corrected.release, corrected.commit, corrected.lists, corrected.changed))
            if corrected.commit:
                say(f"See what that did: {correction_command(corrected.release, corrected.commit)}")
            return
        try:
            reading = read_delivery(name, delivery, reader=reader, effective=day, mapping=mapping)
        except InputError:
            refuse_correction_lists(delivery)
            raise
        step(f"Committing {name}")
        done = store_reading(opened, reading, correction=correction, waiting=_waiting)
    for remark in done.remarks:
        say(f"Note: {remark}")
    say(import_text(done.release, done.commit, done.changes))


def _waiting() -> None:
    say("Another import holds the store; waiting.")
