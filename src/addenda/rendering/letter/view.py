"""The view of a letter to one owner of lines: finished sentences and tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.impact.totals import total
from addenda.model.listing import counted
from addenda.model.money import dollars
from addenda.model.rules import Severity
from addenda.rendering.letter.days import written
from addenda.rendering.letter.plain import LONGEST, asks_nothing, plain
from addenda.rendering.licence import notice_of
from addenda.rendering.sides import by_when, compared
from addenda.rendering.visible import visible
from addenda.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.model.changes import ChangeSet
    from addenda.model.findings import Finding, Impact
    from addenda.model.worklist import Worklist

_MOST = {Severity.HIGH: 500, Severity.MEDIUM: 200, Severity.LOW: 50, Severity.NOTE: 50}
"""How many lines of a severity a letter lists; the report has the others."""
_KINDS = {"department": "", "revenue-code": "Revenue code ", "facility": "", "payer": ""}
_TITLES = {
    Severity.HIGH: "To change {before}",
    Severity.MEDIUM: "To decide with us",
    Severity.LOW: "To look at",
    Severity.NOTE: "Good to know",
}
_NOT_CHARGED = "How much is charged here in a year is not known, because volume or price is missing."
_NEEDS = {
    Severity.HIGH: "to change {before}",
    Severity.MEDIUM: "to decide on",
    Severity.LOW: "to look at",
    Severity.NOTE: "with a note",
}


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One charge of the owner."""

    charge_code: str
    """The hospital's own number of the charge."""
    description: str
    """Its description."""
    code: str
    """Its code."""
    what: str
    """What changes for it, as a sentence."""
    to_do: str
    """What to do, as a sentence."""
    gross: str
    """Its gross charges a year, or the word for what is not known."""


@dataclass(frozen=True, slots=True)
class LetterPart:
    """The charges that are alike in how much they matter."""

    title: str
    """What is asked for them."""
    rows: tuple[LetterRow, ...]
    """The charges."""
    rest: str
    """A sentence on charges that are left out here; "" for none."""


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter to one owner of lines of a charge master."""

    owner: str
    """Who it is to."""
    title: str
    """What it is about."""
    changed: tuple[str, ...]
    """What changed, and what that means for the owner, as sentences."""
    stake: tuple[str, ...]
    """What is at stake, as sentences."""
    charged: bool
    """Whether the gross charges of any of the charges are known."""
    parts: tuple[LetterPart, ...]
    """The charges, what matters most first."""
    made: str
    """What it is made from, as a sentence."""
    notice: str
    """What the publisher lets be done with its text; "" where it says nothing."""


def build_letter(impact: Impact, one: Worklist) -> LetterView:
    """Return the view of a letter, made safe to show but not yet escaped for any format."""
    changes, before = impact.changes, by_when(written(impact.changes.new.effective), impact.changes)
    owner = _owner(one)
    charged = any(finding.line.gross is not None for finding in one.findings)
    found = {severity: [each for each in one.findings if each.severity is severity] for severity in Severity}
    return LetterView(
        owner=owner,
        title=_title(changes),
        changed=(_changed(changes), _touched(one, before)),
        stake=_stake(found[Severity.HIGH], charged=charged),
        charged=charged,
        parts=tuple(_part(impact, severity, findings, before) for severity, findings in found.items() if findings),
        made=_made(impact),
        notice=visible(notice_of(changes.codeset)),
    )


def _title(changes: ChangeSet) -> str:
    if changes.is_correction:
        return "Codes of your charges were corrected"
    return f"Codes of your charges change on {written(changes.new.effective)}"


def _changed(changes: ChangeSet) -> str:
    day = written(changes.new.effective)
    happened = f"was corrected as of {day}" if changes.is_correction else f"changes on {day}"
    return f"The list of codes by which we bill, {_short(changes.codeset.title)}, {happened}."


def _made(impact: Impact) -> str:
    changes, file = impact.changes, impact.chargemaster.file
    if changes.is_correction:
        return _short(f"Made from {compared(changes)}, and {file}.")
    return _short(f"Made from {changes.old.id}, {changes.new.id} and {file}.")


def _owner(one: Worklist) -> str:
    name = f"{_KINDS[one.kind]}{one.owner}" if one.owner else f"Charges without a {one.kind.replace('-', ' ')}"
    return _short(f"{one.facility}: {name}" if one.facility else name)


def _touched(one: Worklist, before: str) -> str:
    """Say how many lines are touched and what they need, each counted by its worst finding."""
    needs = [
        f"{number(count)} {_NEEDS[severity].format(before=before)}" for severity, count in one.effort.items() if count
    ]
    touched = "line of your charges is" if one.at_stake.lines == 1 else "lines of your charges are"
    return f"{number(one.at_stake.lines)} {touched} touched: {', '.join(needs)}."


def _stake(urgent: Sequence[Finding], *, charged: bool) -> tuple[str, ...]:
    """Say what the lines bring in that payers will refuse; what is not known is said, and not counted as zero."""
    if not urgent:
        return ("Nothing has to be changed for claims to be paid.", *(() if charged else (_NOT_CHARGED,)))
    sums = total(finding.line for finding in urgent)
    start = "Where a charge below is not changed in time, payers refuse the claims."
    if sums.gross is None:
        return (start, "How much that is in a year is not known, because volume or price is missing.")
    money = f"These charges come to {dollars(sums.gross)} a year"
    unknown = sums.lines_without_gross
    if not unknown:
        return (start, f"{money}.")
    return (start, f"{money}; for {counted(unknown, 'more line')} it is not known.")


def _part(impact: Impact, severity: Severity, findings: Sequence[Finding], before: str) -> LetterPart:
    left = len(findings) - _MOST[severity]
    asked = sorted(findings, key=lambda finding: asks_nothing(plain(finding, impact.changes.codeset)))
    return LetterPart(
        title=_TITLES[severity].format(before=before),
        rows=tuple(_row(impact, finding) for finding in asked[: _MOST[severity]]),
        rest=f"{counted(left, 'more line')}: ask us for the whole list." if left > 0 else "",
    )


def _row(impact: Impact, finding: Finding) -> LetterRow:
    line, told = finding.line, plain(finding, impact.changes.codeset)
    return LetterRow(
        charge_code=_short(line.charge_code),
        description=_short(line.description),
        code=_short(line.code or line.raw_code),
        what=_short(told.what),
        to_do=_short(told.to_do),
        gross="unknown" if line.gross is None else dollars(line.gross),
    )


def _short(text: str) -> str:
    return visible(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")
