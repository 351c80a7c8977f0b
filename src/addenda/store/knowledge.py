"""What was known when: a release's concepts after each commit that touched them, by one `git log`.

Only the line of first parents is followed: a merge brings what its branch held in one step, as a reader of the store
saw it. The commits of branches that ran side by side have no one order in which each follows from the one before.
"""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import NamedTuple

from addenda.errors import Problem, StoreError
from addenda.model.codeset import CodeSet
from addenda.model.history import Knowledge
from addenda.model.release import ReleaseId
from addenda.store import layout
from addenda.store.contents import Contents, GitShard
from addenda.store.mainline import UNSHALLOW, Step, first_parents, is_cut_off
from addenda.store.metadata import parse_codeset, parse_release
from addenda.store.objects import FSCK, Objects

_NO_BLOB = "0" * 40
_NUL = "\0"
"""Stands before each commit; neither a message nor a path can hold it."""


class Edition(NamedTuple):
    """A release's shards by name, from one commit to the next that touches them."""

    known: Knowledge
    shards: Mapping[str, GitShard]


def editions(contents: Contents, codeset: str) -> dict[ReleaseId, tuple[Edition, ...]]:
    """Return the editions of every release of a code set, earliest first, up to the commit of the contents.

    The first edition of a release is its import, each further one a correction. Commits that touch neither its
    concepts nor its `release.toml` are none. What a branch did is known by the commit that merged it.

    Raises:
        StoreError: when git cannot tell, or its log does not lead to what the releases hold; when the clone is shallow
            and the code set older than what is there of its history.

    """
    line = _line(contents)
    _refuse_cut_off(contents, codeset, line)
    found: defaultdict[ReleaseId, list[Edition]] = defaultdict(list)
    for known, touched in _log(contents, layout.codeset_folder(codeset), line):
        for release, blobs in _by_release(touched).items():
            before = found[release][-1].shards if found[release] else {}
            found[release].append(Edition(known, _after(before, blobs, contents.objects)))
    _verify(contents, codeset, found)
    return {release: tuple(listed) for release, listed in found.items()}


def imported_dates(contents: Contents, codeset: str) -> dict[ReleaseId, tuple[date, str]]:
    """Return the effective date with which each release of a code set was imported, and the commit that did it.

    It is that of the first `release.toml`, since the release was last taken out of the store if it ever was. Where that
    is of another format, nothing is told of the release.

    Raises:
        StoreError: when git cannot tell.

    """
    first: dict[ReleaseId, tuple[str, str]] = {}
    for known, touched in _log(contents, layout.codeset_folder(codeset), _line(contents)):
        for path, blob in touched.items():
            match path.split("/"):
                case [_, _, release, layout.RELEASE_FILE] if blob == _NO_BLOB:
                    first.pop(ReleaseId(codeset, release), None)
                case [_, _, release, layout.RELEASE_FILE]:
                    first.setdefault(ReleaseId(codeset, release), (blob, known.commit))
    dates: dict[ReleaseId, tuple[date, str]] = {}
    for name, (blob, commit) in first.items():
        with suppress(StoreError):
            dates[name] = parse_release(contents.objects.read(blob), layout.release_file(name)).effective, commit
    return dates


def first_definition(contents: Contents, codeset: str) -> CodeSet | None:
    """Return a code set as it was brought into the store, before any edit; None where that is of another format.

    Raises:
        StoreError: when git cannot tell.

    """
    path, first = layout.codeset_file(codeset), _NO_BLOB
    for _, touched in _log(contents, path, _line(contents)):
        if _NO_BLOB in {first, touched[path]}:  # the first of all, or of those since it was taken out
            first = touched[path]
    with suppress(StoreError):
        return parse_codeset(contents.objects.read(first), path)
    return None


def with_sources(contents: Contents, release: ReleaseId, edition: Edition, before: Edition | None) -> Knowledge:
    """Return what made an edition known, with the files that its release names and did not name before it."""
    old = _sources(contents, release, before) if before else []
    new = [name for sha256, name in _sources(contents, release, edition) if (sha256, name) not in old]
    return edition.known._replace(sources=tuple(new))


def _sources(contents: Contents, release: ReleaseId, edition: Edition) -> list[tuple[str, str]]:
    """Return sha256 and name of the sources that a release named then; none where that is not told."""
    then = contents._replace(commit=edition.known.commit)
    with suppress(StoreError):  # an old `release.toml` may be of another format; the concepts tell the history
        return [(source.sha256, source.name) for source in then.release(release).sources]
    return []


def _by_release(touched: Mapping[str, str]) -> dict[ReleaseId, dict[str, str]]:
    """Return the blob ids that a commit gave to shards, by release; no shard where only `release.toml` changed."""
    releases: dict[ReleaseId, dict[str, str]] = {}
    for path, blob in touched.items():
        match path.split("/"):
            case [_, codeset, release, layout.CONCEPTS, file]:
                shards = releases.setdefault(ReleaseId(codeset, release), {})
                shards[file.removesuffix(layout.SHARD_SUFFIX)] = blob
            case [_, codeset, release, layout.RELEASE_FILE]:
                releases.setdefault(ReleaseId(codeset, release), {})
    return releases


def _after(before: Mapping[str, GitShard], blobs: Mapping[str, str], objects: Objects) -> dict[str, GitShard]:
    shards = {**before, **{name: GitShard(blob, objects) for name, blob in blobs.items()}}
    return {name: shard for name, shard in shards.items() if shard.id != _NO_BLOB}


def _line(contents: Contents) -> tuple[Step, ...]:
    return first_parents(contents.objects.folder, contents.commit) if contents.commit else ()


def _refuse_cut_off(contents: Contents, codeset: str, line: Sequence[Step]) -> None:
    """Raise a StoreError where the first commit that is there holds the code set already, and is not the first."""
    if is_cut_off(contents.objects, line):
        folder = layout.codeset_folder(codeset)
        if contents._replace(commit=line[0].commit).has(folder):
            raise StoreError(Problem("when it became known is not here", folder, advice=UNSHALLOW))


def _verify(contents: Contents, codeset: str, found: Mapping[ReleaseId, Sequence[Edition]]) -> None:
    """Raise a StoreError unless the last edition of each release holds the blobs that stand in the commit."""
    problems: list[Problem] = []
    for folder in contents.objects.listing(f"{contents.commit}:{layout.codeset_folder(codeset)}"):
        release = ReleaseId(codeset, folder.name)
        told = found[release][-1].shards if release in found else {}
        files = contents.objects.listing(f"{contents.commit}:{layout.release_folder(release)}/{layout.CONCEPTS}")
        held = {file.name.removesuffix(layout.SHARD_SUFFIX): file.id for file in files if not file.is_folder}
        if {name: shard.id for name, shard in told.items()} != held:
            message = "git's log does not lead to what the release holds"
            problems.append(Problem(message, layout.release_folder(release), advice=FSCK))
    if problems:
        raise StoreError(problems)


def _log(contents: Contents, folder: str, line: Sequence[Step]) -> Iterator[tuple[Knowledge, dict[str, str]]]:
    """Yield each commit that touched a folder, earliest first, with the new blob ids by path.

    A merge is compared with its first parent; git by itself shows nothing for it.
    """
    if contents.commit is None:
        return
    since = dict(line)
    settings = ("-c", "core.quotePath=false", "-c", "log.showRoot=true", "-c", "log.showSignature=false")
    walk = ("--first-parent", "--diff-merges=first-parent", "--reverse")
    options = ("--raw", "--no-abbrev", "--no-renames", "--no-color", "--no-notes")
    command = ["git", "-C", str(contents.objects.folder), *settings, "log", *walk, *options]
    command += ["--format=%x00%H %s", contents.commit, "--", f":(top,literal){folder}"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise StoreError(Problem("git cannot tell the history", folder, value=done.stderr.decode(errors="replace")))
    for entry in done.stdout.decode(errors="replace").split(_NUL)[1:]:
        head, *lines = entry.split("\n")
        commit, subject = head.split(" ", 1)
        touched = (line.split("\t", 1) for line in lines if line.startswith(":"))
        blobs = {path: facts.split(" ")[3] for facts, path in touched}
        yield Knowledge(commit, datetime.fromtimestamp(since[commit], UTC), subject), blobs
