"""Workflow commands in what a step prints: annotations, masks, groups.

Source: "Workflow commands for GitHub Actions" of GitHub's documentation; a line is taken apart as `ActionCommand` of
github.com/actions/runner does it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.runner.errors import RunnerError

_LEVELS = ("notice", "warning", "error")
_PROPERTIES = {"file", "line", "endline", "col", "endcolumn", "title"}
_OTHERS = ("debug", "group", "endgroup", "add-mask", "stop-commands", "echo")
_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


class Command(NamedTuple):
    """A command with its properties and its text, unescaped."""

    name: str
    properties: dict[str, str]
    data: str


class Annotation(NamedTuple):
    """What GitHub shows at a run, or at a line of a file."""

    level: str
    message: str
    title: str
    file: str
    line: str


@dataclass
class Said:
    """What a step said through commands, and its log as it is shown."""

    annotations: list[Annotation] = field(default_factory=list)
    masks: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def parse_command(line: str) -> Command | None:
    """Return the command that a line is; None for any other line."""
    head, separator, data = line.lstrip()[2:].partition("::")
    if not line.lstrip().startswith("::") or not separator:
        return None
    name, _, rest = head.partition(" ")
    pairs = [pair.partition("=") for pair in rest.strip().split(",") if pair]
    properties = {key.lower(): _unescape(value, _PROPERTY) for key, _, value in pairs}
    return Command(name.lower(), properties, _unescape(data, _DATA))


def _unescape(text: str, escapes: Iterable[tuple[str, str]]) -> str:
    for escaped, plain in escapes:
        text = text.replace(escaped, plain)
    return text


def listen(log: str, masks: Iterable[str]) -> Said:
    """Go through what a step printed.

    Raises:
        RunnerError: a command or one of its properties is not known.
    """
    said = Said(masks=list(masks))
    stopped = ""
    for line in log.splitlines():
        command = parse_command(line)
        if command and stopped:
            stopped = "" if command.name == stopped.lower() else stopped
        elif command and command.name == "stop-commands":
            stopped = command.data
        elif command:
            _obey(command, said)
        said.lines.append(masked(line, said.masks))
    return said


def _obey(command: Command, said: Said) -> None:
    if command.name == "add-mask":
        said.masks.append(command.data)
    elif command.name in _LEVELS:
        if unknown := set(command.properties) - _PROPERTIES:
            raise RunnerError(f"an annotation has what is not known: {', '.join(unknown)}")
        place = {name: command.properties.get(name, "") for name in ("title", "file", "line")}
        said.annotations.append(Annotation(command.name, masked(command.data, said.masks), **place))
    elif command.name not in _OTHERS:
        raise RunnerError(f"the workflow command {command.name!r} is not known")


def masked(text: str, masks: Iterable[str]) -> str:
    """Put stars in place of what is secret."""
    for mask in masks:
        text = text.replace(mask, "***") if mask else text
    return text
