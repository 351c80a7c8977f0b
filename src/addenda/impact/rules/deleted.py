"""The code of a line is deleted."""

from __future__ import annotations

from addenda.impact.rules.check import Check, of_effect
from addenda.model.findings import Effect
from addenda.model.rules import Rule, Severity

CHECK = Check(
    Rule(
        id=Effect.DELETED.value,
        title="Lines on deleted codes",
        severity=Severity.HIGH,
        carries="a deleted code",
        reason="A claim with a code that is not in force on the date of service is denied; there is no grace period.",
        advice="Each line needs another code, or is to be inactivated: its claims will be denied.",
        source="45 CFR 162.1000 (the code set in force on the date of service); CMS ended the grace period in 2005",
    ),
    of_effect(Effect.DELETED),
)
