"""The text of a line's code stands, and other fields changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.rules.check import Check, Hit
from addenda.model.findings import Effect
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.impact.facts import Facts


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the lines whose code or modifier is updated."""
    return (Hit(touch.line, touch.change) for touch in facts.touches if touch.effect is Effect.UPDATED)


CHECK = Check(
    Rule(
        id=Effect.UPDATED.value,
        title="Lines on updated codes",
        severity=Severity.LOW,
        carries="an updated code",
        reason="Coverage, payment or how the code is billed may have changed while its text stands.",
        advice="The text of the code stands: check coverage and payment.",
        source="the payment and administrative fields of both releases",
    ),
    find,
)
