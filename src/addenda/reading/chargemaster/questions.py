"""What is asked of the user where the columns are not clear, with the options that answer it."""

from __future__ import annotations

import re
import shlex
from difflib import get_close_matches
from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.model.listing import listed
from addenda.reading.chargemaster.words import MEANINGS, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from addenda.model.chargemaster import ChargeMaster

_SHOWN = 30  # headers that a message lists
_SHELL_SIGNS = re.compile(r'["$`\\!]')  # what a shell reads inside double quotes


class UnclearError(InputError):
    """A required column is missing or may be several.

    `understood` is what was made of the file all the same, `examples` the first values under each header.
    """

    def __init__(
        self, problems: Iterable[Problem], understood: ChargeMaster, examples: Mapping[str, tuple[str, ...]]
    ) -> None:
        super().__init__(problems)
        self.understood = understood
        self.examples = examples

    def also(self, problems: Iterable[Problem]) -> UnclearError:
        """Return the same error with more problems of the file."""
        return UnclearError((*self.problems, *problems), self.understood, self.examples)


def which(column: str, headers: Sequence[str], file: str, row: int) -> Problem:
    """Return the question which of several columns is ours; `row` is that of the headers, 0 where there is none."""
    if len({same(text) for text in headers}) > 1:
        message = f"{len(headers)} columns could be {MEANINGS[column]}: {_list(headers)}"
        return Problem(message, file, row or None, advice=f"Say which one: {_options(column, headers)}.")
    advice = "Give the columns different headers in the file."
    return Problem(f"{len(headers)} columns have the header {headers[0]!r}", file, row or None, advice=advice)


def missing(column: str, headers: Sequence[str], refuted: Sequence[str], file: str, row: int) -> Problem:
    """Return the question which column is ours; `refuted` says of headers why their cells are not what they say."""
    message = f"{_missing(column)}; the headers are {_list(filter(None, headers))}"
    if refuted:
        message = f"{message} ({'; '.join(refuted)})"
    return Problem(message, file, row or None, advice=f'Say which one it is: --map {column}="HEADER".')


def is_missing(problem: Problem, column: str) -> bool:
    """Say whether a problem is the question which column is ours, of all of them."""
    return problem.message.startswith(_missing(column))


def _missing(column: str) -> str:
    return f"no column was recognised as {MEANINGS[column]}"


def no_such_header(column: str, wanted: str, headers: Sequence[str], file: str, row: int) -> Problem:
    """Return that a mapped header is not there, and which ones are near."""
    seen = {same(text): text for text in headers if text}
    nearest = [seen[match] for match in get_close_matches(same(wanted), seen, cutoff=0.5)]
    advice = f"Did you mean {_options(column, nearest)}?" if nearest else None
    message = f"no column has the header that {column} is mapped to; the headers are {_list(seen.values())}"
    return Problem(message, file, row or None, wanted, advice)


def _list(titles: Iterable[str]) -> str:
    return listed(list(map(repr, titles)), _SHOWN)


def _options(column: str, titles: Iterable[str]) -> str:
    """Return the options to choose from on a command line, quoted for a shell."""
    quoted = [shlex.quote(text) if _SHELL_SIGNS.search(text) else f'"{text}"' for text in titles]
    return " or ".join(f"--map {column}={text}" for text in quoted)
