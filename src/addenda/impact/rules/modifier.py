"""A modifier of a line is not in force any more, or means something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.rules.check import Check, Hit
from addenda.model.findings import Effect
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.impact.facts import Facts

_NOT_VALID = frozenset({Effect.DELETED, Effect.REUSED, Effect.TRANSIENT})


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the lines with such a modifier."""
    return (
        Hit(touch.line, touch.change) for touch in facts.touches if touch.of_modifier and touch.effect in _NOT_VALID
    )


CHECK = Check(
    Rule(
        id="modifier",
        title="Lines on modifiers no longer valid",
        severity=Severity.HIGH,
        carries="a modifier that is no longer valid",
        reason="A claim with a modifier that is not in force on the date of service is returned or denied.",
        advice="Put the right modifier on each line, or take it off.",
        source="45 CFR 162.1000: modifiers are part of the code sets CPT and HCPCS",
    ),
    find,
)
