"""The files through which a step speaks to the runner: outputs, variables, paths, summary.

Source: "Workflow commands for GitHub Actions", section Environment files, of GitHub's documentation; what is an error
in them is as in `FileCommandManager` of github.com/actions/runner.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.runner.errors import StepFailed

SUMMARY_LIMIT = 1024 * 1024
_NAMES = ("env", "output", "path", "state", "step_summary")


@dataclass(frozen=True)
class StepFiles:
    """One step's files; no other step has the same."""

    folder: Path
    suffix: str

    def environment(self) -> dict[str, str]:
        return {f"GITHUB_{name.upper()}": str(self._file(name)) for name in _NAMES}

    def outputs(self) -> dict[str, str]:
        return parse_pairs(self._read("output"))

    def variables(self) -> dict[str, str]:
        found = parse_pairs(self._read("env"))
        if "NODE_OPTIONS" in found:
            raise StepFailed("NODE_OPTIONS cannot be set through GITHUB_ENV")
        return found

    def paths(self) -> list[str]:
        return [line for line in self._read("path").splitlines() if line]

    def summary(self) -> str:
        """Return the summary.

        Raises:
            StepFailed: it is longer than a step's may be; GitHub shows none of it then.
        """
        text = self._read("step_summary")
        if len(text.encode()) > SUMMARY_LIMIT:
            raise StepFailed(f"the summary has more than {SUMMARY_LIMIT} bytes")
        return text

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}_{self.suffix}"

    def _read(self, name: str) -> str:
        return self._file(name).read_bytes().decode()


def new_files(folder: Path) -> StepFiles:
    """Make the files of a step, all of them empty."""
    files = StepFiles(folder, secrets.token_hex(8))
    for name in files.environment().values():
        Path(name).touch()
    return files


def parse_pairs(text: str) -> dict[str, str]:
    """Read `name=value` lines and `name<<DELIMITER` blocks.

    Raises:
        StepFailed: a line is neither, or a block does not end.
    """
    found: dict[str, str] = {}
    lines = iter(text.removesuffix("\n").split("\n"))
    for line in lines:
        equals, heredoc = line.find("="), line.find("<<")
        if heredoc >= 0 and (equals < 0 or heredoc < equals):
            name, _, delimiter = line.partition("<<")
            found[_named(name, line)] = _block(lines, _named(delimiter, line))
        elif equals >= 0:
            name, _, value = line.partition("=")
            found[_named(name, line)] = value
        elif line:
            raise StepFailed(f"Invalid format {line!r}")
    return found


def _named(text: str, line: str) -> str:
    if not text:
        raise StepFailed(f"Invalid format {line!r}: name and delimiter must not be empty")
    return text


def _block(lines: Iterator[str], delimiter: str) -> str:
    found: list[str] = []
    for line in lines:
        if line == delimiter:
            return "\n".join(found)
        found.append(line)
    raise StepFailed(f"Invalid value. Matching delimiter not found {delimiter!r}")
