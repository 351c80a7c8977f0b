"""What a store holds at one commit: code sets, releases and snapshots, read from git's objects."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from addenda.errors import NotFoundError, Problem, StoreError
from addenda.model.canonical import blob_id
from addenda.model.codeset import CodeSet
from addenda.model.declared import DeclaredChange
from addenda.model.release import Release, ReleaseId
from addenda.model.snapshot import Snapshot
from addenda.store import layout
from addenda.store.index import Record, records
from addenda.store.metadata import parse_codeset, parse_declared, parse_release
from addenda.store.objects import FSCK, Entry, Found, Objects

REIMPORT = "The committed text was changed by hand: revert the commit that did it, or import again with --correction."
_COMMITTED = re.compile(rb"^committer .* (\d+) [+-]\d{4}$", re.MULTILINE)


class GitShard(NamedTuple):
    """A shard that stands in git; its text is read when it is asked for, and not kept.

    The work tree's file is read where it holds the blob, since unpacking objects costs several times as much; where the
    file is another, or none, git's object is. That it holds the blob, git's index says, or else the bytes' own id.
    """

    id: str
    objects: Objects
    file: Path | None = None
    record: Record | None = None

    def read(self) -> bytes:
        """Return the canonical text."""
        if self.file is not None:
            with suppress(OSError), self.file.open("rb", buffering=0) as opened:
                text = opened.readall()
                if self._is_recorded(text, os.fstat(opened.fileno())) or blob_id(text) == self.id:
                    return text
        return self.objects.read(self.id)

    def _is_recorded(self, text: bytes, facts: os.stat_result) -> bool:
        """Say whether git found the blob in the file, byte by byte: other line ends it does not mind."""
        record = self.record
        return record is not None and record.id == self.id and record.is_of(facts) and b"\r" not in text


class Contents(NamedTuple):
    """An immutable view of one commit; `commit` is None for a repository that has none yet.

    `work_tree` is the repository's root, where its files may have the commit's bytes; None for a bare repository.
    """

    objects: Objects
    commit: str | None
    work_tree: Path | None = None

    def codesets(self) -> tuple[CodeSet, ...]:
        """Return every code set, by id.

        Raises:
            StoreError: when a `codeset.toml` is damaged.

        """
        return tuple(self.codeset(name) for name in self._folders(layout.ROOT) if self.has(layout.codeset_file(name)))

    def codeset(self, name: str) -> CodeSet:
        """Return one code set.

        Raises:
            NotFoundError: when the store does not hold it.
            StoreError: when its `codeset.toml` is damaged, or says another id than its folder has.

        """
        if not self.has(layout.codeset_file(name)):
            known = [codeset.id for codeset in self.codesets()]
            raise NotFoundError(f"The store has no code set {name!r}. {_choice(name, known)}")
        path = layout.codeset_file(name)
        found = parse_codeset(self.text(path), path)
        if found.id != name:
            raise StoreError(Problem("the code set says another id", path, value=found.id, advice=REIMPORT))
        return found

    def releases(self, codeset: str) -> tuple[Release, ...]:
        """Return a code set's releases, earliest effective date first; none for an unknown code set.

        Raises:
            StoreError: when a `release.toml` is missing or damaged.

        """
        folders = self._folders(layout.codeset_folder(codeset))
        found = (self.release(ReleaseId(codeset, folder)) for folder in folders)
        return tuple(sorted(found, key=lambda release: (release.effective, release.id)))

    def release(self, release: ReleaseId) -> Release:
        """Return what the store knows of a release that exists.

        Raises:
            StoreError: when its `release.toml` is missing or damaged, or says another name than its folder has.

        """
        path = layout.release_file(release)
        found = parse_release(self.text(path), path)
        if found.id != release:
            raise StoreError(Problem("the release says another name", path, value=str(found.id), advice=REIMPORT))
        return found

    def resolve(self, wanted: ReleaseId) -> ReleaseId:
        """Return the release of that name, where `latest` and `previous` go by effective date.

        Raises:
            NotFoundError: when there is no such release; it names the nearest.

        """
        if wanted.release in layout.RESERVED_RELEASES:
            present = self.releases(wanted.codeset)
            back = layout.RESERVED_RELEASES.index(wanted.release) + 1
            if len(present) >= back:
                return present[-back].id
        elif self.has(layout.release_file(wanted)):
            return wanted
        everything = [str(r.id) for codeset in self.codesets() for r in self.releases(codeset.id)]
        raise NotFoundError(f"The store has no release {str(wanted)!r}. {_choice(str(wanted), everything)}")

    def snapshot(self, wanted: ReleaseId) -> Snapshot:
        """Return a release's concepts; no shard is read before it is needed.

        Raises:
            NotFoundError: when there is no such release.
            StoreError: when the release's metadata is damaged.

        """
        found = self.resolve(wanted)
        shards = {file.removesuffix(layout.SHARD_SUFFIX): shard for file, shard in self.shards(found).items()}
        return Snapshot(self.codeset(found.codeset), self.release(found), shards, self.commit, self.known())

    def shards(self, release: ReleaseId) -> dict[str, GitShard]:
        """Return a release's shards by the names of their files; none is read."""
        folder = f"{layout.release_folder(release)}/{layout.CONCEPTS}"
        files = self.work_tree / folder if self.work_tree else None
        told = records(self.work_tree, folder) if self.work_tree else {}
        return {
            name: GitShard(blob, self.objects, files / name if files else None, told.get(name))
            for name, blob, is_folder in self._listing(folder)
            if not is_folder
        }

    def declared(self, release: ReleaseId) -> tuple[DeclaredChange, ...]:
        """Return the publisher's own list of changes that came with a release; empty where there was none.

        Raises:
            StoreError: when `declared.ndjson` is damaged.

        """
        path = f"{layout.release_folder(release)}/{layout.DECLARED_FILE}"
        return parse_declared(self.text(path), path) if self.has(path) else ()

    def known(self) -> date | None:
        """Return the day of the commit, in UTC; None for a repository without commits."""
        found = self.objects.find(self.commit) if self.commit else None
        stamp = _COMMITTED.search(found.content) if found else None
        return datetime.fromtimestamp(int(stamp[1]), UTC).date() if stamp else None

    def has(self, path: str) -> bool:
        """Say whether a file or a folder stands at a path."""
        return self._find(path) is not None

    def text(self, path: str) -> bytes:
        """Return the text of a file.

        Raises:
            StoreError: when the file is not there, or git has lost what it held.

        """
        found = self._find(path)
        if found is not None and found.kind == "blob":
            return found.content
        folder, _, name = path.rpartition("/")
        lost = next((entry.id for entry in self._listing(folder) if entry.name == name), None)
        if lost:
            raise StoreError(Problem("git has lost what this file held", path, value=lost, advice=FSCK))
        raise StoreError(Problem("the file is missing", path, advice="Restore it from git."))

    def files(self, folder: str) -> list[str]:
        """Return the path of every file below a folder, sorted."""
        paths: list[str] = []
        for entry in self._listing(folder):
            path = f"{folder}/{entry.name}"
            paths += self.files(path) if entry.is_folder else [path]
        return sorted(paths)

    def _folders(self, folder: str) -> list[str]:
        return sorted(entry.name for entry in self._listing(folder) if entry.is_folder)

    def _listing(self, folder: str) -> tuple[Entry, ...]:
        return self.objects.listing(f"{self.commit}:{folder}") if self.commit else ()

    def _find(self, path: str) -> Found | None:
        return self.objects.find(f"{self.commit}:{path}") if self.commit else None


def _choice(wanted: str, present: list[str]) -> str:
    """Say which names come nearest to the wanted one, or which there are."""
    from difflib import get_close_matches  # here for start-up time alone: only an error needs it

    near = sorted(get_close_matches(wanted, present, n=3, cutoff=0.5))
    if near:
        return f"Did you mean {' or '.join(near)}?"
    return f"It has {', '.join(chain(present[:10], ['…'] * (len(present) > 10)))}." if present else "It is empty."
