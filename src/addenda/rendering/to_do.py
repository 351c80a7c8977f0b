"""What to do with a line of the charge master, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.changes import Change, ChangeKind, Reason, Transient
from addenda.model.findings import Effect, Finding
from addenda.rendering.instead import found_by_text, publisher_names
from addenda.rendering.sides import by_when

if TYPE_CHECKING:
    from addenda.model.changes import ChangeSet

_URGENT = frozenset({Effect.DELETED, Effect.REUSED, Effect.TRANSIENT})
"""What must be worked on before the change takes effect; each line needs a decision of its own."""


def to_do(finding: Finding, changes: ChangeSet) -> str:
    """Return the advice for a line: "" where the advice of its rule says it, so for a code that is not urgent."""
    change = finding.change
    if finding.detail or change is None:
        return finding.detail
    if change.key.code != finding.line.code:
        return _of_modifier(finding, change, changes)
    return _of_code(finding, change, changes) if finding.rule.id in _URGENT else ""


def _of_code(finding: Finding, change: Change | Transient, changes: ChangeSet) -> str:
    code = str(change.key)
    if isinstance(change, Transient):
        return f"{_replace(finding, code)}: {code} was in force only from {change.added} to {change.terminated}."
    if finding.rule.id == Effect.REUSED:
        return f"Check what the line stands for: {code} has another meaning from {change.on}."
    return f"{_replace(finding, code)}, {by_when(str(change.on), changes)}."


def _replace(finding: Finding, code: str) -> str:
    if named := publisher_names(finding):
        return f"Replace {code} by {named}, or inactivate the line"
    if suggested := found_by_text(finding):
        return f"{suggested} in place of {code}, or inactivate the line"
    return f"Find a code in place of {code} (the publisher names none), or inactivate the line"


def _of_modifier(finding: Finding, change: Change | Transient, changes: ChangeSet) -> str:
    modifier = f"Modifier {change.key.code}"
    if isinstance(change, Transient):
        return f"{modifier} was in force only from {change.added} to {change.terminated}: {_other_modifier(finding)}."
    if change.reason is Reason.REUSED:
        return f"{modifier} has another meaning from {change.on}: check that the line still needs it."
    if change.kind is ChangeKind.REVISED:
        return f"{modifier} has another text from {change.on}: check that the line still needs it."
    if change.kind is ChangeKind.UPDATED:
        return f"{modifier} has other fields from {change.on}: check coverage and payment."
    return f"{modifier} is deleted: {_other_modifier(finding)}, {by_when(str(change.on), changes)}."


def _other_modifier(finding: Finding) -> str:
    if named := publisher_names(finding):
        return f"put in its place {named}, or take it off the line"
    if suggested := found_by_text(finding):
        return f"{suggested[0].lower()}{suggested[1:]} in its place, or take it off the line"
    return "find another in its place (the publisher names none), or take it off the line"
