"""Bring the work tree and the index up to a commit that is already there, without losing what is not ours.

The commit is what counts: it is whole before any branch points to it. The files of the work tree follow it, and a
note in the git folder says so until they have: whoever writes next after a crash finds the note and finishes.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import orjson
from git import Repo
from git.exc import GitCommandError

from addenda.errors import Problem, StoreError

_NOTE = "addenda-import.json"
_INDEX = "addenda-index"
_PATIENCE = 10.0
"""Seconds to wait for another git command to let go of the index."""
_TICK = 0.02
"""Seconds that are longer than a tick of a file system's clock, which is that of the kernel: 1 to 10 ms."""


@dataclass(frozen=True, slots=True)
class Pending:
    """An import whose files may not stand in the work tree yet: its commit and the paths it wrote."""

    commit: str
    paths: tuple[str, ...]


def note(repo: Repo, pending: Pending) -> None:
    """Write down what is about to be imported, before any branch moves."""
    content = orjson.dumps({"commit": pending.commit, "paths": pending.paths})
    temporary = _in_git(repo, _NOTE + ".new")
    temporary.write_bytes(content)
    temporary.replace(_in_git(repo, _NOTE))


def noted(repo: Repo) -> Pending | None:
    """Return the import that was noted and not finished, if there is one."""
    try:
        content = orjson.loads(_in_git(repo, _NOTE).read_bytes())
        return Pending(content["commit"], tuple(content["paths"]))
    except FileNotFoundError:
        return None


def forget(repo: Repo) -> None:
    """Take the note away: the import is finished, or never happened."""
    _in_git(repo, _NOTE).unlink(missing_ok=True)


def dirty(repo: Repo, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files at or below the paths that differ from the last commit, untracked ones too."""
    if repo.bare:
        return ()
    output = repo.git.status("--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", *paths)
    return tuple(sorted(entry[3:] for entry in output.split("\0") if entry))


def update(repo: Repo, pending: Pending) -> None:
    """Write the commit's files at the paths into the work tree and the index; all other files stay as they are.

    Raises:
        StoreError: when git cannot write them, or another git command holds the index for too long.

    """
    if repo.bare:
        return
    index = Path(repo.index.path)
    draft = _in_git(repo, _INDEX)
    try:
        while True:
            _release_own_lock(index, draft)
            before = _fingerprint(index)
            _copy(index, draft)
            with repo.git.custom_environment(GIT_INDEX_FILE=str(draft)):
                repo.git.restore("--source", pending.commit, "--staged", "--worktree", "--", *pending.paths)
                _write_again(repo)
            if _publish(draft, index, before):
                return
    except GitCommandError as error:
        raise StoreError(
            Problem(f"the import is committed, but its files could not be written ({error.stderr.strip()})", str(index))
        ) from None


def _write_again(repo: Repo) -> None:
    """Have git write the index once more, a tick of the file system's clock later than the files that it tells of.

    Of a file of the same tick it cannot be said whether it was changed after git had looked (`store/index.py`). Where
    git cannot do this, such files are hashed when they are read.
    """
    time.sleep(_TICK)
    with suppress(GitCommandError):
        repo.git.update_index("--force-write-index")


def _publish(draft: Path, index: Path, before: tuple[int, int] | None) -> bool:
    """Put the draft in the index's place, by git's own protocol; False when the index changed meanwhile.

    A hard link makes the lock appear whole, and shows to whom it belongs if the process dies before the last step.
    """
    lock = _lock(index)
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            os.link(draft, lock)
            break
        except FileExistsError:
            if time.monotonic() > deadline:
                advice = "If no other git command runs, delete that file, then run `addenda check`."
                raise StoreError(Problem("another git command holds the index", str(lock), advice=advice)) from None
            time.sleep(0.05)
    if _fingerprint(index) != before:
        lock.unlink()
        return False
    lock.replace(index)
    draft.unlink()
    return True


def _release_own_lock(index: Path, draft: Path) -> None:
    lock = _lock(index)
    if draft.exists() and lock.exists() and draft.samefile(lock):
        lock.unlink()
    _lock(draft).unlink(missing_ok=True)


def _copy(index: Path, draft: Path) -> None:
    """Copy the index with its time: files as young as it git looks at again before it believes them."""
    draft.unlink(missing_ok=True)
    if index.exists():
        shutil.copy2(index, draft)


def _fingerprint(index: Path) -> tuple[int, int] | None:
    """Return what tells one state of the index from another: git replaces the file with each change."""
    try:
        facts = index.stat()
    except FileNotFoundError:
        return None
    return facts.st_mtime_ns, facts.st_ino


def _lock(file: Path) -> Path:
    return file.with_name(file.name + ".lock")


def _in_git(repo: Repo, name: str) -> Path:
    return Path(repo.git_dir) / name
