"""The selection of codes that a document is narrowed down to, as JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from addenda.model.selection import Selection


def selection_json(only: Selection | None) -> dict[str, Any]:
    """Return the key `only`; nothing where a document is about all codes."""
    if only is None:
        return {}
    return {"only": {"asked": only.asked, "codes": list(map(str, only.ranges)), "sections": list(only.sections)}}
