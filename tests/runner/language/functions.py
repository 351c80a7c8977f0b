"""The functions of GitHub's expressions, under lower-case names, since GitHub ignores their case.

Source: "Evaluate expressions in workflows and actions", section Functions, of GitHub's documentation.
"""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.runner.errors import RunnerError
from tests.runner.language.values import Value, equal, from_json, is_array, to_json, to_string

_PIECE = re.compile(r"\{\{|\}\}|\{(\d+)\}|[{}]")


class Function(NamedTuple):
    """What it does, and how many arguments it takes."""

    call: Callable[..., Value]
    least: int
    most: int


def _contains(search: Value, item: Value) -> bool:
    if is_array(search):
        return any(equal(one, item) for one in search)
    return to_string(item).lower() in to_string(search).lower()


def _starts_with(text: Value, start: Value) -> bool:
    return to_string(text).lower().startswith(to_string(start).lower())


def _ends_with(text: Value, end: Value) -> bool:
    return to_string(text).lower().endswith(to_string(end).lower())


def _format(text: Value, *values: Value) -> str:
    def piece(match: re.Match[str]) -> str:
        if match[0] in ("{{", "}}"):
            return match[0][0]
        if match[1] is None or int(match[1]) >= len(values):
            raise RunnerError(f"format cannot fill {match[0]!r} in {text!r}")
        return to_string(values[int(match[1])])

    return _PIECE.sub(piece, to_string(text))


def _join(values: Value, separator: Value = ",") -> str:
    return to_string(separator).join(map(to_string, values)) if is_array(values) else to_string(values)


FUNCTIONS = {
    "contains": Function(_contains, 2, 2),
    "startswith": Function(_starts_with, 2, 2),
    "endswith": Function(_ends_with, 2, 2),
    "format": Function(_format, 2, 99),
    "join": Function(_join, 1, 2),
    "tojson": Function(to_json, 1, 1),
    "fromjson": Function(lambda text: from_json(to_string(text)), 1, 1),
}


def hash_files(workspace: Path, *patterns: Value) -> str:
    """Return the hash over the hashes of the files that match, "" where none does."""
    names = [to_string(pattern) for pattern in patterns]
    if unsupported := [name for name in names if name.startswith("!")]:
        raise RunnerError(f"hashFiles: this runner knows no patterns that leave out: {unsupported}")
    files = sorted({file for name in names for file in workspace.glob(name.lstrip("/")) if file.is_file()})
    digests = b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)
    return hashlib.sha256(digests).hexdigest() if files else ""
