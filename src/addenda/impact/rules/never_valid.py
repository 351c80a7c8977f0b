"""Neither release knows the code of a line, in force or ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.rules.check import Check, Hit
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.impact.facts import Facts


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the lines with such a code; not those of which a release knows that it ended, or begins later."""
    changes = facts.changes
    where = f"in neither {changes.old.id} nor {changes.new.id}"
    if changes.is_correction:
        where = f"in {changes.new.id} neither before nor after the correction"
    for line in facts.judged:
        if line.code not in facts.known_codes:
            detail = (
                f"{line.code} stands {where}: it was never valid, began later, or ended so long ago "
                "that it is listed no more. Find the right code, or inactivate the line."
            )
            yield Hit(line, detail=detail)


CHECK = Check(
    Rule(
        id="never-valid",
        title="Lines on codes that are not in the code set",
        severity=Severity.HIGH,
        carries="a code that is not in the code set",
        reason="A claim with a code that is not in the code set is returned or denied.",
        advice="Find the right code for each line, or inactivate it: a digit may be wrong.",
        source="45 CFR 162.1000 and 162.1002 (CPT and HCPCS are the code sets of claims)",
    ),
    find,
)
