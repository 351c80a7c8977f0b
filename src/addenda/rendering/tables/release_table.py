"""A release as a table: one row a concept, one column a field."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from addenda.model.codeset import Role
from addenda.rendering.tables.table import Cell, Column, ColumnKind, Table, as_cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Concept, Value
    from addenda.model.snapshot import Snapshot

_KEY = (Column("code"), Column("modifier"), Column("in_force", ColumnKind.FLAG))


def release_table(snapshot: Snapshot) -> Table:
    """Return every concept of a release, sorted by key; `in_force` says whether it is so on the effective date."""
    concepts = tuple(snapshot)
    columns = _columns(snapshot.codeset, concepts)
    day = snapshot.release.effective
    return Table("release", _KEY + columns, tuple(_row(concept, columns, day) for concept in concepts))


def _row(concept: Concept, columns: Iterable[Column], day: date) -> tuple[Cell, ...]:
    fields = (as_cell(concept.fields.get(column.name), column.kind) for column in columns)
    return (concept.code, concept.key.modifier or None, concept.in_force(day), *fields)


def _columns(codeset: CodeSet, concepts: tuple[Concept, ...]) -> tuple[Column, ...]:
    return tuple(Column(name, _kind(name, role, concepts)) for name, role in codeset.roles.items())


def _kind(name: str, role: Role, concepts: tuple[Concept, ...]) -> ColumnKind:
    """Return what a field holds: a list where any concept has one, a date where nothing else stands in it."""
    values = [concept.fields[name] for concept in concepts if name in concept.fields]
    if any(isinstance(value, list) for value in values):
        return ColumnKind.LIST
    if all(_is_date(value) for value in values) and (values or role is Role.LIFECYCLE):
        return ColumnKind.DATE
    return ColumnKind.TEXT


def _is_date(value: Value) -> bool:
    if not isinstance(value, str) or len(value) != len("2026-01-01"):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
