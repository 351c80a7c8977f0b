"""The process: what `addenda` and `python -m addenda` run.

A command lives for a moment, and most of that moment is start-up. So nothing is imported here before the collector
of cycles is off (there are next to none to collect), and the interpreter is not taken apart at the end. Together that
is a fifth of the time of a `diff` (decision 5).
"""

import gc
import os
import sys
from typing import NoReturn, TextIO


def run() -> NoReturn:
    """Run the command line and leave the process with its exit code."""
    gc.disable()
    _reopen_closed()
    from addenda.cli.main import main

    code = 0
    try:
        main()
    except SystemExit as leave:
        code = leave.code if isinstance(leave.code, int) else 0
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _reopen_closed() -> None:
    """Give a process that was started without stdout or stderr (`>&-`) somewhere to write to."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
