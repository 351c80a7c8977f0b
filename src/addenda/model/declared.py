"""What a publisher itself says has changed: kept beside the concepts, never mixed with what is computed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from addenda.model.concept import ConceptKey


class DeclaredChange(NamedTuple):
    """One entry of the publisher's own list of changes.

    `action` is the publisher's code (CMS: A, B, C, D, F, N, P, R, S, T) or, where it gives none, its words.
    `origin` says which list: the file's own action column, or the name of the report.
    """

    key: ConceptKey
    action: str
    origin: str
    on: date | None = None
