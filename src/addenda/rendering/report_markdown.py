"""A report as a Markdown document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from addenda.rendering.fitting import changes, impact
from addenda.rendering.fitting.detail import TABLES
from addenda.rendering.fitting.document import document
from addenda.rendering.fitting.fitted import LIMIT
from addenda.rendering.fitting.least import least_of_changes, least_of_impact
from addenda.rendering.fitting.texts import with_short_texts

if TYPE_CHECKING:
    from pathlib import Path

    from addenda.rendering.fitting.detail import Detail
    from addenda.rendering.fitting.dropped import Dropped
    from addenda.rendering.view import ReportView

_PAGE = "report.md.j2"
_COMMENT = "action/comment.md.j2"
_WHERE = "The page beside this document, index.html, tells all of it, and so does the JSON file there."


def render_markdown(view: ReportView, templates: Path | None = None, limit: int | None = LIMIT) -> str:
    """Return the document, of at most `limit` characters; None for no limit.

    Raises:
        TemplateError: when a template in `templates` is broken.
        UsageError: when the document is too long even without any detail.

    """
    return _document(_PAGE, view, _WHERE, limit, templates)


def render_comment(view: ReportView, where: str, limit: int) -> str:
    """Return the document for a place that has no page beside it; `where` is a sentence on where all of it is.

    Raises:
        UsageError: when the document is too long even without any detail.

    """
    return _document(_COMMENT, view, where, limit, None)


def _document(name: str, view: ReportView, where: str, limit: int | None, templates: Path | None) -> str:
    # a document has neither pictures nor a glossary: their texts are not cut
    whole = replace(view, chart=None, treemap=None, trend=None, glossary=())

    def values(detail: Detail, dropped: Dropped) -> dict[str, Any]:
        report = with_short_texts(_cut(whole, detail, dropped), detail, dropped)
        return {
            "report": report,
            "changes": report.changes,
            "impact": report.impact,
            "reconciliation": report.reconciliation,
        }

    return document(name, values, where, limit, templates, _least, changes.ladder_of(view.changes))


def _cut(view: ReportView, detail: Detail, dropped: Dropped) -> ReportView:
    inputs = view.inputs[: detail.get(TABLES)]
    dropped.row("Files of the releases", len(view.inputs) - len(inputs), len(view.inputs), "rows")
    accounts = view.reconciliation
    return replace(
        view,
        inputs=inputs,
        changes=changes.cut_changes(view.changes, detail, dropped),
        impact=impact.cut_impact(view.impact, detail, dropped) if view.impact else None,
        reconciliation=changes.cut_reconciliation(accounts, detail, dropped) if accounts else None,
    )


def _least(values: dict[str, Any]) -> int:
    impact = values["impact"]
    return least_of_changes(values["changes"]) + (least_of_impact(impact) if impact else 0)
