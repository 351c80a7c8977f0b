"""A difference as a table: one row for each change and field."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from addenda.model.changes import Change, ChangeKind
from addenda.model.codeset import TERMINATED
from addenda.rendering.tables.table import Cell, Column, ColumnKind, Table, as_cell, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.model.changes import ChangeSet, Transient
    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Concept, Value

    Difference: TypeAlias = tuple[str, Value | None, Value | None]
    """The name of a field, its old value and its new one."""

_COLUMNS = (
    Column("change"),
    Column("code"),
    Column("modifier"),
    Column("reason"),
    Column("on", ColumnKind.DATE),
    Column("field"),
    Column("old"),
    Column("new"),
    Column("replacements", ColumnKind.LIST),
)


def changes_table(changes: ChangeSet) -> Table:
    """Return what changed between two releases, in the order of the change set.

    A revised or updated code has a row for each field that differs, an added or deleted code one for each descriptor.
    A code that began and ended in between (`transient`) has those of an added code and its last day.
    """
    rows = [row for change in changes.changes for row in _change(change, changes.codeset)]
    rows += [row for transient in changes.transients for row in _transient(transient, changes.codeset)]
    return Table("changes", _COLUMNS, tuple(rows))


def _change(change: Change, codeset: CodeSet) -> Iterator[tuple[Cell, ...]]:
    reason = change.reason.value if change.reason else None
    begin = (change.kind.value, change.key.code, change.key.modifier or None, reason, change.on.isoformat())
    for name, old, new in _differences(change, codeset):
        yield (*begin, name, _text(old), _text(new), list(change.replacements))


def _differences(change: Change, codeset: CodeSet) -> list[Difference]:
    if change.kind is ChangeKind.ADDED:
        return [(name, None, value) for name, value in _descriptors(change.new, codeset)]
    if change.kind is ChangeKind.DELETED:
        return [(name, value, None) for name, value in _descriptors(change.old, codeset)]
    return [(field.field, field.old, field.new) for field in change.fields]


def _descriptors(concept: Concept | None, codeset: CodeSet) -> list[tuple[str, Value]]:
    """Return a concept's descriptors; one that has none still gets a row."""
    fields = concept.fields if concept else {}
    return [(name, fields[name]) for name in codeset.descriptors if name in fields] or [("", "")]


def _transient(transient: Transient, codeset: CodeSet) -> Iterator[tuple[Cell, ...]]:
    key, begin = transient.concept.key, transient.added.isoformat()
    ended: tuple[str, Value] = (TERMINATED, transient.terminated.isoformat())
    for name, value in (*_descriptors(transient.concept, codeset), ended):
        yield ("transient", key.code, key.modifier or None, None, begin, name, None, _text(value), [])


def _text(value: Value | None) -> str | None:
    kind = ColumnKind.LIST if isinstance(value, list) else ColumnKind.TEXT
    return None if value is None else text_of(as_cell(value, kind))
