"""An impact as a Markdown document: `impact --format markdown`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.candidates_view import DECIDE
from addenda.rendering.changes_view import build_changes
from addenda.rendering.environment import render
from addenda.rendering.impact_view import MOST, build_impact

if TYPE_CHECKING:
    from pathlib import Path

    from addenda.model.findings import Impact


def impact_markdown(impact: Impact, templates: Path | None = None) -> str:
    """Return the document.

    Raises:
        TemplateError: when a template in `templates` is broken.

    """
    values = {"changes": build_changes(impact.changes), "impact": build_impact(impact, MOST), "decide": DECIDE}
    return render("impact.md.j2", values, templates)
