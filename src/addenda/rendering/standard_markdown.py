"""Facilities against a corporate standard as a Markdown document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.environment import render
from addenda.rendering.impact_view import MOST
from addenda.rendering.standard_view import build_standard

if TYPE_CHECKING:
    from pathlib import Path

    from addenda.model.standard import StandardComparison


def standard_markdown(comparison: StandardComparison, templates: Path | None = None) -> str:
    """Return the document.

    Raises:
        TemplateError: when a template in `templates` is broken.

    """
    return render("standard.md.j2", {"standard": build_standard(comparison, MOST)}, templates)
