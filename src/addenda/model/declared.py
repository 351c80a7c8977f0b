"""What a publisher itself says has changed: kept beside the concepts, never mixed with what is computed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from addenda.model.concept import ConceptKey


@dataclass(frozen=True, slots=True)
class DeclaredChange:
    """One entry of the publisher's own list of changes.

    `action` is the publisher's code (CMS: A, B, C, D, F, N, P, R, S, T) or, where it gives none, its words.
    `origin` says which list: the file's own action column, or the name of the report.
    """

    key: ConceptKey
    action: str
    origin: str
    on: date | None = None
