"""The site of a store, as open as it may be."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from addenda.action.settings import Pages
from addenda.action.workflow_commands import Annotation
from addenda.app.publishing import Publication
from addenda.app.site import SiteWanted, write_site
from addenda.errors import Problem, UsageError
from addenda.model.listing import counted

if TYPE_CHECKING:
    from addenda.action.runner import Runner
    from addenda.action.settings import Settings
    from addenda.store.store import Store

_MERGE_GROUP = "merge_group"
_OPEN = "a site on GitHub Pages can be read by anyone, whoever can read the repository"
_LATER = "the site is made of what is merged, and this run is for what is not yet"
_EMPTY = "The store holds no release to make a site of yet."


def refuse_unmerged(runner: Runner, settings: Settings) -> None:
    """Refuse a site of what is not merged yet, where one is asked for whatever the run is.

    Raises:
        UsageError: when it is.

    """
    if settings.pages is Pages.TRUE and _is_unmerged(runner):
        advice = "Leave pages out of this workflow, or write auto."
        raise UsageError(Problem(f"pages is 'true' in a run for {runner.event_name}: {_LATER}", advice=advice))


def write_pages(runner: Runner, settings: Settings, store: Store, how: Publication) -> None:
    """Write the site, and say in an output where: `pages-path` where it may be published, else `site-path`.

    The latter is to be an artifact, of the name `site-name`.

    Raises:
        ConflictError: when a text may not be published, or nothing says that it is not.
        StoreError: when the site cannot be written.

    """
    if settings.pages is Pages.FALSE:
        return
    if _is_unmerged(runner):
        runner.annotate(Annotation("notice", f"No site: {_LATER}."))
    elif not _has_release(store, settings.codeset):
        runner.annotate(Annotation("notice", _EMPTY))
    else:
        _write(runner, settings, store, how)


def _write(runner: Runner, settings: Settings, store: Store, how: Publication) -> None:
    published = settings.pages is Pages.TRUE or runner.is_public is True
    readers = Publication(how.why or _OPEN, how.codes_only) if published else how
    folder = runner.new_folder("addenda-site-")
    codesets = (settings.codeset,) if settings.codeset else ()
    count = write_site(store, SiteWanted(codesets, "", readers), folder, force=False, step=runner.log)
    runner.output("pages-path" if published else "site-path", str(folder))
    if not published:
        runner.output("site-name", f"addenda-site-{secrets.token_hex(3)}")  # a run has each name once
    runner.log(f"A {'public' if published else 'private'} site of {counted(count, 'file')} is in {folder}.")


def _has_release(store: Store, codeset: str) -> bool:
    contents = store.at()
    names = [codeset] if codeset else [one.id for one in contents.codesets()]
    return any(contents.releases(name) for name in names)


def _is_unmerged(runner: Runner) -> bool:
    return runner.event_name.startswith("pull_request") or runner.event_name == _MERGE_GROUP
