"""`addenda show`."""

from __future__ import annotations

from typing import Annotated

import typer

from addenda.app.looking_up import look_up
from addenda.cli.options import HERE, DataFormat, DataFormatOption, StoreFolder
from addenda.cli.output import emit
from addenda.rendering.entry import entry_json, entry_text
from addenda.store.store import Store


def command(
    release: Annotated[str, typer.Argument(help="The release, such as hcpcs/2019 or hcpcs/latest.")],
    code: Annotated[str, typer.Argument(help="The code.")],
    *,
    output_format: DataFormatOption = DataFormat.TEXT,
    store: StoreFolder = HERE,
) -> None:
    """Show one code of a release, field by field."""
    with Store(store) as opened:
        snapshot, concepts = look_up(opened, release, code)
    emit((entry_json if output_format is DataFormat.JSON else entry_text)(snapshot, concepts))
