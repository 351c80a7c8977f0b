"""What the changes of a code set do to the lines of a charge master: a judgement, exact, of what is at hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from addenda.impact.rules import CHECKS
from addenda.impact.totals import total
from addenda.model.chargemaster import CodeStatus
from addenda.model.findings import Finding, Impact
from addenda.model.money import ZERO
from addenda.model.rules import Decisions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

    from addenda.impact.facts import Facts
    from addenda.impact.rules.check import Check
    from addenda.model.chargemaster import ChargeLine, ChargeMaster

_NONE_DECIDED = Decisions()


def assess(
    facts: Facts,
    decisions: Decisions = _NONE_DECIDED,
    checks: Sequence[Check] = CHECKS,
    wanted: Callable[[ChargeLine], bool] | None = None,
) -> Impact:
    """Return what the rules find in the lines, in the light of what the user decided about rules and findings.

    With `wanted` it tells of such lines alone; the others are still there for what a line is compared with.
    """
    master = _narrowed(facts.master, wanted)
    applied = [check for check in checks if not decisions.is_off(check.rule)]
    found = [finding for check in applied for finding in _findings(check, facts, decisions)]
    found = [finding for finding in found if wanted is None or wanted(finding.line)]
    rules = sorted((check.rule for check in applied), key=lambda rule: decisions.severity(rule).rank)
    places = {rule.id: place for place, rule in enumerate(rules)}
    found.sort(key=lambda finding: _order(finding, places))
    open_ones = tuple(finding for finding in found if finding.waiver is None)
    statuses = Counter(line.status for line in master.lines)
    return Impact(
        changes=facts.changes,
        chargemaster=master,
        everything=total(master.lines),
        at_stake=total(line for finding in open_ones for line in finding.lines),
        lines_with_code=statuses[CodeStatus.CODE],
        lines_ambiguous=statuses[CodeStatus.AMBIGUOUS],
        lines_other=statuses[CodeStatus.OTHER],
        rules=tuple(rules),
        totals={
            rule.id: total(line for finding in open_ones if finding.rule is rule for line in finding.lines)
            for rule in rules
        },
        findings=open_ones,
        waived=tuple(finding for finding in found if finding.waiver),
    )


def _narrowed(master: ChargeMaster, wanted: Callable[[ChargeLine], bool] | None) -> ChargeMaster:
    return master if wanted is None else replace(master, lines=tuple(filter(wanted, master.lines)))


def _findings(check: Check, facts: Facts, decisions: Decisions) -> Iterable[Finding]:
    rule = check.rule
    severity = decisions.severity(rule)
    for hit in check.find(facts):
        yield Finding(rule, severity, *hit, waiver=decisions.waiver(rule, hit.line))


def _order(finding: Finding, places: dict[str, int]) -> tuple[int, bool, Decimal, str, str, int]:
    line, gross = finding.line, finding.line.gross
    return (
        places[finding.rule.id],
        gross is None,
        -gross if gross is not None else ZERO,
        line.file,
        line.sheet,
        line.row,
    )
