"""Where the pages of a site stand, and how one leads to another.

Every path is relative to the folder of the site, with forward slashes; the site's own files stand in `_site`, a name
that no code set can have. Links name the file, since a browser that reads from a disk knows no `index.html`.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from addenda.model.release import ReleaseId

INDEX = "index.html"
SEARCH = "search.html"
FEED = "feed.atom"
STYLE = "_site/site.css"
SCRIPT = "_site/search.js"
DATA = "changeset.json"
MARKDOWN = "report.md"
SCHEMA = "changeset.schema.json"

_OTHERS = re.compile(r"[^A-Z0-9-]")
_RESERVED = re.compile(r"CON|PRN|AUX|NUL|COM\d|LPT\d")
"""Names that Windows keeps for devices, with any ending (Microsoft, Naming Files, Paths, and Namespaces)."""
_LONGEST = 100


class Link(NamedTuple):
    """A text and where it leads, relative to the page it stands on; `href` is "" where it leads nowhere."""

    text: str
    href: str


def up(path: str) -> str:
    """Return the way from a page to the folder of the site, "" for a page that stands in it."""
    return "../" * path.count("/")


def file_name(text: str) -> str:
    """Return the name of a file for a code: capitals, digits and hyphens stand for themselves.

    A small letter has a low line before it, any other character is its number between low lines. Texts that differ
    have names that differ, also where a disk takes capitals and small letters for the same.
    """
    if _RESERVED.fullmatch(text):
        return _numbered(text[0]) + text[1:]
    name = _OTHERS.sub(lambda match: _written(match[0]), text)
    return name if 0 < len(name) <= _LONGEST else "_-" + hashlib.sha256(text.encode()).hexdigest()


def pair_folder(old: ReleaseId, new: ReleaseId) -> str:
    """Return the folder of what changed between two releases of a code set."""
    return f"{new.codeset}/{old.release}..{new.release}"


def code_page(codeset: str, code: str) -> str:
    """Return the page of a code."""
    return f"{codeset}/codes/{file_name(code)}.html"


def list_page(codeset: str, shard: str) -> str:
    """Return the page that lists the codes of one shard."""
    return f"{codeset}/list/{file_name(shard)}.html"


def index_script(codeset: str, part: int) -> str:
    """Return one part of what the search of a code set looks through."""
    return f"_site/index/{codeset}/{part}.js"


def _written(character: str) -> str:
    return f"_{character}" if "a" <= character <= "z" else _numbered(character)


def _numbered(character: str) -> str:
    """Return a character's number; it begins with a digit, so that it is never taken for a small letter."""
    return f"_0{ord(character):x}_"
