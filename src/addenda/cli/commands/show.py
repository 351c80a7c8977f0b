"""`addenda show`."""

from __future__ import annotations

from typing import Annotated

import typer

from addenda.app.looking_up import look_up, look_up_on
from addenda.app.publishing import shown
from addenda.cli.options import HERE, DataFormat, DataFormatOption, StoreFolder, parse_date
from addenda.cli.output import emit, terminal_width
from addenda.cli.publishing import CodesOnly, Public, publication_of
from addenda.rendering.entry import entry_json, entry_text
from addenda.rendering.standing import standing_json, standing_text
from addenda.store.store import Store


def command(
    release: Annotated[
        str, typer.Argument(help="The release, such as hcpcs/2019 or hcpcs/latest; with --on the code set: hcpcs.")
    ],
    code: Annotated[str, typer.Argument(help="The code.")],
    *,
    on: Annotated[str | None, typer.Option(help="A day: by the release that applies then.")] = None,
    output_format: DataFormatOption = DataFormat.TEXT,
    codes_only: CodesOnly = False,
    public: Public = None,
    store: StoreFolder = HERE,
) -> None:
    """Show one code of a release, field by field, or what it was on a day."""
    how = publication_of(public, codes_only)
    as_json, day, width = output_format is DataFormat.JSON, parse_date("--on", on), terminal_width()
    with Store(store) as opened:
        if day:
            standing = look_up_on(opened, release, code, day)
            how.permit(standing.snapshot.codeset)
            standing = shown(standing, standing.snapshot.codeset, how)
            payload = standing_json(standing) if as_json else standing_text(standing, width)
        else:
            snapshot, concepts = look_up(opened, release, code)
            how.permit(snapshot.codeset)
            concepts = shown(concepts, snapshot.codeset, how)
            payload = entry_json(snapshot, concepts) if as_json else entry_text(snapshot, concepts, width)
    emit(payload)
