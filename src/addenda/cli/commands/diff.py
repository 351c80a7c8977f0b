"""`addenda diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from addenda.app.comparing import are_large, compare_snapshots, open_snapshots
from addenda.app.publishing import shown
from addenda.cli.limiting import Limit, limit_of
from addenda.cli.notices import say_if_turned_round
from addenda.cli.options import HERE, Format, FormatOption, New, Old, OutputFile, StoreFolder
from addenda.cli.output import emit, say, terminal_width
from addenda.cli.publishing import CodesOnly, Public, publication_of
from addenda.cli.selecting import Only, Views, wanted
from addenda.cli.templating import Templates
from addenda.errors import ExitCode
from addenda.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from addenda.model.changes import ChangeSet
    from addenda.model.snapshot import Snapshot


def command(
    old: Old,
    new: New,
    *,
    output_format: FormatOption = Format.TEXT,
    output: OutputFile = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Return 1 when anything changed.")] = False,
    limit: Limit = None,
    templates: Templates = None,
    only: Only = None,
    views: Views = None,
    codes_only: CodesOnly = False,
    public: Public = None,
    store: StoreFolder = HERE,
) -> None:
    """Say what was added, revised and deleted between two releases."""
    how, part, most = publication_of(public, codes_only), wanted(only, views), limit_of(limit, output_format)
    payload: str | Iterable[bytes]
    with Store(store) as opened:
        before, after = open_snapshots(opened, old, new)
        how.permit(after.codeset)
        if output_format is Format.JSON and not part and not codes_only and are_large(before, after):
            changes, payload = _in_parts(store, before, after)
        else:
            changes = compare_snapshots(before, after)
            if part:
                from addenda.app.selecting import choose  # here, as below, for start-up time alone

                changes = choose(opened, part, new, before, after, how).narrow(changes)
            changes = shown(changes, after.codeset, how)
            payload = _rendered(changes, output_format, terminal_width(output), templates, most)
    say_if_turned_round(changes)
    emit(payload, output)
    n = changes.counts
    if output:
        say(f"{n.added:,} added, {n.deleted:,} deleted, {n.revised:,} revised, {n.updated:,} updated: {output}")
    if exit_code and not n.nothing:
        raise typer.Exit(ExitCode.FINDINGS)


def _in_parts(store: Path, old: Snapshot, new: Snapshot) -> tuple[ChangeSet, Iterable[bytes]]:
    """Return the changes between two large releases, each change as JSON alone."""
    from addenda.app.parts import compare_in_parts
    from addenda.rendering.changeset_pieces import pieces

    changes, fragments = compare_in_parts(store, old, new)
    return changes, pieces(changes, fragments)


def _rendered(
    changes: ChangeSet, output_format: Format, terminal: int | None, templates: Templates, limit: int | None
) -> str | Iterable[bytes]:
    """Render; each format is imported here for start-up time alone, since only one of them is needed."""
    if output_format is Format.JSON:
        from addenda.rendering.changeset_pieces import whole

        return whole(changes)
    if output_format is Format.MARKDOWN:
        from addenda.rendering.changeset_markdown import changeset_markdown

        return changeset_markdown(changes, templates, limit=limit)
    from addenda.rendering.changeset_text import changeset_text

    return changeset_text(changes, terminal)
