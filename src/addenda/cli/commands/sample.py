"""`addenda sample`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addenda.app.sampling import SampleOptions, write_sample
from addenda.cli.output import say
from addenda.cli.steps import steps
from addenda.errors import UsageError
from addenda.sample.layouts.catalogue import Layout

_ALL = "all"


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write; made where it does not exist.")],
    *,
    concepts: Annotated[int, typer.Option(help="How many codes are in force in the first release.")] = 12_000,
    releases: Annotated[int, typer.Option(help="How many yearly releases.")] = 5,
    seed: Annotated[int, typer.Option(help="The same seed gives the same files.")] = 1,
    first_year: Annotated[int, typer.Option(help="The year of the first release.")] = 2022,
    quarterly: Annotated[bool, typer.Option("--quarterly", help="Write April, July and October too.")] = False,
    layout: Annotated[
        list[str] | None, typer.Option(help=f"One of {', '.join(Layout)}; may be given again. All by default.")
    ] = None,
    zips: Annotated[bool, typer.Option("--zip", help="Write each release as one zip.")] = False,
) -> None:
    """Write invented releases of CPT's shape in its publisher's layouts, with the truth about what changed."""
    layouts = _chosen(layout or [_ALL])
    options = SampleOptions(seed, concepts, releases, first_year, quarterly, layouts, zips)
    with steps() as step:
        made = write_sample(folder, options, step)
    say(f"Wrote {len(made)} releases, {made[0].name} to {made[-1].name}, truth.json and charge-master.csv to {folder}.")
    say("SYNTHETIC: invented codes and texts. Not CPT, not for billing.")


def _chosen(names: list[str]) -> tuple[Layout, ...]:
    unknown = sorted(set(names) - {*Layout, _ALL})
    if unknown:
        raise UsageError(f"There is no layout {', '.join(map(repr, unknown))}. There are {', '.join(Layout)}, and all.")
    return tuple(one for one in Layout if _ALL in names or one in names)
