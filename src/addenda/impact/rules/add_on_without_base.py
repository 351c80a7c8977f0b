"""A line charges an add-on code, and no line charges a code that it may be added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.rules.check import Check, Hit
from addenda.impact.rules.families import families
from addenda.impact.rules.grouping import NAMED
from addenda.model.cpt.fields import Flag
from addenda.model.listing import listed
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.impact.facts import Facts
    from addenda.model.concept import Concept


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the lines with an add-on code of whose family the facility charges no code that stands alone.

    Of an add-on code without such a family the files do not say what its base is: nothing is said of it.
    """
    bases = _bases(facts)
    charged = {(line.facility, line.code) for line in facts.coded} if bases else set()
    for line in facts.coded:
        base = bases.get(line.code, ())
        if base and charged.isdisjoint((line.facility, code) for code in base):
            detail = (
                f"{line.code} is an add-on code, and no line charges a code of its family that it may be added to "
                f"({listed(base, NAMED)}): check that the base service is charged."
            )
            yield Hit(line, detail=detail)


def _bases(facts: Facts) -> dict[str, list[str]]:
    """Return the codes of its family that stand alone, by add-on code."""
    found: dict[str, list[str]] = {}
    for members in families(facts).values():
        base = sorted(member.code for member in members if not _is_add_on(member))
        found |= {member.code: base for member in members if _is_add_on(member)}
    return found


def _is_add_on(concept: Concept) -> bool:
    return Flag.ADD_ON in concept.fields.get("flags", ())


CHECK = Check(
    Rule(
        id="add-on-without-base",
        title="Lines on add-on codes whose base is not charged",
        severity=Severity.LOW,
        carries="an add-on code whose base is charged nowhere",
        reason="An add-on code is paid only beside the code of the service that it adds to.",
        advice="Add a line for the base service, or check what each line stands for.",
        source="CMS, Medicare NCCI add-on code edits; CPT, Introduction: add-on codes",
    ),
    find,
)
