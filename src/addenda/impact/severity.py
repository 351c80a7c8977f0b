"""When findings are bad enough to fail a build: `--fail-on`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from addenda.model.findings import Effect
from addenda.model.rules import Severity

if TYPE_CHECKING:
    from addenda.model.findings import Finding, Impact


class Threshold(StrEnum):
    """The least that fails."""

    ANY = "any"
    """Any finding."""
    LOW = "low"
    """A finding of this severity or a worse one."""
    MEDIUM = "medium"
    """A finding of this severity or a worse one."""
    HIGH = "high"
    """A finding of this severity."""
    DELETED = "deleted"
    """A line whose claims would be denied or would mean something else: deleted, reused or transient."""


_DELETED = frozenset({Effect.DELETED, Effect.REUSED, Effect.TRANSIENT})


def fails(impact: Impact, threshold: Threshold) -> bool:
    """Say whether an impact has a finding at or above the threshold; what was waived does not count."""
    return any(_reaches(finding, threshold) for finding in impact.findings)


def _reaches(finding: Finding, threshold: Threshold) -> bool:
    match threshold:
        case Threshold.ANY:
            return True
        case Threshold.DELETED:
            return finding.rule.id in _DELETED
        case _:
            return finding.severity.rank <= Severity(threshold).rank
