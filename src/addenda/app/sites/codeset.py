"""The pages of one code set: what changed from each release to the next, a page for each code, lists and index."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from addenda import __version__
from addenda.app.codes_only import codes_only
from addenda.app.comparing import compare_snapshots
from addenda.app.families import families_of
from addenda.app.reconciling import reconcile_with_list
from addenda.app.reporting import Told, provenance, view_of
from addenda.app.sites.stories import Stories
from addenda.app.suggesting import suggest_for_report
from addenda.app.trend import trend_of
from addenda.diffing.book.reading import has_book
from addenda.model.canonical import shard_name
from addenda.model.changes import ChangeKind
from addenda.model.cpt.families import LONG
from addenda.model.cpt.families import parts as parts_of
from addenda.rendering.changeset_pieces import whole
from addenda.rendering.describing import description
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.schemas import schema_text
from addenda.rendering.site.code_view import CodeViews
from addenda.rendering.site.facts import Brief, CodeSetFacts, Known, Pair, Story
from addenda.rendering.site.frame import Frames
from addenda.rendering.site.lists import Searched, code_lists, index_scripts, searched
from addenda.rendering.site.pages import code_html, list_html, pair_html
from addenda.rendering.site.pair_view import with_pages
from addenda.rendering.site.paths import DATA, INDEX, MARKDOWN, SCHEMA, code_page, pair_folder
from addenda.store.knowledge import editions

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence

    from addenda.app.publishing import Publication
    from addenda.model.changes import ChangeSet
    from addenda.model.codeset import CodeSet
    from addenda.model.release import Release
    from addenda.rendering.view import Provenance
    from addenda.store.contents import Contents
    from addenda.store.store import Store

T = TypeVar("T")

File: TypeAlias = tuple[str, bytes]
_FORMAT = "addenda.changeset/1"
"""Of the data of a pair."""


class _Shown(NamedTuple):
    """How values of a code set are shown: whole, or without its texts."""

    codeset: CodeSet
    how: Publication

    def of(self, value: T) -> T:
        return codes_only(value, self.codeset) if self.how.codes_only else value

    def story(self, story: Story) -> Story:
        """Return a story without texts where codes only are shown; the names of its releases are none."""
        history = story.history
        events, first, concepts = self.of((history.events, history.first, story.concepts))
        return Story(replace(history, events=events, first=first), story.release, concepts)


def codeset_pages(
    store: Store, contents: Contents, codeset: CodeSet, how: Publication, step: Callable[[str], None]
) -> Generator[File, None, tuple[CodeSetFacts, Searched]]:
    """Yield the files of a code set; return what the pages on all code sets tell of it.

    Raises:
        StoreError: when the store is damaged.
        TemplateError: when a template is broken.

    """
    shown = _Shown(codeset, how)
    known = editions(contents, codeset.id)
    releases = [release for release in contents.releases(codeset.id) if release.id in known]
    changed = yield from _pairs(store, contents, releases, shown, step)
    step(f"Reading every release of {codeset.id}")
    stories = Stories(contents, codeset, releases, known)
    facts = CodeSetFacts(
        codeset=shown.of(codeset),
        commit=contents.commit,
        releases=tuple(Known(one, tuple(edition.known for edition in known[one.id])) for one in releases),
        pairs=tuple(map(_pair, changed)),
        codes=stories.codes,
        families=_families(codeset, releases, stories),
    )
    step(f"Writing a page for each code of {codeset.id}")
    briefs = yield from _code_files(facts, map(shown.story, stories), changed)
    parts = list(index_scripts(codeset.id, briefs))
    yield from parts
    return facts, searched(facts, briefs, len(parts))


def _pairs(
    store: Store, contents: Contents, releases: Sequence[Release], shown: _Shown, step: Callable[[str], None]
) -> Generator[File, None, list[ChangeSet]]:
    """Yield the files on each release and the one before it; return what changed."""
    changed: list[ChangeSet] = []
    trend = trend_of(store, shown.codeset.id)
    for old, new in pairwise(releases):
        step(f"Comparing {old.id} and {new.id}")
        told, made = _told(store, contents, old, new, shown)
        yield from _pair_files(told._replace(trend=trend), made)
        changed.append(told.changes)
    return changed


def _told(store: Store, contents: Contents, old: Release, new: Release, shown: _Shown) -> tuple[Told, Provenance]:
    """Return what the report on two releases tells, as `addenda report` does without a charge master."""
    before, after = contents.snapshot(old.id), contents.snapshot(new.id)
    changes = compare_snapshots(before, after)
    accounts = reconcile_with_list(store, f"{old.id}@{contents.commit}", f"{new.id}@{contents.commit}")
    families = None if shown.how.codes_only else families_of(changes, after)
    told = Told(changes, None, accounts, suggest_for_report(changes, after), families=families)
    return shown.of(told), provenance(before, after)


def _pair_files(told: Told, made: Provenance) -> Iterator[File]:
    changes, view = told.changes, view_of(told, made)
    folder = pair_folder(changes.old.id, changes.new.id)
    yield f"{folder}/{INDEX}", pair_html(with_pages(view, changes), f"{folder}/{INDEX}")
    yield f"{folder}/{MARKDOWN}", render_markdown(view).encode()
    yield f"{folder}/{DATA}", b"".join(whole(changes))
    yield f"{folder}/{SCHEMA}", schema_text(_FORMAT)


def _pair(changes: ChangeSet) -> Pair:
    keys = frozenset(one.key for one in changes.changes) | {one.key for one in changes.transients}
    return Pair(changes.old.id, changes.new.id, changes.counts, keys)


def _code_files(
    facts: CodeSetFacts, stories: Iterable[Story], changed: Sequence[ChangeSet]
) -> Generator[File, None, list[Brief]]:
    """Yield the page of each code, then the lists; return the codes in short."""
    briefs: list[Brief] = []
    codeset = facts.codeset
    deleted = [change for changes in changed for change in changes.of_kind(ChangeKind.DELETED)]
    views = CodeViews(facts, [(change.key.code, new) for change in deleted for new in change.replacements])
    frames = Frames(__version__, [facts])
    for story in stories:
        code, path = story.history.code, code_page(codeset.id, story.history.code)
        yield path, code_html(frames.of(path, f"{code}: {codeset.title}"), views.of(story))
        text = description(story.concepts[0], codeset)
        briefs.append(Brief(code, shard_name(code, codeset), text, story.history.in_force))
    for listed in code_lists(facts, briefs):
        yield listed.path, list_html(frames.of(listed.path, listed.title), listed)
    return briefs


def _families(codeset: CodeSet, releases: Sequence[Release], stories: Stories) -> Mapping[str, tuple[str, ...]]:
    """Return the codes in force that share the common text of a family, by each of them; none without a book."""
    if not releases or not has_book(codeset):
        return {}
    members: defaultdict[str, list[str]] = defaultdict(list)
    for concept in stories.last():
        if (found := parts_of(concept.text(LONG))) and concept.in_force(releases[-1].effective):
            members[found.common].append(concept.code)
    families = [tuple(sorted(set(codes))) for codes in members.values()]
    return {code: family for family in families if len(family) > 1 for code in family}
