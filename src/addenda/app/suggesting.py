"""Suggest what replaces the codes that were deleted between two releases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.errors import UsageError
from addenda.impact.candidates.lines import deleted_codes
from addenda.impact.candidates.suggest import suggest
from addenda.model.changes import ChangeKind
from addenda.model.codeset import Kind

if TYPE_CHECKING:
    from addenda.app.selecting import Chosen
    from addenda.model.candidates import Suggestions
    from addenda.model.changes import ChangeSet
    from addenda.model.findings import Impact
    from addenda.model.snapshot import Snapshot


def suggest_replacements(changes: ChangeSet, new: Snapshot, chosen: Chosen | None = None) -> Suggestions:
    """Return the candidates of every deleted code; of the chosen ones alone, where codes were chosen.

    Raises:
        UsageError: when the code set is a fee schedule.
        StoreError: when the store is damaged.

    """
    if changes.codeset.kind is Kind.FEE_SCHEDULE:
        raise UsageError(
            f"{changes.codeset.id} is a fee schedule: it prices codes, and does not say what replaces them."
        )
    if chosen is None:
        return suggest(changes, new)
    part = chosen.narrow(changes)
    wanted = {change.key for change in part.of_kind(ChangeKind.DELETED)}
    return suggest(changes, chosen.new, wanted=wanted).narrowed(part)


def suggest_for_report(changes: ChangeSet, new: Snapshot) -> Suggestions | None:
    """Return the candidates of every deleted code, without a score where the publisher names them.

    None for a fee schedule.

    Raises:
        StoreError: when the store is damaged.

    """
    if changes.codeset.kind is Kind.FEE_SCHEDULE:
        return None
    return suggest(changes, new, likeness=False)


def suggest_for_lines(impact: Impact, changes: ChangeSet, new: Snapshot) -> Suggestions | None:
    """Return the candidates of the deleted codes that lines carry; the release is read only for such.

    None where lines carry none, and for a fee schedule. `changes` are all changes, also where the impact is of chosen
    codes: what was added counts wherever it stands.

    Raises:
        StoreError: when the store is damaged.

    """
    wanted = deleted_codes(impact)
    if not wanted or changes.codeset.kind is Kind.FEE_SCHEDULE:
        return None
    return suggest(changes, new, wanted=wanted, likeness=False)
