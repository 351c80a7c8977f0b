"""A report as one HTML page that needs no other file, no network and no JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.environment import render

if TYPE_CHECKING:
    from pathlib import Path

    from addenda.rendering.view import ReportView


def render_html(view: ReportView, templates: Path | None = None) -> str:
    """Return the page.

    Raises:
        TemplateError: when a template in `templates` is broken.

    """
    values = {
        "report": view,
        "changes": view.changes,
        "impact": view.impact,
        "reconciliation": view.reconciliation,
    }
    return render("report.html.j2", values, templates)
