"""The error tree and the exit codes (floor 0).

Every error that a user can cause is an `AddendaError`. It carries one or more `Problem`s, so that all that is wrong
with an input is said at once, and it knows the exit code that the command line returns for it.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterable


class ExitCode(IntEnum):
    """What the process returns; the table in `docs/exit-codes.md` is generated from here."""

    meaning: str

    def __new__(cls, value: int, meaning: str) -> Self:
        """Attach the meaning to the number."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    OK = 0, "Done."
    FINDINGS = (
        1,
        "Findings at or above `--fail-on`, or differences with `--exit-code`. Nothing else returns 1.",
    )
    USAGE = 2, "The command line was not understood."
    INPUT = 3, "An input is invalid; every problem is listed with its file and line. Nothing was written."
    NOT_FOUND = 4, "A release, a code, a file or a store does not exist."
    CONFLICT = (
        5,
        "What was asked contradicts what is there: another import, an existing release, local changes.",
    )
    STORE = 6, "The store, or an output, cannot be read or written: read-only, disk full, damaged."
    CONFIGURATION = 7, "A configuration or mapping file is invalid."
    TEMPLATE = 8, "A template is broken."
    BUG = 70, "A bug in Addenda. `--debug` shows the traceback."


class Problem(NamedTuple):
    """One thing that is wrong: where, with which value, and what to do about it.

    `row` is 1-based: the line of a text file, or the row that a spreadsheet program shows.
    """

    message: str
    file: str | None = None
    row: int | None = None
    value: str | None = None
    advice: str | None = None

    def __str__(self) -> str:
        place = self.file or ""
        if self.row is not None:
            place = f"{place}:{self.row}" if place else f"row {self.row}"
        text = f"{place}: {self.message}" if place else self.message
        if self.value is not None:
            text += f": {_shown(self.value)}"
        return f"{text}. {self.advice}" if self.advice else text


def _shown(value: str, limit: int = 80) -> str:
    """Quote a value so that no control character of a file reaches a terminal."""
    return repr(value if len(value) <= limit else value[: limit - 1] + "…")


class AddendaError(Exception):
    """The root of every error that is the user's or the environment's, never a bug."""

    exit_code: ClassVar[ExitCode]

    def __init__(self, problems: str | Problem | Iterable[Problem]) -> None:
        if isinstance(problems, str):
            problems = Problem(problems)
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UsageError(AddendaError):
    """A value on the command line is not one that is understood."""

    exit_code = ExitCode.USAGE


class InputError(AddendaError):
    """A file's content is invalid."""

    exit_code = ExitCode.INPUT


class NotFoundError(AddendaError):
    """A release, a code, a file or a store does not exist."""

    exit_code = ExitCode.NOT_FOUND


class ConflictError(AddendaError):
    """What was asked contradicts what is there."""

    exit_code = ExitCode.CONFLICT


class StoreError(AddendaError):
    """The store cannot be read or written."""

    exit_code = ExitCode.STORE


class ConfigurationError(AddendaError):
    """A configuration or mapping file is invalid."""

    exit_code = ExitCode.CONFIGURATION


class TemplateError(AddendaError):
    """A template is broken."""

    exit_code = ExitCode.TEMPLATE
