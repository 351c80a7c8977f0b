"""Where a concept stands in the book, by the levels of its hierarchy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.cpt.fields import HIERARCHY

if TYPE_CHECKING:
    from addenda.model.concept import Concept


def places(concept: Concept | None) -> dict[str, str]:
    """Return the names of the places that a concept stands in, by level; none without the field."""
    levels = concept.fields.get(HIERARCHY) if concept else None
    return {level: name for level, name in levels.items() if isinstance(name, str)} if isinstance(levels, dict) else {}


def section(concept: Concept | None) -> str:
    """Return the section of the book, "" where there is none."""
    return places(concept).get("section", "")


def subsection(concept: Concept | None) -> str:
    """Return the subsection, "" where there is none."""
    return places(concept).get("subsection", "")
