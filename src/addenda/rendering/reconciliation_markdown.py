"""A reconciliation as a Markdown document, and as a section of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.rendering.fitting.changes import cut_reconciliation
from addenda.rendering.fitting.document import document
from addenda.rendering.fitting.fitted import LIMIT
from addenda.rendering.fitting.texts import with_short_texts
from addenda.rendering.reconciliation_view import build_reconciliation

if TYPE_CHECKING:
    from pathlib import Path

    from addenda.model.reconciliation import Reconciliation
    from addenda.rendering.fitting.detail import Detail
    from addenda.rendering.fitting.dropped import Dropped

_WHERE = "addenda reconcile tells all of it with --format text or json."


def reconciliation_markdown(found: Reconciliation, templates: Path | None = None, limit: int | None = LIMIT) -> str:
    """Return the document, of at most `limit` characters; None for no limit.

    Raises:
        TemplateError: when a template in `templates` is broken.
        UsageError: when the document is too long even without any detail.

    """
    view = build_reconciliation(found)

    def values(detail: Detail, dropped: Dropped) -> dict[str, Any]:
        return {"reconciliation": with_short_texts(cut_reconciliation(view, detail, dropped), detail, dropped)}

    return document("reconciliation.md.j2", values, _WHERE, limit, templates)
