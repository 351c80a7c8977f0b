"""Letters as pages to print and as Markdown to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.environment import render
from addenda.rendering.letter.names import file_names
from addenda.rendering.letter.view import build_letter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from addenda.model.findings import Impact
    from addenda.model.worklist import Worklist


def letter_files(impact: Impact, lists: Sequence[Worklist], templates: Path | None = None) -> dict[str, bytes]:
    """Return a page and a Markdown document for each owner, by the names of their files.

    Raises:
        TemplateError: when a template in `templates` is broken.

    """
    files: dict[str, bytes] = {}
    for name, one in zip(file_names(lists), lists, strict=True):
        values = {"letter": build_letter(impact, one)}
        for ending in ("html", "md"):
            files[f"{name}.{ending}"] = render(f"letter.{ending}.j2", values, templates).encode()
    return files
