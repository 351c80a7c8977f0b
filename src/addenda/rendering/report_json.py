"""A report for programs: the change set, the impact, and how both were made, in one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.rendering.changeset_json import changeset_json
from addenda.rendering.impact_json import impact_json

if TYPE_CHECKING:
    from addenda.model.changes import ChangeSet
    from addenda.model.findings import Impact
    from addenda.rendering.view import Provenance

REPORT_FORMAT = "addenda.report/1"


def report_json(changes: ChangeSet, impact: Impact | None, made: Provenance) -> dict[str, Any]:
    """Return the document; `impact` is null where no charge master was given."""
    return {
        "format": REPORT_FORMAT,
        "version": made.version,
        "inputs": [{"name": source.name, "sha256": source.sha256, "size": source.size} for source in made.inputs],
        "assumptions": list(made.assumptions),
        "changeset": changeset_json(changes),
        "impact": impact_json(impact) if impact else None,
    }
