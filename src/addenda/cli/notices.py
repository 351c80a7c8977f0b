"""What a person must know of an answer, so that nobody takes a part for the whole, or an end for the beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.cli.output import say

if TYPE_CHECKING:
    from addenda.model.changes import ChangeSet


def say_if_turned_round(changes: ChangeSet) -> None:
    """Tell when the old release takes effect after the new one, or is the same: the answer is then seldom wanted."""
    old, new = changes.old, changes.new
    if old.effective > new.effective:
        say(f"Note: {old.id} takes effect after {new.id}; the change is told backwards.")
    elif old[:3] == new[:3]:
        say(f"Note: both are {old.id} as it is known now; nothing can differ.")


def warn(sentence: str) -> None:
    """Tell what may not be as the person meant it."""
    say(f"Warning: {sentence}")
