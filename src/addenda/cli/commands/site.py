"""`addenda site`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addenda.app.site import SiteWanted, base_address, write_site
from addenda.cli.options import HERE, StoreFolder
from addenda.cli.output import say
from addenda.cli.publishing import CodesOnly, Public, publication_of
from addenda.cli.steps import Timings, steps
from addenda.model.listing import counted
from addenda.rendering.site.paths import INDEX
from addenda.store.store import Store


def command(
    *,
    output: Annotated[Path, typer.Option(help="The folder to write the site to.")],
    codeset: Annotated[
        list[str] | None, typer.Option(help="A code set, such as hcpcs. Repeatable; by default all.")
    ] = None,
    base_url: Annotated[
        str, typer.Option(help="The address at which the site will stand; the feed then has whole links.")
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Write into a folder that holds other files.")] = False,
    timings: Timings = False,
    codes_only: CodesOnly = False,
    public: Public = None,
    store: StoreFolder = HERE,
) -> None:
    """Write pages of all releases, of what changed between them and of each code: a folder that needs no server."""
    wanted = SiteWanted(tuple(codeset or ()), base_address(base_url), publication_of(public, codes_only))
    with Store(store) as opened, steps(timings=timings) as step:
        files = write_site(opened, wanted, output, force=force, step=step)
    say(f"The site of {counted(files, 'file')} is at {(output / INDEX).resolve().as_uri()}")
