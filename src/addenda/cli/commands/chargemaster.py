"""`addenda chargemaster`: commands about a charge master alone, each imported only when it is called."""

from __future__ import annotations

import typer

from addenda.cli.lazy import lazy_group

group = typer.Typer(
    cls=lazy_group(
        {
            "inspect": "addenda.cli.commands.chargemaster_inspect",
            "compare": "addenda.cli.commands.chargemaster_compare",
        }
    ),
    help="Look at a charge master.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@group.callback()
def _group() -> None:
    """Look at a charge master."""
