"""The code of a line begins only after the new release takes effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.rules.check import Check, Hit
from addenda.model.concept import ConceptKey
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.impact.facts import Facts


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the lines with such a code; one that was in force before is told of as deleted."""
    day = facts.changes.new.effective
    for line in facts.judged:
        key = ConceptKey(line.code)
        concept, before = facts.known_after.get(key), facts.known_before.get(key)
        if concept is None or concept.added is None or concept.added <= day:
            continue
        if before is None or not before.in_force(facts.changes.old.effective):
            yield Hit(line, detail=f"{line.code} begins on {concept.added}: a claim for an earlier day is denied.")


CHECK = Check(
    Rule(
        id="not-begun",
        title="Lines on codes that begin later",
        severity=Severity.LOW,
        carries="a code that begins later",
        reason="A claim with a code that is not in force yet on the date of service is denied.",
        advice="Keep each line inactive until its code begins.",
        source="45 CFR 162.1000 (the code set in force on the date of service)",
    ),
    find,
)
