"""A bare repository that people share, their clones of it, and pull requests merged in the three ways of GitHub."""

import subprocess
from pathlib import Path

import pytest

from tests.support.cli import CommandLine, Outcome

IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Somebody"), ("EMAIL", "somebody@example.org"))
}


def git(folder: Path, *arguments: str, fails: bool = False) -> str:
    """Run git, which must succeed unless it shall fail, and return what it says."""
    done = subprocess.run(["git", "-C", str(folder), *arguments], check=False, capture_output=True, text=True)
    assert (done.returncode != 0) is fails, done.stdout + done.stderr
    return done.stdout.strip()


class Clone:
    """One person's clone: what they do with git and with Addenda."""

    def __init__(self, folder: Path, addenda: CommandLine) -> None:
        self.folder = folder
        self.addenda = addenda

    def git(self, *arguments: str, fails: bool = False) -> str:
        return git(self.folder, *arguments, fails=fails)

    def run(self, *arguments: str | Path) -> Outcome:
        return self.addenda(*arguments, "--store", self.folder)

    def imports(self, release: str, file: Path, *options: str) -> str:
        """Import a file, which must succeed; return the commit."""
        done = self.run("import", release, file, *options)
        assert done.code == 0, done.err
        return self.git("rev-parse", "HEAD")

    def checked(self) -> str:
        """Return what `addenda check` finds, nothing where all is in order."""
        done = self.run("check")
        assert done.code == (6 if done.out else 0)
        return done.out


class Hub:
    """The bare repository, a clock that all go by, and the machine that merges pull requests."""

    def __init__(self, folder: Path, addenda: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
        self._addenda = addenda
        self._monkeypatch = monkeypatch
        self._folder = folder
        self.bare = folder / "hub.git"
        for name, value in IDENTITY.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(folder / "no-settings"))
        self.today("2024-01-01")
        subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", self.bare], check=True)

    def today(self, day: str) -> None:
        """Set the clock of every git."""
        for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            self._monkeypatch.setenv(name, f"{day} 12:00:00 +0000")

    def clone(self, name: str, *options: str) -> Clone:
        git(self._folder, "clone", "--quiet", *options, self.bare.as_uri(), name)
        return Clone(self._folder / name, self._addenda)

    def founded(self, name: str, *options: str) -> Clone:
        """Return the clone of the person who makes the store and pushes it."""
        clone = self.clone(name)
        done = self._addenda("init", clone.folder, *options)
        assert done.code == 0, done.err
        clone.git("push", "--quiet", "origin", "HEAD:main")
        return clone

    def merge(self, branch: str, way: str) -> None:
        """Do what GitHub does with a pull request by its buttons: `merge`, `squash`, `rebase`."""
        server = self.clone(f"server-{branch}")
        upstream = f"origin/{branch}"
        if way == "merge":
            server.git("merge", "--quiet", "--no-ff", "-m", f"Merge pull request of {branch}", upstream)
        elif way == "squash":
            server.git("merge", "--quiet", "--squash", upstream)
            server.git("commit", "--quiet", "-m", f"{branch} (squashed)")
        else:
            server.git("switch", "--quiet", "--detach", upstream)
            server.git("rebase", "--quiet", "--force-rebase", "origin/main")
        server.git("push", "--quiet", "origin", "HEAD:main")
