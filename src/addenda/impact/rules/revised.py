"""The code of a line has another text now."""

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
    """Yield the lines whose code or modifier is revised in its own part, and not through its parent alone."""
    for touch in facts.touches:
        if touch.effect is Effect.REVISED and not (isinstance(touch.change, Change) and touch.change.through):
            yield Hit(touch.line, touch.change)


CHECK = Check(
    Rule(
        id=Effect.REVISED.value,
        title="Lines on revised codes",
        severity=Severity.LOW,
        carries="a revised code",
        reason="What the line stands for may not be what its code says any more.",
        advice="Compare each line's description with the new text of its code.",
        source="the descriptors of both releases",
    ),
    find,
)
