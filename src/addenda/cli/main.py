"""The command line: one group of commands, one place where errors become exit codes."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from addenda import __version__
from addenda.cli.lazy import lazy_group
from addenda.cli.output import emit, hush, may_quote, quote_values, say, say_error
from addenda.errors import AddendaError, ExitCode

_COMMANDS = {
    name: f"addenda.cli.commands.{module}"
    for name, module in {
        "init": "init",
        "import": "import_",
        "fetch": "fetch",
        "list": "list_",
        "show": "show",
        "history": "history",
        "search": "search",
        "diff": "diff",
        "impact": "impact",
        "estimate": "estimate",
        "report": "report",
        "site": "site",
        "rules": "rules",
        "chargemaster": "chargemaster",
        "candidates": "candidates",
        "reconcile": "reconcile",
        "check": "check",
        "export": "export",
        "readers": "readers",
        "templates": "templates",
        "schema": "schema",
        "sample": "sample",
        "git-diff-driver": "git_diff_driver",
    }.items()
}

app = typer.Typer(
    cls=lazy_group(_COMMANDS),
    help="What changed in a medical code set, and what that does to a charge master.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class _Debug:
    """Whether `--debug` was given: read after the command has failed, when its context is gone."""

    on = False


def _print_version(wanted: bool) -> None:
    if wanted:
        emit(f"addenda {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True, callback=_print_version)
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of a bug.")] = False,
) -> None:
    _Debug.on = debug


def main() -> None:
    """Run the command line and leave the process with one of the documented exit codes."""
    quote_values(wanted=True)
    try:
        app(prog_name="addenda")
    except AddendaError as error:
        say_error(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        hush()
        sys.exit(ExitCode.OK)
    except Exception as error:  # noqa: BLE001 - the last resort: whatever else comes up is a bug
        if _Debug.on and may_quote():
            sys.excepthook(type(error), error, error.__traceback__)
        what = f"{type(error).__name__}: {error}" if may_quote() else type(error).__name__
        say(f"error: this is a bug in Addenda ({what}). Run it with --debug, and report it.")
        sys.exit(ExitCode.BUG)
