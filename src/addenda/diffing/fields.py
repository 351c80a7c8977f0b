"""The fields of one concept that differ between two releases."""

from __future__ import annotations

from itertools import compress
from operator import ne
from typing import TYPE_CHECKING

from addenda.diffing.nested import nested_differences
from addenda.diffing.revision import revision
from addenda.model.changes import ChangeKind, FieldChange
from addenda.model.codeset import CodeSet, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.model.concept import Concept, Value


def unequal_fields(old: Concept, new: Concept, codeset: CodeSet) -> list[str]:
    """Return the names of the fields that differ, in the code set's order."""
    before, after, places = old.fields, new.fields, codeset.places
    unequal: Iterable[str]
    if list(before) == list(after):  # so it is nine times in ten, and then the values are compared in C
        unequal = compress(before, map(ne, before.values(), after.values()))
    else:
        unequal = (name for name in {**before, **after} if before.get(name) != after.get(name))
    names = [name for name in unequal if name in places]
    names.sort(key=places.__getitem__)
    return names


def kind_of(unequal: list[str], codeset: CodeSet) -> ChangeKind | None:
    """Return what a code is whose fields differ: revised or updated; None where they tell of the file alone."""
    if not codeset.describing.isdisjoint(unequal):
        return ChangeKind.REVISED
    return None if codeset.provenance.issuperset(unequal) else ChangeKind.UPDATED


def field_changes(unequal: list[str], old: Concept, new: Concept, codeset: CodeSet) -> tuple[FieldChange, ...]:
    """Return what happened to each field that differs."""
    before, after, roles = old.fields, new.fields, codeset.roles
    return tuple([_change(name, roles[name], before.get(name), after.get(name)) for name in unequal])


def _change(name: str, role: Role, old: Value | None, new: Value | None) -> FieldChange:
    if role is Role.DESCRIPTOR and isinstance(old, str) and isinstance(new, str):
        return FieldChange(name, role, old, new, *revision(old, new))
    if isinstance(old, dict) and isinstance(new, dict):
        return FieldChange(name, role, old, new, details=nested_differences(old, new))
    return FieldChange(name, role, old, new)
