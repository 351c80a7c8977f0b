"""The pages of a site as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.environment import render
from addenda.rendering.report_html import render_html
from addenda.rendering.site.paths import DATA, INDEX, MARKDOWN, SCHEMA, SEARCH, up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.rendering.site.code_view import CodeView
    from addenda.rendering.site.frame import Frame
    from addenda.rendering.site.index_view import CodeSetView
    from addenda.rendering.site.lists import CodeList, Searched
    from addenda.rendering.view import ReportView

_HEAD = '<header class="wrap">\n'


def index_html(frame: Frame, codesets: Sequence[CodeSetView]) -> bytes:
    """Return the first page."""
    return _page("site/index.html.j2", frame, codesets=codesets)


def code_html(frame: Frame, view: CodeView) -> bytes:
    """Return the page of a code."""
    return _page("site/code.html.j2", frame, code=view)


def list_html(frame: Frame, listed: CodeList) -> bytes:
    """Return the page that lists the codes of a shard."""
    return _page("site/list.html.j2", frame, listed=listed)


def search_html(frame: Frame, codesets: Sequence[Searched]) -> bytes:
    """Return the page of the search."""
    return _page("site/search.html.j2", frame, codesets=codesets)


def pair_html(view: ReportView, path: str) -> bytes:
    """Return the report of a pair, with the way back to the site above its title."""
    files = {"data": DATA, "schema": SCHEMA, "markdown": MARKDOWN}
    way = render("site/_way.html.j2", {"index": f"{up(path)}{INDEX}", "search": f"{up(path)}{SEARCH}", **files})
    before, head, after = render_html(view).partition(_HEAD)  # no text of a file can look like it: all are escaped
    return f"{before}{head}{way}{after}".encode()


def style() -> bytes:
    """Return the style sheet of all pages but the reports, which have their own inside."""
    return render("site/site.css.j2", {}).encode()


def script() -> bytes:
    """Return the script of the search."""
    return render("site/search.js", {}).encode()


def _page(name: str, frame: Frame, **values: object) -> bytes:
    return render(name, {**frame._asdict(), **values}).encode()
