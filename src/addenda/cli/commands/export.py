"""`addenda export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addenda.app.exporting import TableFormat, exported_changes, exported_release, rendered_table
from addenda.app.whole_file import write_whole
from addenda.cli.options import HERE, StoreFolder
from addenda.cli.output import say
from addenda.cli.publishing import CodesOnly, Public, publication_of
from addenda.cli.selecting import Only, Views, wanted
from addenda.cli.steps import steps
from addenda.errors import UsageError
from addenda.model.listing import counted
from addenda.store.store import Store


def command(
    release: Annotated[str, typer.Argument(help="The release; with a second one, the old release of a difference.")],
    new: Annotated[str | None, typer.Argument(help="The new release, for the difference between the two.")] = None,
    *,
    output: Annotated[Path, typer.Option(help="The file to write.")],
    table_format: Annotated[
        TableFormat | None, typer.Option("--format", help="What to write; else the name of the file says.")
    ] = None,
    bom: Annotated[
        bool, typer.Option("--bom/--no-bom", help="Whether a csv begins with the byte order mark that Excel needs.")
    ] = True,
    only: Only = None,
    views: Views = None,
    codes_only: CodesOnly = False,
    public: Public = None,
    store: StoreFolder = HERE,
) -> None:
    """Write a release, or the difference between two, as a table for spreadsheets and other programs."""
    chosen = table_format or _by_name(output)
    if not bom and chosen is not TableFormat.CSV:
        raise UsageError(f"--no-bom is of csv, and this is {chosen.value}.")
    how, part = publication_of(public, codes_only), wanted(only, views)
    if part and not new:
        raise UsageError("--only narrows a difference down; name two releases.")
    with Store(store) as opened, steps() as step:
        step(f"Exporting {release}")
        if new:
            codeset, table = exported_changes(opened, release, new, how, part)
        else:
            codeset, table = exported_release(opened, release, how)
        write_whole([rendered_table(table, chosen, bom=bom)], output)
    say(f"Wrote {counted(len(table.rows), 'row')} to {output}.")
    if not codeset.redistributable and not codes_only:
        say(f"{codeset.title} is licensed by its publisher: do not pass this file on.")


def _by_name(output: Path) -> TableFormat:
    suffix = output.suffix.removeprefix(".").casefold()
    if suffix not in list(TableFormat):
        raise UsageError(
            f"The name {output.name!r} does not say what to write; choose {', '.join(TableFormat)}: --format."
        )
    return TableFormat(suffix)
