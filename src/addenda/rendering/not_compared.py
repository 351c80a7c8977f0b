"""The fields that were not compared, since only one of the two releases supplies them, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.words import joined

if TYPE_CHECKING:
    from addenda.model.changes import ChangeSet


def not_compared(changes: ChangeSet) -> tuple[str, ...]:
    """Return a sentence for each release that alone supplies some; none where everything was compared."""
    fields: dict[str, list[str]] = {}
    for name in changes.not_compared:
        title = changes.codeset.titles.get(name, name)
        fields.setdefault(_supplier(changes, name), []).append(title[:1].lower() + title[1:])
    return tuple(
        f"Not compared: {joined(titles)}, which only {supplier} supplies." for supplier, titles in fields.items()
    )


def _supplier(changes: ChangeSet, field: str) -> str:
    """Return which of the two supplies a field that the other does not."""
    old, new = str(changes.old.id), str(changes.new.id)
    if old == new:
        old, new = f"{old} as it was known before", f"{new} as it is known now"
    supplied = changes.old.supplied
    return old if not supplied or field in supplied else new
