"""What to do with a line of the charge master, in one sentence."""

from __future__ import annotations

from addenda.model.changes import Transient
from addenda.model.findings import Finding, FindingKind
from addenda.rendering.describing import key_of
from addenda.rendering.instead import found_by_text, publisher_names

URGENT = (FindingKind.DELETED, FindingKind.REUSED, FindingKind.TRANSIENT)
"""Lines of these kinds must be worked on before the change takes effect; each needs a decision of its own."""

NOTES = {
    FindingKind.DELETED: "Each line needs another code, or is to be inactivated: its claims will be denied.",
    FindingKind.REUSED: "The code is valid and means something else now: check what each line stands for.",
    FindingKind.TRANSIENT: "The code began and ended between the two releases: it is not valid.",
    FindingKind.REVISED: "Compare each line's description with the new text of its code.",
    FindingKind.UPDATED: "The text of the code stands: check coverage and payment.",
}


def to_do(finding: Finding) -> str:
    """Return the advice for a line: "" where the note of its kind says it, so for a code that is not urgent."""
    if key_of(finding.change).code != finding.line.code:
        return _of_modifier(finding)
    return _of_code(finding) if finding.kind in URGENT else ""


def _of_code(finding: Finding) -> str:
    code, change = str(key_of(finding.change)), finding.change
    if isinstance(change, Transient):
        return f"{_replace(finding, code)}: {code} was in force only from {change.added} to {change.terminated}."
    if finding.kind is FindingKind.REUSED:
        return f"Check what the line stands for: {code} has another meaning from {change.on}."
    return f"{_replace(finding, code)}, before {change.on}."


def _replace(finding: Finding, code: str) -> str:
    if named := publisher_names(finding):
        return f"Replace {code} by {named}, or inactivate the line"
    if suggested := found_by_text(finding):
        return f"{suggested} in place of {code}, or inactivate the line"
    return f"Find a code in place of {code} (the publisher names none), or inactivate the line"


def _of_modifier(finding: Finding) -> str:
    modifier, change = f"Modifier {key_of(finding.change).code}", finding.change
    if isinstance(change, Transient):
        return f"{modifier} was in force only from {change.added} to {change.terminated}: {_other_modifier(finding)}."
    match finding.kind:
        case FindingKind.REUSED:
            return f"{modifier} has another meaning from {change.on}: check that the line still needs it."
        case FindingKind.REVISED:
            return f"{modifier} has another text from {change.on}: check that the line still needs it."
        case FindingKind.UPDATED:
            return f"{modifier} has other fields from {change.on}: check coverage and payment."
    return f"{modifier} is deleted: {_other_modifier(finding)}, before {change.on}."


def _other_modifier(finding: Finding) -> str:
    if named := publisher_names(finding):
        return f"put in its place {named}, or take it off the line"
    if suggested := found_by_text(finding):
        return f"{suggested[0].lower()}{suggested[1:]} in its place, or take it off the line"
    return "find another in its place (the publisher names none), or take it off the line"
