"""`addenda reconcile`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from addenda.app.publishing import shown
from addenda.app.reconciling import published_totals, reconcile_releases
from addenda.cli.limiting import Limit, limit_of
from addenda.cli.options import HERE, Format, FormatOption, New, Old, OutputFile, StoreFolder
from addenda.cli.output import emit, say, terminal_width
from addenda.cli.publishing import CodesOnly, Public, publication_of
from addenda.cli.templating import Templates
from addenda.errors import ExitCode
from addenda.model.listing import counted
from addenda.rendering.words import number
from addenda.store.store import Store

if TYPE_CHECKING:
    from addenda.model.reconciliation import Reconciliation


def command(
    old: Old,
    new: New,
    *,
    published: Annotated[
        list[str] | None, typer.Option(help="A total that the publisher gives, such as added=232. Repeatable.")
    ] = None,
    published_file: Annotated[Path | None, typer.Option(help="A TOML file of such totals: added = 232.")] = None,
    output_format: FormatOption = Format.TEXT,
    output: OutputFile = None,
    limit: Limit = None,
    templates: Templates = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Return 1 when a disagreement is unexplained.")
    ] = False,
    codes_only: CodesOnly = False,
    public: Public = None,
    store: StoreFolder = HERE,
) -> None:
    """Compare what changed with the publisher's own list, and name each disagreement with its cause."""
    how, most = publication_of(public, codes_only), limit_of(limit, output_format)
    totals = published_totals(published or [], published_file)
    with Store(store) as opened:
        found = reconcile_releases(opened, old, new, totals)
    how.permit(found.changes.codeset)
    found = shown(found, found.changes.codeset, how)
    emit(_rendered(found, output_format, terminal_width(output), templates, most), output)
    if output:
        say(f"{counted(len(found.disagreements), 'disagreement')}, {number(found.unexplained)} unexplained: {output}")
    if exit_code and found.unexplained:
        raise typer.Exit(ExitCode.FINDINGS)


def _rendered(
    found: Reconciliation, output_format: Format, terminal: int | None, templates: Templates, limit: int | None
) -> str | bytes:
    """Render; each format is imported here for start-up time alone, since only one of them is needed."""
    if output_format is Format.JSON:
        from addenda.rendering.json_text import json_text
        from addenda.rendering.reconciliation_json import reconciliation_json

        return json_text(reconciliation_json(found))
    if output_format is Format.MARKDOWN:
        from addenda.rendering.reconciliation_markdown import reconciliation_markdown

        return reconciliation_markdown(found, templates, limit)
    from addenda.rendering.reconciliation_text import reconciliation_text

    return reconciliation_text(found, terminal)
