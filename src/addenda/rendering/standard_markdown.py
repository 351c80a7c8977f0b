"""Facilities against a corporate standard as a Markdown document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.rendering.fitting.document import document
from addenda.rendering.fitting.fitted import LIMIT
from addenda.rendering.fitting.impact import cut_standard
from addenda.rendering.fitting.texts import with_short_texts
from addenda.rendering.impact_view import MOST
from addenda.rendering.standard_view import build_standard

if TYPE_CHECKING:
    from pathlib import Path

    from addenda.model.standard import StandardComparison
    from addenda.rendering.fitting.detail import Detail
    from addenda.rendering.fitting.dropped import Dropped

_WHERE = "addenda chargemaster compare tells all of it with --format json."


def standard_markdown(comparison: StandardComparison, templates: Path | None = None, limit: int | None = LIMIT) -> str:
    """Return the document, of at most `limit` characters; None for no limit.

    Raises:
        TemplateError: when a template in `templates` is broken.
        UsageError: when the document is too long even without any detail.

    """
    view = build_standard(comparison, MOST)

    def values(detail: Detail, dropped: Dropped) -> dict[str, Any]:
        return {"standard": with_short_texts(cut_standard(view, detail, dropped), detail, dropped)}

    return document("standard.md.j2", values, _WHERE, limit, templates)
