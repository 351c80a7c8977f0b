"""Files that a pull request drops into `incoming/`, and what came of them on its branch."""

from __future__ import annotations

from collections.abc import Mapping

from tests.action.scene import Scene


def drop(scene: Scene, **files: bytes) -> str:
    """Commit files by path (`__` for a slash, `_` for a dot), and return the commit."""
    return drop_at(scene, {name.replace("__", "/").replace("_", "."): content for name, content in files.items()})


def drop_at(scene: Scene, files: Mapping[str, bytes]) -> str:
    """Commit files by their paths in `incoming/`, push them, be a run for their pull request; return the commit."""
    for name, content in files.items():
        file = scene.store / "incoming" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    scene.git("add", "incoming")
    scene.git("commit", "--quiet", "-m", "Drop files")
    branch = scene.git("branch", "--show-current")
    scene.git("push", "--quiet", "origin", "HEAD")
    scene.pull_request(scene.head(), branch=branch)
    return scene.head()


def pushed(scene: Scene) -> str:
    """The commit that the origin's branch has."""
    branch = scene.event["pull_request"]["head"]["ref"]
    return scene.git("ls-remote", "origin", f"refs/heads/{branch}").partition("\t")[0]


def log(scene: Scene, since: str) -> list[str]:
    """The subjects of the commits since one, oldest first."""
    return scene.git("log", "--reverse", "--format=%s", f"{since}..HEAD").splitlines()
