"""Write to a store: every change is one commit, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from filelock import BaseFileLock, FileLock, Timeout
from git import Commit, Repo
from git.exc import GitCommandError, InvalidGitRepositoryError

from addenda.errors import ConflictError, Problem, StoreError
from addenda.store import worktree
from addenda.store.author import Author
from addenda.store.contents import Contents
from addenda.store.store import Store
from addenda.store.trees import write_commit, write_tree
from addenda.store.unfinished import refuse_unfinished

_LOCK = "addenda.lock"
_PATIENCE = 60.0
"""Seconds to wait for another writer."""
_ATTEMPTS = 5
"""How often to begin anew when somebody else committed meanwhile."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What one commit changes: a folder that will hold exactly its files in `files`, and other files by path.

    None stands for a file, or a whole folder, that is taken away.
    """

    files: Mapping[str, bytes | None]
    message: str
    folder: str | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """The folder and the files outside it."""
        inside = f"{self.folder}/"
        outside = tuple(path for path in self.files if not (self.folder and path.startswith(inside)))
        return ((self.folder,) if self.folder else ()) + outside


class WritableStore(Store):
    """A store that is open for writing as well."""

    def __init__(self, folder: Path, author: Author | None = None) -> None:
        """Open the git repository around a folder, as `Store` does; without an author, git's configuration has one."""
        super().__init__(folder)
        self._author = author
        self._repo = Repo(folder, search_parent_directories=True)

    @classmethod
    def create(cls, folder: Path) -> Self:
        """Open the git repository in a folder, and make both where they do not exist.

        Raises:
            StoreError: when the folder cannot be made.

        """
        with _telling(folder):
            folder.mkdir(parents=True, exist_ok=True)
            try:
                Repo(folder).close()
            except InvalidGitRepositoryError:
                Repo.init(folder, initial_branch="main").close()
        return cls(folder)

    def close(self) -> None:
        """Let go of the repository."""
        super().close()
        self._repo.close()

    @property
    def folder(self) -> Path:
        """The repository's root (a bare repository's own folder)."""
        return Path(self._repo.working_tree_dir or self._repo.git_dir)

    @property
    def on_branch(self) -> bool:
        """Whether what is written lands on a branch, and not on a commit that was checked out."""
        return not self._repo.head.is_detached

    def interrupted(self) -> tuple[str, ...]:
        """Return the paths of an import that was cut off before its files stood in the work tree."""
        pending = worktree.noted(self._repo)
        return pending.paths if pending and self._holds(pending.commit) else ()

    def uncommitted(self, *paths: str) -> tuple[str, ...]:
        """Return the files at or below the paths that differ from the last commit."""
        return worktree.dirty(self._repo, paths)

    def write(self, plan: Callable[[Contents], Plan | None], waiting: Callable[[], None] = lambda: None) -> str | None:
        """Commit what a plan makes of the last commit, all of it or nothing, and return the new commit's id.

        The plan is asked again when somebody else committed meanwhile. `waiting` is called when another writer
        holds the store. Returns None when the plan has nothing to do.

        Raises:
            ConflictError: when files that would be written have local changes, git is in the middle of a merge or a
                rebase, or others kept the store busy.
            StoreError: when the repository cannot be written (read-only, disk full).

        """
        with _telling(self.folder), self._locked(waiting):
            self._finish_interrupted()
            for _ in range(_ATTEMPTS):
                base = self.at()
                planned = plan(base)
                if planned is None:
                    return None
                refuse_unfinished(Path(self._repo.git_dir))
                self._refuse_local_changes(planned)
                if commit := self._commit(base, planned):
                    return commit
        raise ConflictError("Others kept committing to the store. Nothing was written; try again.")

    def _commit(self, base: Contents, plan: Plan) -> str | None:
        """Build the commit aside, then move the branch to it in one step; None if the branch moved meanwhile."""
        parent = self._repo.commit(base.commit) if base.commit else None
        tree = parent.tree if parent else None
        if plan.folder and base.has(plan.folder):
            tree = write_tree(self._repo, tree, {plan.folder: None})
        commit = write_commit(self._repo, parent, write_tree(self._repo, tree, plan.files), plan.message, self._author)
        pending = worktree.Pending(commit.hexsha, plan.paths)
        worktree.note(self._repo, pending)
        if not self._move_branch(base, commit.hexsha, plan):
            worktree.forget(self._repo)
            return None
        worktree.update(self._repo, pending)
        worktree.forget(self._repo)
        return commit.hexsha

    def _move_branch(self, base: Contents, commit: str, plan: Plan) -> bool:
        subject = plan.message.partition("\n")[0]
        before = base.commit or Commit.NULL_HEX_SHA
        try:
            # In a session of its own: what kills the whole process group must not leave the lock of git behind.
            command = ["git", "update-ref", "-m", f"addenda: {subject}", "HEAD", commit, before]
            self._repo.git.execute(command, start_new_session=True)
        except GitCommandError:
            if self.at().commit == base.commit:
                raise
            return False
        return True

    def _finish_interrupted(self) -> None:
        """Do what a writer that died left undone: bring the work tree up to its commit, if it got that far."""
        pending = worktree.noted(self._repo)
        if pending is None:
            return
        if self._holds(pending.commit):
            paths = tuple(path for path in pending.paths if self.at().has(path))
            worktree.update(self._repo, worktree.Pending("HEAD", paths))
        worktree.forget(self._repo)

    def _holds(self, commit: str) -> bool:
        return self._repo.head.is_valid() and self._repo.is_ancestor(self._repo.commit(commit), self._repo.head.commit)

    def _refuse_local_changes(self, plan: Plan) -> None:
        changed = worktree.dirty(self._repo, plan.paths)
        if changed:
            advice = "Commit it, or move it away, then import again. Nothing was written."
            raise ConflictError(Problem("the file has local changes", path, advice=advice) for path in changed)

    @contextmanager
    def _locked(self, waiting: Callable[[], None]) -> Iterator[None]:
        lock = FileLock(Path(self._repo.git_dir) / _LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            self._wait_for(lock)
        try:
            yield
        finally:
            lock.release()

    @staticmethod
    def _wait_for(lock: BaseFileLock) -> None:
        try:
            lock.acquire(timeout=_PATIENCE)
        except Timeout:
            raise ConflictError("Another import holds the store. Nothing was written; try again.") from None


@contextmanager
def _telling(folder: Path) -> Iterator[None]:
    """Turn what the operating system or git refuses into one clear error."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        advice = "Nothing was committed; make room or get the rights, then try again."
        raise StoreError(Problem(f"the store cannot be written ({reason})", str(folder), advice=advice)) from error
    except GitCommandError as error:
        reason = error.stderr.strip().removeprefix("stderr: ").strip("'\n ") or f"exit code {error.status}"
        raise StoreError(Problem(f"git refused ({reason})", str(folder))) from error
