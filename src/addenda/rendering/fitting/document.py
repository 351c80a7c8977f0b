"""A Markdown document out of views, with as much detail as fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.rendering.environment import render
from addenda.rendering.fitting.detail import LADDER
from addenda.rendering.fitting.dropped import CutView, Dropped
from addenda.rendering.fitting.fitted import fitted
from addenda.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from addenda.rendering.fitting.detail import Detail, Ladder


def document(
    name: str,
    values: Callable[[Detail, Dropped], dict[str, Any]],
    where: str,
    limit: int | None,
    templates: Path | None = None,
    least: Callable[[dict[str, Any]], int] = lambda _: 0,
    ladder: Ladder = LADDER,
) -> str:
    """Return a document of at most `limit` characters (None for no limit) by the name of its template.

    `values` returns the views with as much detail as it is given, and counts what it leaves out. `where` is a sentence
    on where all of it is. `least` returns how many characters the values come to at the least. `ladder` says what is
    left out first.

    Raises:
        TemplateError: when a template in `templates` is broken.
        UsageError: when the document is too long even without any detail.

    """
    if limit is None:
        return render(name, {**values({}, Dropped()), "cut": None}, templates)

    def rendered(detail: Detail) -> str | None:
        dropped = Dropped()
        made = values(detail, dropped)
        if least(made) > limit:
            return None
        left_out = dropped.clauses()
        cut = CutView(number(limit), where, left_out) if left_out else None
        return render(name, {**made, "cut": cut}, templates)

    return fitted(rendered, limit, ladder)
