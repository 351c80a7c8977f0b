"""A change set as a Markdown document: `diff --format markdown`, and `CHANGES.md` of a release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.changes_view import build_changes
from addenda.rendering.environment import render

if TYPE_CHECKING:
    from pathlib import Path

    from addenda.model.changes import ChangeSet


def changeset_markdown(changes: ChangeSet, templates: Path | None = None, most: int | None = None) -> str:
    """Return the document; each section lists `most` codes at the most, and counts what it leaves out.

    Raises:
        TemplateError: when a template in `templates` is broken.

    """
    return render("changes.md.j2", {"changes": build_changes(changes, most)}, templates)
