"""The code of a line began and ended between the two releases."""

from __future__ import annotations

from addenda.impact.rules.check import Check, of_effect
from addenda.model.findings import Effect
from addenda.model.rules import Rule, Severity

CHECK = Check(
    Rule(
        id=Effect.TRANSIENT.value,
        title="Lines on transient codes",
        severity=Severity.HIGH,
        carries="a code that began and ended in between",
        reason="The code was deleted during the year, so no release has it in force: a claim with it is denied.",
        advice="Find another code for each line, or inactivate it: no release has its code in force.",
        source="45 CFR 162.1000 (the code set in force on the date of service)",
    ),
    of_effect(Effect.TRANSIENT),
)
