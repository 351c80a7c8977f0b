"""A report as a Markdown document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.environment import render

if TYPE_CHECKING:
    from pathlib import Path

    from addenda.rendering.view import ReportView


def render_markdown(view: ReportView, templates: Path | None = None) -> str:
    """Return the document.

    Raises:
        TemplateError: when a template in `templates` is broken.

    """
    values = {
        "report": view,
        "changes": view.changes,
        "impact": view.impact,
        "reconciliation": view.reconciliation,
    }
    return render("report.md.j2", values, templates)
