"""When findings are bad enough to fail a build: `--fail-on`."""

from __future__ import annotations

from enum import StrEnum

from addenda.model.findings import FindingKind, Impact


class Threshold(StrEnum):
    """The least that fails."""

    ANY = "any"
    """Any finding."""
    DELETED = "deleted"
    """A line whose claims would be denied or would mean something else: deleted, reused or transient."""


_DELETED = frozenset({FindingKind.DELETED, FindingKind.REUSED, FindingKind.TRANSIENT})


def fails(impact: Impact, threshold: Threshold) -> bool:
    """Say whether an impact has a finding at or above the threshold."""
    kinds = {finding.kind for finding in impact.findings}
    return bool(kinds if threshold is Threshold.ANY else kinds & _DELETED)
