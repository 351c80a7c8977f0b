"""`addenda diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from addenda.app.comparing import compare_releases
from addenda.cli.notices import say_if_turned_round
from addenda.cli.options import HERE, Format, FormatOption, New, Old, OutputFile, StoreFolder
from addenda.cli.output import emit, say
from addenda.errors import ExitCode
from addenda.store.store import Store

if TYPE_CHECKING:
    from addenda.model.changes import ChangeSet


def command(
    old: Old,
    new: New,
    *,
    output_format: FormatOption = Format.TEXT,
    output: OutputFile = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Return 1 when anything changed.")] = False,
    store: StoreFolder = HERE,
) -> None:
    """Say what was added, revised and deleted between two releases."""
    with Store(store) as opened:
        changes = compare_releases(opened, old, new)
        say_if_turned_round(changes)
    emit(_rendered(changes, output_format), output)
    n = changes.counts
    if output:
        say(f"{n.added:,} added, {n.deleted:,} deleted, {n.revised:,} revised, {n.updated:,} updated: {output}")
    if exit_code and (changes.changes or changes.transients):
        raise typer.Exit(ExitCode.FINDINGS)


def _rendered(changes: ChangeSet, output_format: Format) -> str | bytes:
    """Render; each format is imported here for start-up time alone, since only one of them is needed."""
    if output_format is Format.JSON:
        from addenda.rendering.changeset_json import changeset_json
        from addenda.rendering.json_text import json_text

        return json_text(changeset_json(changes))
    if output_format is Format.MARKDOWN:
        from addenda.rendering.changeset_markdown import changeset_markdown

        return changeset_markdown(changes)
    from addenda.rendering.changeset_text import changeset_text

    return changeset_text(changes)
