"""Workflow commands: lines on stdout that the runner takes as orders, and lines that it must not take as such.

Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions, and the runner's own
`ActionCommand.cs`, by which a line that begins with `::` after blanks is a command, and `##[` in any place is one of
the older kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from enum import StrEnum

MOST = 10
"""How many annotations of one kind GitHub shows for a step."""

_DATA = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_PROPERTY = _DATA | {ord(":"): "%3A", ord(","): "%2C"}


class Annotation(NamedTuple):
    """A remark that GitHub shows beside a run: of a `level` (`error`, `warning`, `notice`), at a line of a file.

    `file` is a path from the top of the workspace, "" for none; `line` is 1-based.
    """

    level: str | StrEnum
    message: str
    title: str = ""
    file: str = ""
    line: int | None = None

    def command(self) -> str:
        """Return the line that makes it."""
        said = {"title": self.title, "file": self.file, "line": str(self.line or "")}
        properties = ",".join(f"{name}={escape_property(value)}" for name, value in said.items() if value)
        return f"::{self.level}{' ' if properties else ''}{properties}::{escape_data(self.message)}"


def escape_data(text: str) -> str:
    """Return the message of a command: line breaks stay line breaks, other controls can be seen."""
    return "\n".join(visible(line) for line in text.splitlines()).translate(_DATA)


def escape_property(text: str) -> str:
    """Return the value of a property of a command, on one line."""
    return visible(text).translate(_PROPERTY)


def plain_line(text: str) -> str:
    """Return a line of the log that is no command, whatever stands in it."""
    line = visible(text).replace("##[", "## [")
    return f"> {line}" if line.lstrip().startswith("::") else line
