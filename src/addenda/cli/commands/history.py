"""`addenda history`."""

from __future__ import annotations

from typing import Annotated

import typer

from addenda.app.history import history
from addenda.app.publishing import shown
from addenda.cli.options import HERE, DataFormat, DataFormatOption, StoreFolder
from addenda.cli.output import emit, terminal_width
from addenda.cli.publishing import CodesOnly, Public, publication_of
from addenda.rendering.history_json import history_json
from addenda.rendering.history_text import history_text
from addenda.rendering.json_text import json_text
from addenda.store.store import Store


def command(
    codeset: Annotated[str, typer.Argument(help="The code set, such as hcpcs, or hcpcs@2026-03-01 as known then.")],
    code: Annotated[str, typer.Argument(help="The code.")],
    *,
    output_format: DataFormatOption = DataFormat.TEXT,
    codes_only: CodesOnly = False,
    public: Public = None,
    store: StoreFolder = HERE,
) -> None:
    """Tell what became of a code: in every release, and in every correction of one."""
    how = publication_of(public, codes_only)
    with Store(store) as opened:
        told = history(opened, codeset, code)
    how.permit(told.codeset)
    told = shown(told, told.codeset, how)
    emit(json_text(history_json(told)) if output_format is DataFormat.JSON else history_text(told, terminal_width()))
