"""A change set as a Markdown document: `diff --format markdown`, and `CHANGES.md` of a release."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.rendering.changes_view import build_changes
from addenda.rendering.fitting.changes import cut_changes, ladder_of
from addenda.rendering.fitting.document import document
from addenda.rendering.fitting.fitted import LIMIT
from addenda.rendering.fitting.least import least_of_changes
from addenda.rendering.fitting.texts import with_short_texts

if TYPE_CHECKING:
    from pathlib import Path

    from addenda.model.changes import ChangeSet
    from addenda.rendering.fitting.detail import Detail
    from addenda.rendering.fitting.dropped import Dropped

_WHERE = "addenda diff tells all of it with --format text or json."


def changeset_markdown(
    changes: ChangeSet, templates: Path | None = None, most: int | None = None, limit: int | None = LIMIT
) -> str:
    """Return the document, of at most `limit` characters; None for no limit.

    Each section lists `most` codes at the most, and counts what it leaves out.

    Raises:
        TemplateError: when a template in `templates` is broken.
        UsageError: when the document is too long even without any detail.

    """
    view = build_changes(changes, most)

    def values(detail: Detail, dropped: Dropped) -> dict[str, Any]:
        return {"changes": with_short_texts(cut_changes(view, detail, dropped), detail, dropped)}

    return document("changes.md.j2", values, _WHERE, limit, templates, _least, ladder_of(view))


def _least(values: dict[str, Any]) -> int:
    return least_of_changes(values["changes"])
