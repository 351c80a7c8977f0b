"""Git's objects, read through one `git cat-file --batch` process.

GitPython reads them in the same way; loading it takes longer than comparing two releases does, so what only reads
does without it (decision 5).
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple, cast

from addenda.errors import NotFoundError, Problem, StoreError

_ANSWER = re.compile(rb"([0-9a-f]{40}) (\w+) (\d+)\n")
FSCK = "Run `git fsck` in the store, and restore what it names from another clone."
_PROMISED = (
    "This clone is partial, and fetches what it lacks when it is asked: let it reach its remote, then try again."
)
_ID_BYTES = 20
_FOLDER_MODE = b"40000"
_EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The folder that holds nothing: git knows it everywhere by this name, except where names are sha256."""


class Found(NamedTuple):
    """An object: its id in 40 hexadecimal digits, its kind (`blob`, `tree`, `commit`) and its content."""

    id: str
    kind: str
    content: bytes


class Entry(NamedTuple):
    """What a folder holds under a name."""

    name: str
    id: str
    is_folder: bool


class Objects:
    """The objects of the repository around a folder. Close it when done."""

    def __init__(self, folder: Path) -> None:
        """Start to read.

        Raises:
            NotFoundError: when the folder does not exist, or no git repository is around it.
            StoreError: when git refuses the repository, or names its objects by sha256.

        """
        self._folder = folder
        if not folder.is_dir():
            raise NotFoundError(f"There is no folder {str(folder)!r}.")
        self._process: subprocess.Popen[bytes] | None = None
        if self.find(_EMPTY_TREE) is None:  # the question shows too whether git can read here at all
            self.close()
            advice = "Keep the store in a repository made with `git init --object-format=sha1`, which is git's default."
            raise StoreError(Problem("the repository names its objects by sha256", str(folder), advice=advice))

    @property
    def folder(self) -> Path:
        """The folder around which the repository is."""
        return self._folder

    def close(self) -> None:
        """End the process that reads; asking again starts another."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def find(self, name: str) -> Found | None:
        """Return an object by one of git's names for it, such as `HEAD:codesets`; None if there is none.

        Raises:
            StoreError: when git cannot read the repository.

        """
        if not name.isprintable():
            return None  # a line break would be a second question
        question, answers = self._pipes()
        try:
            question.write(name.encode() + b"\n")
            question.flush()
        except BrokenPipeError:
            raise self._refused() from None
        head = answers.readline()
        if not head:
            raise self._refused()
        match = _ANSWER.fullmatch(head)
        if match is None:
            return None
        object_id, kind, size = match.groups()
        content = answers.read(int(size))
        answers.read(1)
        return Found(object_id.decode(), kind.decode(), content)

    def read(self, object_id: str) -> bytes:
        """Return the content of an object that must be there.

        Raises:
            StoreError: when it is missing.

        """
        found = self.find(object_id)
        if found is None:
            raise StoreError(Problem("git has lost an object", str(self._folder), value=object_id, advice=FSCK))
        return found.content

    def listing(self, name: str) -> tuple[Entry, ...]:
        """Return what a folder holds, sorted as git sorts; empty if there is no such folder."""
        found = self.find(name)
        return tuple(_entries(found.content)) if found and found.kind == "tree" else ()

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None:
            command = ["git", "-C", str(self._folder), "cat-file", "--batch"]
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)
        return cast("tuple[IO[bytes], IO[bytes]]", (self._process.stdin, self._process.stdout))

    def _refused(self) -> StoreError | NotFoundError:
        """Return the error for a git that went away, by its last words."""
        words = " ".join(self._process.communicate()[1].decode(errors="replace").split()) if self._process else ""
        self._process = None  # git gives up at a damaged object; what is asked next deserves a new one
        if "not a git repository" in words:
            return NotFoundError(
                f"{str(self._folder)!r} is not in a git repository. Create a store with `addenda init DIR`, or name "
                "one with --store."
            )
        advice = _PROMISED if "promisor remote" in words else FSCK
        return StoreError(Problem(f"git cannot read the repository ({words})", str(self._folder), advice=advice))


def _entries(tree: bytes) -> Iterator[Entry]:
    """Parse a tree object: mode, blank, name, NUL, id in 20 bytes, again and again (gitformat-pack, `git help`)."""
    position = 0
    while position < len(tree):
        end = tree.index(b"\0", position)
        mode, _, name = tree[position:end].partition(b" ")
        position = end + 1 + _ID_BYTES
        yield Entry(name.decode(errors="surrogateescape"), tree[end + 1 : position].hex(), mode == _FOLDER_MODE)
