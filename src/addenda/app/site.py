"""Make a site of a store: pages of releases, of what changed between them, and of each code."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from addenda import __version__
from addenda.app.sites.codeset import codeset_pages
from addenda.app.sites.folder import write_site_folder
from addenda.errors import NotFoundError, UsageError
from addenda.rendering.site.feed import feed
from addenda.rendering.site.frame import Frames
from addenda.rendering.site.index_view import codeset_view
from addenda.rendering.site.pages import index_html, script, search_html, style
from addenda.rendering.site.paths import FEED, INDEX, SCRIPT, SEARCH, STYLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from addenda.app.publishing import Publication
    from addenda.model.codeset import CodeSet
    from addenda.store.contents import Contents
    from addenda.store.store import Store


class SiteWanted(NamedTuple):
    """What a site is to hold: code sets by id (all of the store for none), and how it may be written.

    `base` is the address at which it will stand, with a slash at its end; "" where it is not known.
    """

    codesets: tuple[str, ...]
    base: str
    how: Publication


def base_address(text: str) -> str:
    """Return the address of a site with a slash at its end, "" for none.

    Raises:
        UsageError: when the text is no address of a folder on the web.

    """
    if not text:
        return ""
    try:
        address = urlsplit(text)
        fits = address.scheme in {"http", "https"} and address.hostname and not address.query and not address.fragment
    except ValueError:
        fits = False
    if not fits or not text.isascii() or not text.isprintable() or " " in text:
        raise UsageError(f"--base-url {text!r} is no address of a site. Write it as https://example.org/codes/.")
    return text.rstrip("/") + "/"


def write_site(store: Store, wanted: SiteWanted, folder: Path, *, force: bool, step: Callable[[str], None]) -> int:
    """Write the site of a store as it is committed now; return how many files it has.

    Raises:
        NotFoundError: when the store lacks a code set that is wanted, or has no release of any.
        ConflictError: when a text may not be published, or the folder holds other files.
        StoreError: when the store is damaged, or the folder cannot be written.
        TemplateError: when a template is broken.

    """
    contents = store.at()
    codesets = _chosen(contents, wanted.codesets)
    for codeset in codesets:
        wanted.how.permit(codeset)
    return write_site_folder(_files(store, contents, codesets, wanted, step), folder, force=force)


def _chosen(contents: Contents, names: Sequence[str]) -> list[CodeSet]:
    present = {codeset.id: codeset for codeset in contents.codesets()}
    if missing := [name for name in dict.fromkeys(names) if name not in present]:
        listed = f"It has {', '.join(present)}." if present else "It is empty."
        raise NotFoundError(f"The store has no code set {', '.join(map(repr, missing))}. {listed}")
    chosen = [present[name] for name in sorted(set(names) or present)]
    if not any(contents.releases(codeset.id) for codeset in chosen):
        raise NotFoundError("There is no release to make a site of. Import one with `addenda import`.")
    return chosen


def _files(
    store: Store, contents: Contents, codesets: Sequence[CodeSet], wanted: SiteWanted, step: Callable[[str], None]
) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file of the site; those on several code sets come last."""
    facts, searches = [], []
    for codeset in codesets:
        told, searched = yield from codeset_pages(store, contents, codeset, wanted.how, step)
        facts.append(told)
        searches.append(searched)
    step("Writing the index")
    frames = Frames(__version__, facts)
    yield INDEX, index_html(frames.of(INDEX, "Releases of code sets"), [codeset_view(one) for one in facts])
    yield SEARCH, search_html(frames.of(SEARCH, "Codes"), searches)
    yield FEED, feed(facts, wanted.base)
    yield STYLE, style()
    yield SCRIPT, script()
