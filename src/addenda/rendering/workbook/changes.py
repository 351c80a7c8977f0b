"""The sheet of changes: one row for each change, and for each code that was in force in between only."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from addenda.model.changes import Change, ChangeKind, Reason, Transient
from addenda.model.codeset import Role
from addenda.model.cpt.kinds import kind_of
from addenda.rendering.book.sections import section_of
from addenda.rendering.describing import description, description_of, value_text
from addenda.rendering.field_view import field_view
from addenda.rendering.shelving import shelving_of
from addenda.rendering.sides import reason_words
from addenda.rendering.workbook.cells import Column, Lines, Redlines, Sheet, Shown, Table

if TYPE_CHECKING:
    from addenda.model.changes import ChangeSet, FieldChange
    from addenda.model.codeset import CodeSet
    from addenda.rendering.shelving import Shelving
    from addenda.rendering.workbook.cells import Row

_COLUMNS = (
    Column("Code", 10, Shown.CODE),
    Column("Modifier", 10, Shown.CODE, kept=False),
    Column("Change", 11),
    Column("Reason", 14),
    Column("Effective", 12, Shown.DAY),
    Column("Last day", 12, Shown.DAY),
    Column("Section", 22, kept=False),
    Column("Kind", 14, kept=False),
    Column("Old description", 36),
    Column("New description", 36),
    Column("Redline", 48),
    Column("Fields that changed", 32),
    Column("Use instead", 24),
    Column("Symbols", 20, kept=False),
    Column("Publisher's instruction", 36, kept=False),
)
_NONE = "none"


def changes_sheet(changes: ChangeSet) -> Sheet:
    """Return what changed, in the order of the change set, then the codes that began and ended in between."""
    shelving, has_book = shelving_of(changes), changes.book is not None
    rows = [_change(change, changes, shelving, has_book=has_book) for change in changes.changes]
    rows += [_transient(one, changes.codeset, has_book=has_book) for one in changes.transients]
    return Sheet("Changes", Table(_COLUMNS, rows), "Nothing changed.", frozen=2)


def _change(change: Change, changes: ChangeSet, shelving: Shelving, *, has_book: bool) -> Row:
    codeset = changes.codeset
    fields = tuple(field for field in change.fields if field.role is not Role.PROVENANCE)
    redlines = (field_view(field, codeset).redline for field in fields if field.role is Role.DESCRIPTOR)
    return (
        change.key.code,
        change.key.modifier,
        change.kind.value,
        f"through {change.through}" if change.through else reason_words(change, changes),
        change.on,
        change.on - timedelta(days=1) if change.kind is ChangeKind.DELETED else None,
        *_place(change, has_book=has_book),
        *_descriptions(change, codeset),
        Redlines(tuple(redline for redline in redlines if redline)),  # codes-only leaves none
        Lines(tuple(_words(field, codeset) for field in fields)),
        shelving.use_instead(change),
        shelving.marks(change),
        shelving.instruction(change),
    )


def _transient(one: Transient, codeset: CodeSet, *, has_book: bool) -> Row:
    began, ended, place = one.added, one.terminated, _place(one, has_book=has_book)
    text, instead = description(one.concept, codeset), ", ".join(one.replacements)
    return (*one.key, "transient", "", began, ended, *place, "", text, None, None, instead, "", "")


def _place(changed: Change | Transient, *, has_book: bool) -> tuple[str, str]:
    """Return section and kind of a code; where there is no book, neither."""
    return (section_of(changed), kind_of(changed.key.code) or "") if has_book else ("", "")


def _descriptions(change: Change, codeset: CodeSet) -> tuple[str, str]:
    """Return what a code meant before and means now, each where it was in force and is."""
    match change.kind:
        case ChangeKind.DELETED:
            return description_of(change, codeset), ""
        case ChangeKind.ADDED:
            before = description(change.old, codeset) if change.reason is Reason.REUSED else ""
            return before, description(change.new, codeset)
        case _:
            return description(change.old, codeset), description(change.new, codeset)


def _words(field: FieldChange, codeset: CodeSet) -> str:
    """Return what happened to a field; that of a text shows in the redline, so it is only named."""
    title = codeset.titles.get(field.field, field.field)
    if field.revision:
        return f"{title}: {field.revision.value}"
    if field.details:
        return f"{title}: {'; '.join(field.details)}"
    if field.old is None and field.new is None:  # left out, as in codes-only
        return f"{title}: changed"
    if field.role is Role.DESCRIPTOR:
        return f"{title}: {'added' if field.old is None else 'taken away'}"
    return f"{title}: {value_text(field.old) or _NONE} → {value_text(field.new) or _NONE}"
