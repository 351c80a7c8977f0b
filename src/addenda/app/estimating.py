"""Estimate what a change does to the charge lines of a whole system, on an engine that the user chooses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from addenda.engines.choosing import open_engine
from addenda.errors import UsageError
from addenda.impact.frames.columns import GROUPS, LINES, USAGE, Part, choose_columns
from addenda.impact.frames.estimate import estimate
from addenda.model.chargemaster import ChargeLine
from addenda.reading.chargemaster.codes import clean_code, clean_modifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addenda.impact.frames.columns import Source
    from addenda.impact.frames.engine import Engine
    from addenda.model.changes import ChangeSet
    from addenda.model.estimates import Estimate

_COLUMNS = {Part.LINES: LINES, Part.USAGE: USAGE}


@dataclass(frozen=True)
class Request:
    """What is estimated: the addresses of the lines and of the usage, the groups, and the columns that were named."""

    lines: str
    usage: str | None = None
    by: Sequence[str] = ()
    named: Mapping[Part, Mapping[str, str]] = field(default_factory=dict)


def estimate_system(changes: ChangeSet, request: Request, engine: str) -> Estimate:
    """Return what the changes do to the lines of a system.

    Raises:
        UsageError: when the engine or a group is none of ours.
        ConfigurationError: when the engine is not installed, or does not answer.
        NotFoundError: when a source is not there.
        InputError: naming what is wrong with the columns of a source, or with what is in them.

    """
    _check_groups(request.by)
    opened = open_engine(engine)
    try:
        return estimate_on(opened, changes, request)
    finally:
        opened.close()


def estimate_on(engine: Engine, changes: ChangeSet, request: Request) -> Estimate:
    """Return the same on an engine that is open; it stays open."""
    lines = _source(engine, Part.LINES, request.lines, request)
    usage = _source(engine, Part.USAGE, request.usage, request) if request.usage else None
    return estimate(engine, changes, lines, usage, tuple(dict.fromkeys(request.by)), understood)


def named_columns(options: Iterable[str]) -> dict[Part, dict[str, str]]:
    """Read the values of `--map`, each `lines.column=Name` or `usage.column=Name`.

    Raises:
        UsageError: naming each value that is none.

    """
    named: dict[Part, dict[str, str]] = {part: {} for part in Part}
    wrong = []
    for option in options:
        place, _, name = option.partition("=")
        part, _, column = place.strip().partition(".")
        if part in named and column in _COLUMNS[Part(part)] and name.strip():
            named[Part(part)][column] = name.strip()
        else:
            wrong.append(option)
    if wrong:
        ours = "; ".join(f"{part}: {', '.join(columns)}" for part, columns in _COLUMNS.items())
        raise UsageError(f"--map {', '.join(map(repr, wrong))} is no lines.COLUMN=NAME or usage.COLUMN=NAME ({ours}).")
    return named


def understood(code: str, modifier: str) -> ChargeLine:
    """Return a line with what the texts of its code and modifier columns mean, by the rules of a charge master."""
    clean = clean_code(code)
    modifiers = " ".join(dict.fromkeys(f"{clean.modifier} {clean_modifier(modifier)}".split()))
    return ChargeLine("", 0, "", "", code, clean.code, modifiers, clean.status, None, None)


def _source(engine: Engine, part: Part, address: str, request: Request) -> Source:
    return choose_columns(part, engine.open(address), request.named.get(part, {}), address)


def _check_groups(by: Iterable[str]) -> None:
    unknown = [group for group in by if group not in GROUPS]
    if unknown:
        raise UsageError(f"--by {', '.join(map(repr, unknown))} is no group; there are {', '.join(GROUPS)}.")
