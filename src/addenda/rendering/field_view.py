"""The view of one field that differs: what went and what came, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.changes import Edit, FieldChange
from addenda.rendering.describing import value_text
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from addenda.model.codeset import CodeSet


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a redline; `edit` is `equal`, `delete` or `insert`."""

    edit: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field that differs: its redline, or, for nested values, the differences in words."""

    title: str
    revision: str
    redline: tuple[Piece, ...]
    details: tuple[str, ...]


def field_view(field: FieldChange, codeset: CodeSet) -> FieldView:
    """Return the view of a field, made safe to show."""
    return FieldView(
        title=visible(codeset.titles.get(field.field, field.field)),
        revision=field.revision.value if field.revision else "",
        redline=() if field.details else _redline(field),
        details=tuple(visible(detail) for detail in field.details),
    )


def _redline(field: FieldChange) -> tuple[Piece, ...]:
    """Return the redline of a text; of any other value, all that went and all that came."""
    pieces = field.redline or ((Edit.DELETE, value_text(field.old)), (Edit.INSERT, value_text(field.new)))
    return tuple(Piece(edit.value, visible(text)) for edit, text in pieces if text)
