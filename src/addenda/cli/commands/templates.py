"""`addenda templates`: commands about templates of one's own."""

from __future__ import annotations

import typer

from addenda.cli.lazy import lazy_group

group = typer.Typer(
    cls=lazy_group({"export": "addenda.cli.commands.templates_export"}),
    help="Templates of your own.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@group.callback()
def _group() -> None:
    """Templates of your own."""
