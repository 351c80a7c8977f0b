"""A reconciliation as a Markdown document, and as a section of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.environment import render
from addenda.rendering.reconciliation_view import build_reconciliation

if TYPE_CHECKING:
    from addenda.model.reconciliation import Reconciliation


def reconciliation_markdown(found: Reconciliation) -> str:
    """Return the document.

    Raises:
        TemplateError: when a template is broken.

    """
    return render("reconciliation.md.j2", {"reconciliation": build_reconciliation(found)})
