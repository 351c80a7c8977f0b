"""Nothing was charged in the year on a line that must be worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.rules.check import Check, Hit
from addenda.impact.rules.urgent import urgent_lines
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.impact.facts import Facts


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the urgent lines whose volume is known to be zero."""
    wanted = {id(line) for line in facts.master.lines if line.volume == 0}
    for line in urgent_lines(facts) if wanted else ():
        if id(line) in wanted:
            detail = "Nothing was charged on this line in the year: inactivating it may be enough."
            yield Hit(line, detail=detail)


CHECK = Check(
    Rule(
        id="zero-volume",
        title="Lines to work on that nothing was charged on",
        severity=Severity.NOTE,
        carries="a volume of zero",
        reason="A line that nobody uses needs no new code.",
        advice="Ask whether each line is still needed; if not, inactivate it.",
        source="practice of the field",
    ),
    find,
)
