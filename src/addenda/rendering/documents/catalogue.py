"""All documents by the names of their formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args, get_type_hints

from addenda.rendering.documents.candidates import CandidatesDocument
from addenda.rendering.documents.changes import ChangeSetDocument
from addenda.rendering.documents.chargemaster import InspectionDocument, RulesDocument, StandardDocument
from addenda.rendering.documents.estimate import EstimateDocument
from addenda.rendering.documents.impact import ImpactDocument
from addenda.rendering.documents.readers import ReadersDocument
from addenda.rendering.documents.reconciliation import ReconciliationDocument
from addenda.rendering.documents.report import ReportDocument
from addenda.rendering.documents.sample import TruthDocument
from addenda.rendering.documents.store import (
    ConceptDocument,
    HistoryDocument,
    ListingDocument,
    SearchDocument,
    StandingDocument,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_DOCUMENTS: tuple[type, ...] = (
    ChangeSetDocument,
    ImpactDocument,
    ReportDocument,
    CandidatesDocument,
    ReconciliationDocument,
    EstimateDocument,
    ListingDocument,
    ConceptDocument,
    StandingDocument,
    HistoryDocument,
    SearchDocument,
    InspectionDocument,
    StandardDocument,
    RulesDocument,
    ReadersDocument,
    TruthDocument,
)


def documents() -> Mapping[str, type]:
    """Return the declaration of each document by its format, such as `addenda.changeset/1`."""
    return {_format(document): document for document in _DOCUMENTS}


def _format(document: type) -> str:
    (name,) = get_args(get_type_hints(document)["format"])
    return str(name)
