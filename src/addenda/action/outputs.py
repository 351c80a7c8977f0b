"""The outputs of a report over all its pairs of releases, for the steps that follow.

Changes are summed. Lines are not: one charge master is held against every pair, a fee schedule ends the codes that the
code set itself ends, what one pair deletes the next does not know, and a line is at stake once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.totals import total
from addenda.model.findings import Effect
from addenda.model.money import plain
from addenda.model.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addenda.action.reports import Report
    from addenda.model.chargemaster import ChargeLine
    from addenda.model.findings import Impact

_UNKNOWN = "unknown"
_NONE = "none"


def outputs(reports: Sequence[Report]) -> Mapping[str, str]:
    """Return the value of each output that every run has."""
    counts = [report.changes.counts for report in reports]
    return {
        "added": str(sum(one.added for one in counts)),
        "revised": str(sum(one.revised for one in counts)),
        "deleted": str(sum(one.deleted for one in counts)),
        "findings": str(_findings(reports)),
        "gross-at-stake": _gross(reports),
        "severity": _severity(reports),
    }


def _findings(reports: Sequence[Report]) -> int:
    """Return how often lines break a rule; a line counts in the first pair, which is the newest, that finds it."""
    count = 0
    told: set[ChargeLine] = set()
    for impact in _impacts(reports):
        count += sum(found.line not in told for found in impact.findings)
        told.update(line for found in impact.findings for line in found.lines)
    return count


def _gross(reports: Sequence[Report]) -> str:
    """Return the known gross charges of lines on deleted codes, each line once, whatever pairs delete its code."""
    looked = [impact for impact in _impacts(reports) if Effect.DELETED in impact.totals]
    deleted = (found for impact in looked for found in impact.findings if found.rule.id == Effect.DELETED)
    gross = total({line: line for found in deleted for line in found.lines}.values()).gross if looked else None
    return _UNKNOWN if gross is None else plain(gross)


def _impacts(reports: Sequence[Report]) -> list[Impact]:
    return [report.impact for report in reports if report.impact]


def _severity(reports: Sequence[Report]) -> str:
    """Return the worst severity of a finding that is worth a look."""
    found = {found.severity for impact in _impacts(reports) for found in impact.findings}
    worst = min(found - {Severity.NOTE}, key=lambda severity: severity.rank, default=None)
    return str(worst) if worst else _NONE
