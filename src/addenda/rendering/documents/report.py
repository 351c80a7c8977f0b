"""A report: the change set, the impact and how both were made, in one document."""

from __future__ import annotations

from typing import Literal, TypedDict

from addenda.rendering.documents.changes import ChangeSetDocument
from addenda.rendering.documents.common import SourceFile
from addenda.rendering.documents.impact import ImpactDocument
from addenda.rendering.documents.reconciliation import ReconciliationDocument


class ReportDocument(TypedDict):
    """Everything that a report tells."""

    format: Literal["addenda.report/1"]
    """The name and the version of this format."""
    version: str
    """The version of Addenda that made it."""
    inputs: list[SourceFile]
    """The files that the two releases were read from."""
    assumptions: list[str]
    """What was assumed, as sentences."""
    changeset: ChangeSetDocument
    """What changed."""
    impact: ImpactDocument | None
    """What that does to a charge master; null where none was given."""
    reconciliation: ReconciliationDocument | None
    """The publisher's own list beside it; null where there is none."""
