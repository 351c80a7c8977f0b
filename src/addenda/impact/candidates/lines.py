"""The candidates of the deleted codes that lines of a charge master carry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from addenda.model.changes import Change, ChangeKind

if TYPE_CHECKING:
    from addenda.model.candidates import Suggestions
    from addenda.model.concept import ConceptKey
    from addenda.model.findings import Finding, Impact


def deleted_codes(impact: Impact) -> frozenset[ConceptKey]:
    """Return the deleted codes and modifiers that lines carry."""
    return frozenset(key for found in impact.findings if (key := _deleted(found)))


def with_candidates(impact: Impact, suggestions: Suggestions) -> Impact:
    """Return the same impact, the candidates beside each finding of a deleted code."""
    lists = suggestions.by_key()
    findings = (
        replace(found, candidates=lists.get(key)) if (key := _deleted(found)) else found for found in impact.findings
    )
    return replace(impact, findings=tuple(findings))


def _deleted(found: Finding) -> ConceptKey | None:
    change = found.change
    return change.key if isinstance(change, Change) and change.kind is ChangeKind.DELETED else None
