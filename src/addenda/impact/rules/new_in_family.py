"""New codes of a family that a department already charges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.rules.check import Check, Hit
from addenda.impact.rules.families import families
from addenda.impact.rules.grouping import NAMED, by_worth, grouped
from addenda.model.changes import ChangeKind
from addenda.model.listing import listed
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.impact.facts import Facts
    from addenda.model.chargemaster import ChargeLine


def find(facts: Facts) -> Iterator[Hit]:
    """Yield for each department and family the line with most gross, where codes that it does not charge were added."""
    added = {change.key.code for change in facts.changes.of_kind(ChangeKind.ADDED)}
    new: dict[str, list[str]] = {}
    family_of: dict[str, str] = {}
    for common, members in families(facts).items():
        codes = sorted(member.code for member in members)
        if fresh := [code for code in codes if code in added]:
            new[common] = fresh
            family_of |= {code: common for code in codes if code not in added}
    charged = {(*_department(line), line.code) for line in facts.coded if line.code in added}
    lines = (line for line in facts.coded if line.code in family_of)
    for key, group in grouped(lines, lambda line: (*_department(line), family_of[line.code])).items():
        if missing := [code for code in new[key[-1]] if (*key[:-1], code) not in charged]:
            yield _hit(by_worth(group)[0], missing)


def _department(line: ChargeLine) -> tuple[str, str]:
    return line.facility, line.department


def _hit(line: ChargeLine, missing: list[str]) -> Hit:
    who = "this department" if line.department else "this charge master"
    new = "a new code" if len(missing) == 1 else f"{len(missing)} new codes"
    needed = "it is" if len(missing) == 1 else "one is"
    named = listed(missing, NAMED)
    detail = f"The family of {line.code}, which {who} charges, has {new}: {named}. See whether {needed} needed."
    return Hit(line, detail=detail)


CHECK = Check(
    Rule(
        id="new-in-family",
        title="New codes in families that a department charges",
        severity=Severity.NOTE,
        carries="a code whose family has new codes",
        reason="A service that has a code of its own now is still charged under the old one, or not at all.",
        advice="Ask each department whether it provides what the new codes stand for; each is told once a family.",
        source="CPT, Introduction: format of the terminology (a family shares its text up to the semicolon); "
        "practice of the field",
    ),
    find,
)
