"""The text of a line's code stands, and other fields changed."""

from __future__ import annotations

from addenda.impact.rules.check import Check, of_effect
from addenda.model.findings import Effect
from addenda.model.rules import Rule, Severity

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
    of_effect(Effect.UPDATED, modifiers=True),
)
