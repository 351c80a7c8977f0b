"""What every page of a site has around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from addenda.rendering.environment import render
from addenda.rendering.licence import notice_of
from addenda.rendering.site.paths import up
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.rendering.site.facts import CodeSetFacts


class Frame(NamedTuple):
    """The title of a page, the way from it to the folder of the site, and its foot, which is HTML."""

    title: str
    up: str
    foot: Markup


class Frames:
    """Makes the frames of the pages on some code sets; their foot is the same, so it is made once."""

    def __init__(self, version: str, codesets: Sequence[CodeSetFacts]) -> None:
        """Take what the foot says: version, commit, releases with their commits, notices of the publishers.

        Raises:
            TemplateError: when a template is broken.

        """
        values = {
            "version": visible(version),
            "commit": next((one.commit for one in codesets if one.commit), ""),
            "releases": [
                f"{one.release.id} (commit {one.known[-1].commit})" for facts in codesets for one in facts.releases
            ],
            "notices": dict.fromkeys(visible(notice) for one in codesets if (notice := notice_of(one.codeset))),
        }
        self._foot = Markup(render("site/_foot.html.j2", values))  # noqa: S704 the template has escaped every text

    def of(self, path: str, title: str) -> Frame:
        """Return the frame of the page at a path."""
        return Frame(visible(title), up(path), self._foot)
