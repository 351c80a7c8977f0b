"""The store's own fsck: whether every file is what it says it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import TypeAlias

from addenda.errors import AddendaError, Problem, StoreError
from addenda.model.canonical import blob_id, decode, encode, shard_name
from addenda.model.codeset import CodeSet
from addenda.model.concept import Concept
from addenda.model.release import Release, ReleaseId
from addenda.store import layout
from addenda.store.changes_file import out_of_date
from addenda.store.contents import REIMPORT, Contents
from addenda.store.knowledge import imported_dates
from addenda.store.writing import WritableStore

_RESTORE = "Restore it: git restore --source=HEAD --staged --worktree -- "
_MOVE = (
    "The date was changed by hand: revert the commit that did it. To move a release, take its folder out of the "
    "repository with git, commit that, and import it anew."
)
_MEND = "Write it anew: `addenda check --mend`"

_Imported: TypeAlias = Mapping[ReleaseId, tuple[date, str]]
"""Effective dates of imports, which nothing but a hand ever changes, with the commits that did the imports."""


def check(store: WritableStore) -> tuple[Problem, ...]:
    """Return all that is wrong with the last commit of a store, and with the files that follow it."""
    contents = store.at()
    problems = list(_work_tree(store))
    for codeset in _codeset_folders(contents):
        problems += _codeset(contents, codeset)
    return tuple(problems)


def check_lists(contents: Contents) -> tuple[Problem, ...]:
    """Return the lists of changes that are of something else than what stands beside them; it reads metadata alone."""
    return tuple(problem for name in _codeset_folders(contents) for problem in _lists_of_changes(contents, name))


def _work_tree(store: WritableStore) -> Iterator[Problem]:
    interrupted = store.interrupted()
    for path in interrupted:
        advice = "The next import finishes it, or: git restore --source=HEAD --staged --worktree -- " + path
        yield Problem("an import was cut off after its commit; the files here are not up to date", path, advice=advice)
    if not interrupted:
        for path in store.uncommitted(layout.ROOT):
            yield Problem("the file differs from the last commit", path, advice=_RESTORE + path)


def _codeset_folders(contents: Contents) -> list[str]:
    paths = (path.split("/") for path in contents.files(layout.ROOT))
    return sorted({parts[1] for parts in paths if len(parts) > 2})


def _codeset(contents: Contents, name: str) -> Iterator[Problem]:
    try:
        codeset = contents.codeset(name)
    except AddendaError as error:
        yield from error.problems
        return
    folder = layout.codeset_folder(name)
    names = {path[len(folder) + 1 :].split("/")[0] for path in contents.files(folder)}
    releases = names - {layout.CODESET_FILE, layout.VIEWS_FILE}
    try:
        imported = imported_dates(contents, name)
    except StoreError as error:
        yield from error.problems
        imported = {}
    for release in sorted(releases):
        yield from _release(contents, codeset, ReleaseId(name, release), imported)
    yield from _lists_of_changes(contents, name)


def _lists_of_changes(contents: Contents, name: str) -> Iterator[Problem]:
    with suppress(AddendaError):  # whatever is damaged was told with its release
        for release, before in out_of_date(contents, name):
            since = f"it does not tell what changed since {before}, as both stand now"
            message = since if before else "it tells of changes since a release that is gone"
            yield Problem(message, layout.changes_file(release), advice=_MEND)


def _release(contents: Contents, codeset: CodeSet, name: ReleaseId, imported: _Imported) -> Iterator[Problem]:
    folder = layout.release_folder(name)
    try:
        release = contents.release(name)
        contents.declared(name)
    except AddendaError as error:
        yield from error.problems
        return
    path = f"{folder}/{layout.RELEASE_FILE}"
    day, commit = imported.get(name, (release.effective, ""))
    if day != release.effective:
        message = f"the release was imported as effective on {day} (commit {commit[:12]}), and is not any more"
        yield Problem(message, path, value=release.effective.isoformat(), advice=_MOVE)
    concepts: list[Concept] = []
    lost: list[Problem] = []
    for file in contents.files(folder):
        if file.startswith(f"{folder}/{layout.CONCEPTS}/"):
            try:
                yield from _shard(file, contents.text(file), codeset, concepts)
            except StoreError as error:
                lost += error.problems
        elif file[len(folder) + 1 :] not in (layout.RELEASE_FILE, layout.DECLARED_FILE, layout.CHANGES_FILE):
            yield Problem("the file belongs to no release", file, advice="Remove it from the repository.")
    yield from lost or [*_unnoticed(contents, name), *_counts(path, release, concepts)]


def _unnoticed(contents: Contents, release: ReleaseId) -> Iterator[Problem]:
    """Yield the files that are read in the place of git's objects, and hold something else: a power cut can do that."""
    for name, shard in contents.shards(release).items():
        if blob_id(shard.read()) != shard.id:
            path = f"{layout.release_folder(release)}/{layout.CONCEPTS}/{name}"
            message = "the file differs from the last commit, and git does not notice"
            yield Problem(message, path, advice=f"Delete it. {_RESTORE}{path}")


def _shard(file: str, text: bytes, codeset: CodeSet, concepts: list[Concept]) -> Iterator[Problem]:
    """Check one shard line by line, and add what it holds to the concepts."""
    before = None
    for row, line in enumerate(text.splitlines(keepends=True), start=1):
        try:
            concept = decode(line)
            canonical = encode(concept, codeset)
            _ = concept.added, concept.terminated  # a date that is none fails here, not in a report
        except (KeyError, ValueError, StoreError) as error:
            yield Problem(f"the line is no concept ({error})", file, row, advice=REIMPORT)
            continue
        if canonical != line:
            yield Problem("the line is not canonical text", file, row, str(concept.key), REIMPORT)
        if before is not None and concept.key <= before:
            yield Problem("the line is out of order, or its key stands twice", file, row, str(concept.key), REIMPORT)
        if not file.endswith(f"/{shard_name(concept.code, codeset)}{layout.SHARD_SUFFIX}"):
            yield Problem("the concept stands in the wrong shard", file, row, str(concept.key), REIMPORT)
        if not codeset.matches.fullmatch(concept.code):
            yield Problem("the code fits no pattern of the code set", file, row, concept.code, REIMPORT)
        before = concept.key
        concepts.append(concept)


def _counts(path: str, release: Release, concepts: Iterable[Concept]) -> Iterator[Problem]:
    concepts = list(concepts)
    in_force = sum(concept.in_force(release.effective) for concept in concepts)
    scheduled = tuple(sorted({c.code for c in concepts if c.scheduled_after(release.effective)}))
    for word, said, found in (
        ("concepts", release.concepts, len(concepts)),
        ("in force", release.in_force, in_force),
        ("scheduled", len(release.scheduled), len(scheduled)),
    ):
        if said != found:
            yield Problem(f"the release says {said:,} {word}, its files hold {found:,}", path, advice=REIMPORT)
    if len(release.scheduled) == len(scheduled) and release.scheduled != scheduled:
        yield Problem("the release lists other scheduled codes than its files hold", path, advice=REIMPORT)
