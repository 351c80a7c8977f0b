"""The code of a line had ended before the old release took effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.rules.check import Check, Hit
from addenda.model.concept import Concept, ConceptKey
from addenda.model.cpt.fields import INSTRUCTION
from addenda.model.notes import bare_instruction
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.impact.facts import Facts


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the lines whose code neither release has in force, and one knows as ended before the old one."""
    old = facts.changes.old
    for line in facts.judged:
        concept = _ended(facts, ConceptKey(line.code))
        if concept:
            detail = (
                f"{line.code} ended on {concept.terminated}, before {old.id} took effect: {_to_do(facts, concept)}."
            )
            yield Hit(line, detail=detail)


def _ended(facts: Facts, key: ConceptKey) -> Concept | None:
    """Return what is known of a code that had ended before the old release, the new one's word first."""
    known = [concept for release in (facts.known_after, facts.known_before) if (concept := release.get(key))]
    ends = [concept.terminated for concept in known]
    return known[0] if known and all(end and end < facts.changes.old.effective for end in ends) else None


def _to_do(facts: Facts, concept: Concept) -> str:
    named = bare_instruction(concept.text(INSTRUCTION)) or ", ".join(
        _named(facts, code) for code in concept.cross_references
    )
    if named:
        return f"replace it by what the publisher names instead ({named}), or inactivate the line"
    return "find another code (the publisher names none), or inactivate the line"


def _named(facts: Facts, code: str) -> str:
    concept = facts.known_after.get(ConceptKey(code))
    gone = concept is not None and not concept.in_force(facts.changes.new.effective)
    return f"{code}, not in force either" if gone else code


CHECK = Check(
    Rule(
        id="once-valid",
        title="Lines on codes that ended long ago",
        severity=Severity.HIGH,
        carries="a code that ended long ago",
        reason="A claim with a code that is not in force on the date of service is denied; this one was missed before.",
        advice="Each line needs another code, or is to be inactivated: its claims are denied already.",
        source="45 CFR 162.1000; CMS Claims Processing Manual (Pub. 100-04), chapter 23, section 20.4: deleted codes",
    ),
    find,
)
