"""`addenda search`."""

from __future__ import annotations

from typing import Annotated

import typer

from addenda.app.publishing import shown
from addenda.app.searching import search
from addenda.cli.options import HERE, DataFormat, DataFormatOption, StoreFolder
from addenda.cli.output import emit, terminal_width
from addenda.cli.publishing import CodesOnly, Public, publication_of
from addenda.rendering.found import found_json, found_text
from addenda.store.store import Store


def command(
    release: Annotated[str, typer.Argument(help="Where: a code set (hcpcs, its latest release) or hcpcs/2019.")],
    words: Annotated[list[str], typer.Argument(help="Words of a description, a code, or the start of a code.")],
    *,
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 20,
    ended: Annotated[bool, typer.Option("--all", help="Codes that are not in force too.")] = False,
    output_format: DataFormatOption = DataFormat.TEXT,
    codes_only: CodesOnly = False,
    public: Public = None,
    store: StoreFolder = HERE,
) -> None:
    """Find codes by the words that describe them."""
    how = publication_of(public, codes_only)
    with Store(store) as opened:
        found = search(opened, release, " ".join(words), limit=limit, ended=ended)
    how.permit(found.snapshot.codeset)
    found = shown(found, found.snapshot.codeset, how)
    emit(found_json(found) if output_format is DataFormat.JSON else found_text(found, terminal_width()))
