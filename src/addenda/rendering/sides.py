"""What is compared, in words: two releases, or one release before and after a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.changes import Reason
from addenda.model.codeset import Kind

if TYPE_CHECKING:
    from addenda.model.changes import Change, ChangeSet, Side
    from addenda.model.codeset import CodeSet

COMMIT = 12
"""Digits of a commit that a person reads."""
_REASONS = {
    Reason.NEW: "new with the correction",
    Reason.REACTIVATED: "end taken back",
    Reason.REUSED: Reason.REUSED.value,
    Reason.TERMINATED: "end entered",
    Reason.ABSENT: "taken out",
    Reason.NOT_BEGUN: "beginning put off",
}
"""Why a correction adds or deletes a code."""


def compared(changes: ChangeSet) -> str:
    """Return what is compared, as a title names it."""
    old, new = changes.old, changes.new
    if not changes.is_correction:
        return f"{old.id} to {new.id}"
    return f"{new.id}, corrected: {_known(old)} and {_known(new)}"


def titles(changes: ChangeSet) -> tuple[str, str]:
    """Return what the old and the new side are called beside each other."""
    old, new = str(changes.old.id), str(changes.new.id)
    return (f"{old}, before the correction", f"{new}, after the correction") if changes.is_correction else (old, new)


def references(changes: ChangeSet) -> tuple[str, str]:
    """Return the two sides as a command takes them."""
    return _reference(changes, changes.old), _reference(changes, changes.new)


def reason_words(change: Change, changes: ChangeSet) -> str:
    """Return why a code was added or deleted; "" for the other changes."""
    if change.reason is None:
        return ""
    return _REASONS[change.reason] if changes.is_correction else change.reason.value


def by_when(day: str, changes: ChangeSet) -> str:
    """Return until when to act on a change that takes effect on a day: what was corrected is in force already."""
    return "now" if changes.is_correction else f"before {day}"


def unit(codeset: CodeSet) -> str:
    """Return what is counted: a fee schedule has a row for each code and modifier."""
    return "row" if codeset.kind is Kind.FEE_SCHEDULE else "code"


def _known(side: Side) -> str:
    return f"as known on {side.known} (commit {side.commit[:COMMIT]})" if side.commit else "as its file has it"


def _reference(changes: ChangeSet, side: Side) -> str:
    return f"{side.id}@{side.commit[:COMMIT]}" if changes.is_correction and side.commit else str(side.id)
