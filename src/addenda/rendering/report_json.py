"""A report for programs: the change set, the impact, and how both were made, in one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.model.changes import ChangeKind
from addenda.rendering.candidates_json import found_json
from addenda.rendering.changeset_json import changeset_json
from addenda.rendering.impact_json import impact_json
from addenda.rendering.reconciliation_json import reconciliation_json

if TYPE_CHECKING:
    from addenda.model.candidates import Suggestions
    from addenda.model.changes import ChangeSet
    from addenda.model.findings import Impact
    from addenda.model.reconciliation import Reconciliation
    from addenda.rendering.view import Provenance

REPORT_FORMAT = "addenda.report/1"


def report_json(
    changes: ChangeSet,
    impact: Impact | None,
    made: Provenance,
    reconciliation: Reconciliation | None = None,
    suggestions: Suggestions | None = None,
) -> dict[str, Any]:
    """Return the document; `impact` is null without a charge master, `reconciliation` without a publisher's list.

    Deleted codes have their candidates, where these were looked for; as `diff` writes it, a change set has none.
    """
    return {
        "format": REPORT_FORMAT,
        "version": made.version,
        "inputs": [{"name": source.name, "sha256": source.sha256, "size": source.size} for source in made.inputs],
        "assumptions": list(made.assumptions),
        "changeset": _changeset(changes, suggestions),
        "impact": impact_json(impact) if impact else None,
        "reconciliation": reconciliation_json(reconciliation) if reconciliation else None,
    }


def _changeset(changes: ChangeSet, suggestions: Suggestions | None) -> dict[str, Any]:
    document = changeset_json(changes)
    lists = suggestions.by_key() if suggestions else {}
    for change, told in zip(changes.changes, document["changes"], strict=True):
        if change.kind is ChangeKind.DELETED and change.key in lists:
            told |= found_json(lists[change.key], changes.codeset)
    return document
