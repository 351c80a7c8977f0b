"""The text before the semicolon changed, which the code of a line shares with its family; its own part stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.rules.check import Check, Hit
from addenda.model.changes import Change
from addenda.model.findings import Effect
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.impact.facts import Facts


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the lines whose code is revised through its parent alone."""
    for touch in facts.touches:
        change = touch.change
        if touch.effect is Effect.REVISED and isinstance(change, Change) and change.through:
            detail = (
                f"{change.key} is revised through {change.through}, the first code of its family: its own part stands, "
                f"and what it shares with the family has another text from {change.on}."
            )
            yield Hit(touch.line, change, detail)


CHECK = Check(
    Rule(
        id="revised-through-parent",
        title="Lines on codes revised through their parent",
        severity=Severity.LOW,
        carries="a code that is revised through its parent",
        reason="A code inherits its parent's text up to the semicolon: it changed without being marked as revised.",
        advice="Compare each line's description with the new text of its code, the part before the semicolon first.",
        source="CPT, Introduction: format of the terminology",
    ),
    find,
)
