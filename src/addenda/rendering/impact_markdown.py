"""An impact as a Markdown document: `impact --format markdown`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from addenda.rendering.candidates_view import DECIDE
from addenda.rendering.changes_view import build_changes
from addenda.rendering.fitting.document import document
from addenda.rendering.fitting.fitted import LIMIT
from addenda.rendering.fitting.impact import cut_impact
from addenda.rendering.fitting.least import least_of_impact
from addenda.rendering.fitting.texts import with_short_texts
from addenda.rendering.impact_view import MOST, build_impact

if TYPE_CHECKING:
    from pathlib import Path

    from addenda.model.findings import Impact
    from addenda.rendering.fitting.detail import Detail
    from addenda.rendering.fitting.dropped import Dropped

_WHERE = "addenda impact tells all of it with --format text or json."


def impact_markdown(impact: Impact, templates: Path | None = None, limit: int | None = LIMIT) -> str:
    """Return the document, of at most `limit` characters; None for no limit.

    Raises:
        TemplateError: when a template in `templates` is broken.
        UsageError: when the document is too long even without any detail.

    """
    changes, view = build_changes(impact.changes), build_impact(impact, MOST)
    head = replace(changes, sections=())

    def values(detail: Detail, dropped: Dropped) -> dict[str, Any]:
        told = with_short_texts(head, detail, dropped)
        return {
            "changes": replace(told, sections=changes.sections),
            "impact": with_short_texts(cut_impact(view, detail, dropped), detail, dropped),
            "decide": DECIDE,
        }

    return document("impact.md.j2", values, _WHERE, limit, templates, _least)


def _least(values: dict[str, Any]) -> int:
    return least_of_impact(values["impact"])
