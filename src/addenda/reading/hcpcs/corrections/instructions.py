"""From the words of a correction list to what is to be done: a small grammar, every form of which CMS has published.

Words that it does not hold, a filled cell that the words say nothing of, and words and cells that contradict each other
are problems: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from addenda.errors import Problem
from addenda.model.codeset import ADDED, CROSS_REFERENCES, TERMINATED
from addenda.reading.hcpcs.codeset import is_code
from addenda.reading.hcpcs.corrections.cells import COLUMNS, NotUnderstoodError, day_of, given_by, needed_day
from addenda.reading.hcpcs.corrections.table import ON

if TYPE_CHECKING:
    from addenda.model.concept import Value
    from addenda.reading.hcpcs.corrections.table import Entry


class Verb(Enum):
    """What is done to a code."""

    ADD = "add"
    CHANGE = "change"
    DELETE = "delete"
    """The code is taken out of the release: it should never have stood there."""
    WITHDRAW = "withdraw"
    """An earlier list added the code; that is taken back."""
    RESTORE = "restore"
    """The code was left out in error: it comes back as the release before has it."""
    REVERT = "revert"
    """The descriptors go back to those of another year."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """What one row of a list says. `sets` gives fields a value; `appends` adds to a list, `drops` takes out of it.

    A text in `drops` under a field that is no list is that field's whole value. `year` is the one to revert to, `on`
    the day that the row names (None where it names none, or one that cannot be read).
    """

    verb: Verb
    sets: dict[str, Value] = field(default_factory=dict)
    appends: dict[str, str] = field(default_factory=dict)
    drops: dict[str, str] = field(default_factory=dict)
    year: int | None = None
    on: date | None = None


_Build = Callable[[re.Match[str], "Entry"], Instruction]


def understand(entry: Entry, place: str) -> Instruction | Problem:
    """Return what a row says, or what is wrong with it. `place` is the file, for messages."""
    if not is_code(entry.code):
        return Problem("this is no HCPCS code", place, entry.row, entry.code)
    for pattern, columns, build in _GRAMMAR:
        if found := pattern.fullmatch(entry.words):
            try:
                _refuse_other_cells(entry, columns)
                return replace(build(found, entry), on=day_of(entry.cells.get(ON, "")))
            except NotUnderstoodError as error:
                return Problem(f"{entry.code}: {error}", place, entry.row, entry.words, _BY_HAND)
    return Problem(f"{entry.code}: this instruction is not understood", place, entry.row, entry.words, _BY_HAND)


def adds_a_code(words: str) -> bool:
    """Say whether an instruction, in a list's own words, adds a code."""
    return _ADD.fullmatch(words) is not None


_ADD = re.compile(r"add(?: code)?", re.IGNORECASE)
_BY_HAND = "Nothing was applied. Correct or take out the row in a copy of the list, and give that."


def _refuse_other_cells(entry: Entry, columns: frozenset[str]) -> None:
    others = sorted(entry.cells.keys() - columns - {ON})
    if others:
        raise NotUnderstoodError(f"the row fills {', '.join(others)}, of which the instruction says nothing")


def _add(_: re.Match[str], entry: Entry) -> Instruction:
    given = given_by(entry)
    if "long" not in given or "short" not in given:
        raise NotUnderstoodError("the row adds a code and lacks a description")
    added = day_of(entry.cells.get(ON, ""))
    begin: dict[str, Value] = {ADDED: added.isoformat()} if added else {}
    kind = "modifier" if len(entry.code) == 2 else "procedure"
    return Instruction(Verb.ADD, {"kind": kind, **given, **begin})


def _end(_: re.Match[str], entry: Entry) -> Instruction:
    """End a code: CMS's date is the first day on which it may not be used, the file's the last on which it may."""
    last = needed_day(entry) - timedelta(days=1)
    return Instruction(Verb.CHANGE, {TERMINATED: last.isoformat(), **given_by(entry)})


def _revise(found: re.Match[str], entry: Entry) -> Instruction:
    named = {name for name in ("long", "short") if name in found[1].casefold()}
    given = given_by(entry)
    if given.keys() != named:
        raise NotUnderstoodError(f"the instruction names {', '.join(sorted(named))}, the row gives {', '.join(given)}")
    return Instruction(Verb.CHANGE, given)


def _action(found: re.Match[str], entry: Entry) -> Instruction:
    day = needed_day(entry).isoformat()
    return Instruction(Verb.CHANGE, {"action": found[1].upper(), "action_effective": day})


def _payment(found: re.Match[str], entry: Entry) -> Instruction:
    said: dict[str, Value] = {"coverage": found[1].upper(), "pricing": [found[2]]}
    return _agreeing(said, entry)


def _agreeing(said: dict[str, Value], entry: Entry) -> Instruction:
    """Set what the words say; what the cells say must be the same where they say it too."""
    given = given_by(entry)
    if any(said.get(name, value) != value for name, value in given.items()):
        raise NotUnderstoodError("the words and the cells of the row contradict each other")
    return Instruction(Verb.CHANGE, {**said, **given})


def _asc(found: re.Match[str], entry: Entry) -> Instruction:
    said: dict[str, Value] = {"asc_group": found[1]} if found.groups() else {}
    made = _agreeing(said, entry)
    if "asc_group" not in made.sets:
        raise NotUnderstoodError("the row gives no ASC IND")
    begin = made.sets.get("asc_date") or needed_day(entry).isoformat()
    return replace(made, sets={**made.sets, "asc_date": begin})


def _no_asc(found: re.Match[str], _: Entry) -> Instruction:
    day = day_of(found[2])
    if day is None:
        raise NotUnderstoodError(f"{found[2]!r} is no date")
    return Instruction(Verb.CHANGE, drops={"asc_group": found[1], "asc_date": day.isoformat()})


def _verb(verb: Verb) -> _Build:
    return lambda _found, _entry: Instruction(verb)


_CODE = r"([A-Z]\d{4}|\d{5})"

_GRAMMAR: tuple[tuple[re.Pattern[str], frozenset[str], _Build], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), frozenset(columns), build)
    for pattern, columns, build in (
        (_ADD.pattern, COLUMNS, _add),
        (r"(?:terminate|discontinue)(?: code)?", {"XREFCODE"}, _end),
        (r"delete(?: code)?", (), _verb(Verb.DELETE)),
        (r"remove, will be assigned at a later date", (), _verb(Verb.WITHDRAW)),
        (r"do not add - remove from previous corrections document", (), _verb(Verb.WITHDRAW)),
        (r"removed in error - add back to file", (), _verb(Verb.RESTORE)),
        (
            r"should not have been updated - revert back to (20\d\d) description",
            (),
            lambda found, _: Instruction(Verb.REVERT, year=int(found[1])),
        ),
        (
            r"revise ?((?:long|short)(?: (?:&|and) (?:long|short))?) desc(?:ription)?s?",
            ("LONGDESC", "SHORTDESC"),
            _revise,
        ),
        (r'change action code to "?([A-Z])"? and add action effective date', (), _action),
        (r"change cov to ([A-Z]) and price to (\d\d)", {"COV", "PRICE"}, _payment),
        (
            rf"change xref code to {_CODE}",
            (),
            lambda found, _: Instruction(Verb.CHANGE, {CROSS_REFERENCES: [found[1].upper()]}),
        ),
        (
            rf"remove xref code {_CODE}",
            (),
            lambda found, _: Instruction(Verb.CHANGE, drops={CROSS_REFERENCES: found[1].upper()}),
        ),
        (
            r"add lab cert code (\d{3})",
            (),
            lambda found, _: Instruction(Verb.CHANGE, appends={"lab_certification": found[1]}),
        ),
        (r"change asc ind/asc eff date", {"ASCIND", "ASCDATE"}, _asc),
        (r'add "([A-Z]{2})" asc ind', {"ASCIND", "ASCDATE"}, _asc),
        (r'remove "([A-Z]{2})" asc ind and asc start date of (\S+)', (), _no_asc),
    )
)
