"""Rows that changed while their code was in force on neither of the two dates: no change of the code set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.diffing.fields import field_changes, kind_of, unequal_fields
from addenda.model.changes import Change

if TYPE_CHECKING:
    from addenda.diffing.delta import Delta
    from addenda.model.changes import ChangeSet
    from addenda.model.concept import Concept, ConceptKey


def asides(delta: Delta, told: ChangeSet) -> dict[ConceptKey, Change]:
    """Return such changes by key, given what the delta's change set tells already; a provenance field makes none."""
    known = {change.key for change in told.changes} | {one.concept.key for one in told.transients}
    found = (_aside(delta.old[key], delta.new[key], told) for key in delta.old if key in delta.new and key not in known)
    return {change.key: change for change in found if change is not None}


def _aside(old: Concept, new: Concept, told: ChangeSet) -> Change | None:
    codeset = told.codeset.without(told.not_compared)
    unequal = unequal_fields(old, new, codeset)
    kind = kind_of(unequal, codeset)
    fields = field_changes(unequal, old, new, codeset)
    return Change(kind, new.key, old, new, told.new.effective, None, fields) if kind else None
