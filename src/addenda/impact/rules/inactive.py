"""A line that must be worked on is inactive already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.rules.check import Check, Hit
from addenda.impact.rules.urgent import urgent_lines
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.impact.facts import Facts


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the urgent lines of which the file says that they are inactive."""
    wanted = {id(line) for line in facts.master.lines if line.active is False}
    for line in urgent_lines(facts) if wanted else ():
        if id(line) in wanted:
            yield Hit(line, detail="The file says that this line is inactive: it may need nothing but to stay so.")


CHECK = Check(
    Rule(
        id="inactive",
        title="Lines to work on that are inactive",
        severity=Severity.NOTE,
        carries="an inactive status",
        reason="A line that is inactive makes no claims.",
        advice="Leave each line inactive, and mend its code before it is used again.",
        source="practice of the field",
    ),
    find,
)
