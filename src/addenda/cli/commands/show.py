"""`addenda show`."""

from __future__ import annotations

from typing import Annotated

import typer

from addenda.app.looking_up import look_up, look_up_on
from addenda.cli.options import HERE, DataFormat, DataFormatOption, StoreFolder, parse_date
from addenda.cli.output import emit
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
    store: StoreFolder = HERE,
) -> None:
    """Show one code of a release, field by field, or what it was on a day."""
    as_json, day = output_format is DataFormat.JSON, parse_date("--on", on)
    with Store(store) as opened:
        if day:
            standing = look_up_on(opened, release, code, day)
            payload = standing_json(standing) if as_json else standing_text(standing)
        else:
            snapshot, concepts = look_up(opened, release, code)
            payload = (entry_json if as_json else entry_text)(snapshot, concepts)
    emit(payload)
