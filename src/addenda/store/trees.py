"""Git trees without a work tree: write a commit from edits."""

from __future__ import annotations

import os
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TypeAlias, cast

from git import Actor, Commit, Repo, Tree
from git.objects.fun import tree_to_stream
from gitdb import IStream

from addenda.store.author import Author

Edits: TypeAlias = Mapping[str, bytes | None]
"""Text by path; None removes what stands at the path, a file or a whole folder."""

_FILE_MODE, _FOLDER_MODE = 0o100644, 0o040000
_EMPTY = bytes.fromhex("4b825dc642cb6eb9a060e54bf8d69288fbee4904")
"""The id of a tree that holds nothing, which git knows without being told."""

_Node: TypeAlias = dict[str, "bytes | _Node | None"]


def write_tree(repo: Repo, base: Tree | None, edits: Edits) -> Tree:
    """Store the tree that the edits make of a base, and return it; no path may lie inside another."""
    root: _Node = {}
    for path, text in edits.items():
        *folders, name = path.split("/")
        node = root
        for folder in folders:
            node = cast("_Node", node.setdefault(folder, {}))
        node[name] = text
    return Tree(repo, _write(repo, base, root), _FOLDER_MODE, "")


def write_commit(repo: Repo, parent: Commit | None, tree: Tree, message: str, author: Author | None = None) -> Commit:
    """Store a commit without moving any branch, and return it; without an author, git's configuration has one."""
    actor = Actor(*author) if author else None
    parents = [parent] if parent else []
    commit = Commit.create_from_tree(
        repo,
        tree,
        message,
        parents,
        head=False,
        author=actor,
        committer=actor,
        author_date=_date(repo, "AUTHOR"),
        commit_date=_date(repo, "COMMITTER"),
    )
    _settle(repo, commit.hexsha)
    return commit


def _date(repo: Repo, whose: str) -> str | None:
    """Return the date that the environment wants for a commit, as git understands it; GitPython takes fewer ways.

    None where the environment wants none. A name is given for the question alone, since git asks for one.
    """
    if not os.environ.get(f"GIT_{whose}_DATE"):
        return None
    anybody = {f"GIT_{whose}_NAME": "-", f"GIT_{whose}_EMAIL": "-"}
    with repo.git.custom_environment(**anybody):
        told: str = repo.git.var(f"GIT_{whose}_IDENT")
    return " ".join(told.split()[-2:])


def _write(repo: Repo, base: Tree | None, node: _Node) -> bytes:
    entries = {} if base is None else {item.name: (item.binsha, item.mode) for item in base}
    for name, edit in node.items():
        if edit is None:
            entries.pop(name, None)
        elif isinstance(edit, bytes):
            entries[name] = (_store(repo, b"blob", edit), _FILE_MODE)
        else:
            inner = base / name if base is not None and name in entries else None
            entries[name] = (_write(repo, inner if isinstance(inner, Tree) else None, edit), _FOLDER_MODE)
    entries = {name: entry for name, entry in entries.items() if entry[0] != _EMPTY}  # git has no empty folders
    if not entries:
        return _EMPTY
    stream = BytesIO()
    tree_to_stream(sorted(((sha, mode, name) for name, (sha, mode) in entries.items()), key=_git_order), stream.write)
    return _store(repo, b"tree", stream.getvalue())


def _git_order(entry: tuple[bytes, int, str]) -> bytes:
    _, mode, name = entry
    return name.encode() + (b"/" if mode == _FOLDER_MODE else b"")


def _store(repo: Repo, kind: bytes, content: bytes) -> bytes:
    stored = repo.odb.store(IStream(kind, len(content), BytesIO(content)))
    _settle(repo, stored.hexsha.decode())
    return bytes(stored.binsha)


def _settle(repo: Repo, object_id: str) -> None:
    """Wait until an object is on the disk: a branch must never point to what a power cut can still take away."""
    file = Path(repo.common_dir) / "objects" / object_id[:2] / object_id[2:]
    if file.exists():  # it may stand in a pack, which git has settled itself
        with file.open("rb") as opened:
            os.fsync(opened.fileno())
