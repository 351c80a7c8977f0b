"""`addenda-action`: one command for each thing that a workflow has done, one place where errors become exit codes."""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from addenda.action.failing import tell_bug, tell_failure
from addenda.action.git_settings import NO_INNER_REPOSITORY, with_settings
from addenda.action.runner import Runner
from addenda.action.settings import publication_of
from addenda.app.publishing import Publication
from addenda.errors import AddendaError, ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_COMMANDS = {
    "report": "addenda.action.report",
    "incoming": "addenda.action.incoming",
    "watch": "addenda.action.watching",
}
"""The module of each command; its function `command` takes the run and who may read what it writes."""
_HELP = """addenda-action COMMAND: a step of GitHub Actions, told by its environment what to do.

  report    Compare releases, look at a charge master, and tell the run and its pull request.
  incoming  Import what was dropped into incoming/ of a pull request, and push that.
  watch     Ask the publishers for new releases, and open a pull request for each.

docs/action.md and docs/github.md tell more.
"""
_UNKNOWN = Publication("nothing is known yet of who reads it", codes_only=True)


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run a command, tell the run what came of it, and return the exit code.

    `argv` is the name of the command alone, or `--help`; all that a command is to know stands in the environment.
    """
    runner = Runner(environment)
    if argv and argv[0] in ("--help", "-h"):
        runner.log(_HELP)
        return ExitCode.OK
    how = _UNKNOWN
    try:
        try:
            command = _command(argv)
            how = publication_of(runner)
            return command(runner, how)
        except AddendaError as error:
            tell_failure(runner, error, quoted=not how.discreet)
            return error.exit_code
    except Exception as error:  # noqa: BLE001 - the last resort: whatever else comes up is a bug
        tell_bug(runner, error, quoted=not how.discreet)
        if not how.discreet and environment.get("RUNNER_DEBUG") == "1":
            runner.log(traceback.format_exc())
        return ExitCode.BUG


def run() -> NoReturn:
    """Run the process; every git that it starts is kept from repositories that lie inside the checkout."""
    os.environ.update(with_settings(os.environ, NO_INNER_REPOSITORY))
    sys.exit(main(sys.argv[1:], os.environ))


def _command(argv: Sequence[str]) -> Callable[[Runner, Publication], int]:
    if len(argv) != 1 or argv[0] not in _COMMANDS:
        raise UsageError(f"addenda-action takes one command: {', '.join(_COMMANDS)}.")
    # Imported by name for start-up time alone: each command loads what it needs.
    command: Callable[[Runner, Publication], int] = import_module(_COMMANDS[argv[0]]).command
    return command
