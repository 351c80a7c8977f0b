"""What a concept or a value is called, as the source has it; the caller makes it safe for its format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.changes import Change, ChangeKind, Reason
from addenda.model.codeset import CodeSet

if TYPE_CHECKING:
    from addenda.model.concept import Concept, Value

_PREFERRED = "long"


def description(concept: Concept | None, codeset: CodeSet) -> str:
    """Return a concept's long description, else its first descriptor, else ""."""
    if concept is None:
        return ""
    if text := concept.text(_PREFERRED):
        return text
    return next(filter(None, map(concept.text, codeset.descriptors)), "")


def description_of(change: Change, codeset: CodeSet) -> str:
    """Return the description in the new release, else in the old; what a deleted, reused number meant until then."""
    if change.reason is Reason.REUSED and change.kind is ChangeKind.DELETED:
        return description(change.old, codeset)
    return description(change.new, codeset) or description(change.old, codeset)


def value_text(value: Value | None) -> str:
    """Return a field's value in words: lists with commas, nested values as `name: value`, "" for none."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {value_text(part)}" for name, part in value.items())
    if isinstance(value, list):
        return ", ".join(value_text(part) for part in value)
    return value or ""
