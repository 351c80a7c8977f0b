"""The Category III code of a line is due to end on the next 1 January."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.rules.check import Check, Hit
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.impact.facts import Facts


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the lines whose code is due on the first 1 January after the new release takes effect.

    The publisher archives such codes on a 1 January alone, so that this is what can happen within a year. A code that
    is in force past the day on which it was due has been kept for five years more: nothing is said of it.
    """
    due = {sunset.key.code: sunset for sunset in facts.changes.book.sunsets} if facts.changes.book else {}
    for line in facts.coded:
        if sunset := due.get(line.code):
            detail = (
                f"{line.code} was added on {sunset.added}, and its five years are over on {sunset.due}: unless it is "
                "kept or becomes a Category I code, the unlisted code of its section is to be used from then on."
            )
            yield Hit(line, detail=detail)


CHECK = Check(
    Rule(
        id="sunset",
        title="Lines on Category III codes near their end",
        severity=Severity.LOW,
        carries="a Category III code that is due to end",
        reason="A Category III code ends five years after it was published, unless it is kept or becomes Category I.",
        advice="Watch the next release for each code: it may be deleted, kept or given another number.",
        source="CPT, introduction to the Category III codes",
    ),
    find,
)
