"""The outputs of a report: sums over its pairs of releases, for the steps that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.findings import Effect
from addenda.model.money import plain
from addenda.model.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addenda.action.reports import Report

_UNKNOWN = "unknown"
_NONE = "none"


def outputs(reports: Sequence[Report]) -> Mapping[str, str]:
    """Return the value of each output that every run has."""
    counts = [report.changes.counts for report in reports]
    return {
        "added": str(sum(one.added for one in counts)),
        "revised": str(sum(one.revised for one in counts)),
        "deleted": str(sum(one.deleted for one in counts)),
        "findings": str(sum(len(report.impact.findings) for report in reports if report.impact)),
        "gross-at-stake": _gross(reports),
        "severity": _severity(reports),
    }


def _gross(reports: Sequence[Report]) -> str:
    """Return the known gross charges of lines on deleted codes."""
    totals = [total for report in reports if report.impact and (total := report.impact.totals.get(Effect.DELETED))]
    known = [total.gross for total in totals if total.gross is not None]
    return plain(sum(known[1:], known[0])) if known else _UNKNOWN


def _severity(reports: Sequence[Report]) -> str:
    """Return the worst severity of a finding that is worth a look."""
    found = {found.severity for report in reports if report.impact for found in report.impact.findings}
    worst = min(found - {Severity.NOTE}, key=lambda severity: severity.rank, default=None)
    return str(worst) if worst else _NONE
