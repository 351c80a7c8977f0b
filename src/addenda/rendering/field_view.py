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
    """Return the redline of a text; of any other value, all that went and all that came."""
    pieces = field.redline or ((Edit.DELETE, value_text(field.old)), (Edit.INSERT, value_text(field.new)))
    return tuple(Piece(edit.value, visible(text)) for edit, text in pieces if text)
