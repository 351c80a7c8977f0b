"""The fields of one concept that differ between two releases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.diffing.redline import redline
from addenda.diffing.wording import classify
from addenda.model.changes import FieldChange
from addenda.model.codeset import CodeSet, Role

if TYPE_CHECKING:
    from addenda.model.concept import Concept, Value


def field_changes(old: Concept, new: Concept, codeset: CodeSet) -> tuple[FieldChange, ...]:
    """Return every field that differs, in the code set's order."""
    return tuple(
        _change(name, role, old.fields.get(name), new.fields.get(name))
        for name, role in codeset.roles.items()
        if old.fields.get(name) != new.fields.get(name)
    )


def _change(name: str, role: Role, old: Value | None, new: Value | None) -> FieldChange:
    if role is Role.DESCRIPTOR and isinstance(old, str) and isinstance(new, str):
        return FieldChange(name, role, old, new, classify(old, new), redline(old, new))
    if isinstance(old, dict) and isinstance(new, dict):
        # Imported here for start-up time alone: DeepDiff takes longer to load than a whole release to compare.
        from addenda.diffing.nested import nested_differences

        return FieldChange(name, role, old, new, details=nested_differences(old, new))
    return FieldChange(name, role, old, new)
