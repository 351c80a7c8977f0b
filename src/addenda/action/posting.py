"""Reports as Markdown for a place of limited length: the summary of a job, a comment, a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.errors import UsageError
from addenda.model.listing import counted
from addenda.rendering.fitting.fitted import LIMIT, MARGIN, github_length
from addenda.rendering.markdown_escape import escape_markdown
from addenda.rendering.report_markdown import render_comment
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.rendering.view import ReportView

WHERE = "The artifact of this run tells all of it."
COMMENT_LIMIT = LIMIT
"""Characters of a comment, and of what a pull request says."""
SUMMARY_LIMIT = (1 << 20) // 3
"""Characters of the summary of a step: GitHub takes 1 MiB, and a character may have three bytes in UTF-8."""


def sections(views: Sequence[ReportView], limit: int) -> str:
    """Return a section on each report, of at most `limit` characters in all.

    Each has an equal part of what those before it left; of one that does not fit there, its headline alone is told.
    """
    parts: list[str] = []
    for place, view in enumerate(views):
        part = _section(view, limit // (len(views) - place))
        if github_length(part) + MARGIN > limit:
            parts.append(f"And {counted(len(views) - place, 'more comparison')}. {WHERE}\n")
            break
        parts.append(part)
        limit -= github_length(part)
    return "\n".join(parts)


def warning_block(sentence: str) -> str:
    """Return what heads a text as a warning, with an empty line after it; `sentence` is Markdown, "" for none."""
    return f"> [!WARNING]\n> {sentence}\n\n" if sentence else ""


def line(text: str) -> str:
    """Return a text out of anywhere as one line of Markdown."""
    return escape_markdown(visible(text))


def message_line(text: str) -> str:
    """Return one of our messages as one line of Markdown; what it has between backticks can be copied as it stands."""
    parts = visible(text).split("`")
    if len(parts) % 2 == 0 or not all(parts[1::2]):
        return line(text)
    return "".join(f"`{part}`" if place % 2 else escape_markdown(part) for place, part in enumerate(parts))


def _section(view: ReportView, limit: int) -> str:
    try:
        return render_comment(view, WHERE, limit)
    except UsageError:
        return f"# {line(view.title)}\n\n{line(view.changes.headline[0])} {WHERE}\n"
