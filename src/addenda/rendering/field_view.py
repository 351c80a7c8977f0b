"""The view of one field that differs: what went and what came, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.changes import Edit, FieldChange
from addenda.rendering.describing import value_text
from addenda.rendering.list_redline import list_redline
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from addenda.model.changes import Redline
    from addenda.model.codeset import CodeSet


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a redline."""

    edit: str
    """`equal`, `delete` or `insert`."""
    text: str
    """The text of the piece."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field that differs."""

    title: str
    """The field's title."""
    revision: str
    """`editorial` or `textual`; "" for what is no text."""
    redline: tuple[Piece, ...]
    """What went and what came, in reading order; none where there are details."""
    details: tuple[str, ...]
    """The differences inside a nested value, in words."""


def field_view(field: FieldChange, codeset: CodeSet) -> FieldView:
    """Return the view of a field, made safe to show."""
    return FieldView(
        title=visible(codeset.titles.get(field.field, field.field)),
        revision=field.revision.value if field.revision else "",
        redline=() if field.details else _redline(field),
        details=tuple(visible(detail) for detail in field.details),
    )


def _redline(field: FieldChange) -> tuple[Piece, ...]:
    """Return the redline of a text, and that of a list by its items; of any other value, what went and what came."""
    return tuple(Piece(edit.value, visible(text)) for edit, text in field.redline or _pieces(field) if text)


def _pieces(field: FieldChange) -> Redline:
    if isinstance(field.old, list) and isinstance(field.new, list):
        return list_redline([value_text(item) for item in field.old], [value_text(item) for item in field.new])
    return ((Edit.DELETE, value_text(field.old)), (Edit.INSERT, value_text(field.new)))
