"""`addenda import`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addenda.app.importing import read_release, store_reading
from addenda.cli.options import HERE, StoreFolder, parse_date
from addenda.cli.output import progress, say
from addenda.model.release import ReleaseId
from addenda.rendering.import_text import import_text
from addenda.store.writing import WritableStore


def command(
    release: Annotated[str, typer.Argument(help="What to call the release, such as hcpcs/2018.")],
    file: Annotated[Path, typer.Argument(help="The publisher's file, zip or folder, as it came.")],
    *,
    reader: Annotated[str | None, typer.Option(help="Which reader to use, where several would do.")] = None,
    effective: Annotated[str | None, typer.Option(help="The day it takes effect; else the name says.")] = None,
    correction: Annotated[bool, typer.Option("--correction", help="Replace the release that is there.")] = False,
    store: StoreFolder = HERE,
) -> None:
    """Read a publisher's release and commit it to the store."""
    name, day = ReleaseId.parse(release), parse_date("--effective", effective)
    with WritableStore(store) as opened, progress() as step:
        step(f"Reading {file.name}")
        reading = read_release(name, file, reader=reader, effective=day)
        step(f"Committing {name}")
        done = store_reading(
            opened, reading, correction=correction, waiting=lambda: say("Another import holds the store; waiting.")
        )
    say(import_text(done.release, done.commit, done.changes))
