"""What a command prints: the payload to stdout or a file, everything else to stderr, bytes in UTF-8 always."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from addenda.errors import AddendaError, StoreError
from addenda.rendering.visible import visible

_NARROWEST = 40
"""Columns below which lines are not made shorter."""


def emit(payload: str | bytes | Iterable[bytes], file: Path | None = None) -> None:
    """Write a command's payload to a file, or to stdout; a large one comes in pieces.

    Raises:
        StoreError: when the file cannot be written.

    """
    content = payload.encode(errors="backslashreplace") if isinstance(payload, str) else payload
    pieces = [content] if isinstance(content, bytes) else content
    if file is not None:
        from addenda.app.whole_file import write_whole  # here for start-up time alone: most output goes to stdout

        write_whole(pieces, file)
        return
    try:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        hush()  # or Python would try once more to write what is left, and complain
        raise StoreError(f"The output cannot be written ({error.strerror}).") from error


def terminal_width(file: Path | None = None) -> int | None:
    """Return how many columns the terminal has that a payload goes to; None when it goes to a file or a pipe."""
    if file is not None or not sys.stdout.isatty():
        return None
    columns = os.get_terminal_size(sys.stdout.fileno()).columns
    return max(columns, _NARROWEST) if columns else None  # some terminals do not know


def say(text: str) -> None:
    """Write lines for the person at the terminal to stderr; no control character of a file's name reaches it."""
    shown = "\n".join(visible(line) for line in text.split("\n"))
    sys.stderr.buffer.write(f"{shown}\n".encode(errors="backslashreplace"))
    sys.stderr.flush()


class _Values:
    """Whether errors may quote values of files: read after the command has failed, when its options are gone."""

    quoted = True


def quote_values(*, wanted: bool) -> None:
    """Say whether errors may quote values of files from here on."""
    _Values.quoted = wanted


def may_quote() -> bool:
    """Return whether errors may quote values of files."""
    return _Values.quoted


def say_error(error: AddendaError) -> None:
    """Write every problem of an error to stderr, one a line."""
    for problem in error.problems:
        say(f"error: {problem if may_quote() else problem._replace(value=None)}")


def hush() -> None:
    """Let stdout go after its reader went away, so that Python does not complain on exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
