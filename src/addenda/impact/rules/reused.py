"""The number of a line's code means something else now."""

from __future__ import annotations

from addenda.impact.rules.check import Check, of_effect
from addenda.model.findings import Effect
from addenda.model.rules import Rule, Severity

CHECK = Check(
    Rule(
        id=Effect.REUSED.value,
        title="Lines on reused codes",
        severity=Severity.HIGH,
        carries="a number that means something else now",
        reason="The claim is paid, for something that was not done.",
        advice="The code is valid and means something else now: check what each line stands for.",
        source="the add date of the code in both releases",
    ),
    of_effect(Effect.REUSED),
)
