"""`addenda candidates`."""

from __future__ import annotations

from typing import Annotated

import typer

from addenda.app.comparing import compare_snapshots, open_snapshots
from addenda.app.publishing import shown
from addenda.app.selecting import choose
from addenda.app.suggesting import suggest_replacements
from addenda.cli.notices import say_if_turned_round
from addenda.cli.options import HERE, DataFormat, DataFormatOption, New, Old, StoreFolder
from addenda.cli.output import emit, terminal_width
from addenda.cli.publishing import CodesOnly, Public, publication_of
from addenda.cli.selecting import Only, Views, wanted
from addenda.rendering.candidates_json import candidates_json
from addenda.rendering.candidates_text import candidates_text
from addenda.rendering.json_text import json_text
from addenda.store.store import Store


def command(
    old: Old,
    new: New,
    *,
    output_format: DataFormatOption = DataFormat.TEXT,
    limit: Annotated[int, typer.Option(min=1, help="How many to show for each deleted code.")] = 5,
    only: Only = None,
    views: Views = None,
    codes_only: CodesOnly = False,
    public: Public = None,
    store: StoreFolder = HERE,
) -> None:
    """Suggest what replaces each deleted code, with the evidence; you decide."""
    how, part = publication_of(public, codes_only), wanted(only, views)
    with Store(store) as opened:
        before, after = open_snapshots(opened, old, new)
        how.permit(after.codeset)
        changes = compare_snapshots(before, after)
        say_if_turned_round(changes)
        chosen = choose(opened, part, new, before, after, how) if part else None
        found = shown(suggest_replacements(changes, after, chosen), after.codeset, how)
    if output_format is DataFormat.JSON:
        emit(json_text(candidates_json(found, limit)))
    else:
        emit(candidates_text(found, limit, terminal_width()))
