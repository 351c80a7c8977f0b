"""What was known when: a release's concepts after each commit that touched them, by one `git log`."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from addenda.errors import Problem, StoreError
from addenda.model.history import Knowledge
from addenda.model.release import ReleaseId
from addenda.store import layout
from addenda.store.contents import Contents, GitShard
from addenda.store.objects import Objects

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
    concepts nor its `release.toml` are none.

    Raises:
        StoreError: when git cannot tell.

    """
    found: defaultdict[ReleaseId, list[Edition]] = defaultdict(list)
    for known, touched in _log(contents, layout.codeset_folder(codeset)):
        for release, blobs in _by_release(touched).items():
            before = found[release][-1].shards if found[release] else {}
            found[release].append(Edition(known, _after(before, blobs, contents.objects)))
    return {release: tuple(listed) for release, listed in found.items()}


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
    shards = {**before, **{name: GitShard(blob, objects, None) for name, blob in blobs.items()}}
    return {name: shard for name, shard in shards.items() if shard.id != _NO_BLOB}


def _log(contents: Contents, folder: str) -> Iterator[tuple[Knowledge, dict[str, str]]]:
    """Yield each commit that touched a folder, earliest first, with the new blob ids by path."""
    if contents.commit is None:
        return
    settings = ("-c", "core.quotePath=false", "-c", "log.showRoot=true", "-c", "log.showSignature=false")
    options = ("--reverse", "--topo-order", "--raw", "--no-abbrev", "--no-renames", "--no-color", "--no-notes")
    command = ["git", "-C", str(contents.objects.folder), *settings, "log", *options]
    command += ["--format=%x00%H %ct %s", contents.commit, "--", f":(top,literal){folder}"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise StoreError(Problem("git cannot tell the history", folder, value=done.stderr.decode(errors="replace")))
    for entry in done.stdout.decode(errors="replace").split(_NUL)[1:]:
        head, *lines = entry.split("\n")
        commit, seconds, subject = head.split(" ", 2)
        touched = (line.split("\t", 1) for line in lines if line.startswith(":"))
        blobs = {path: facts.split(" ")[3] for facts, path in touched}
        yield Knowledge(commit, datetime.fromtimestamp(int(seconds), UTC), subject), blobs
