"""Fixtures of the tests of the action."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.action.scene import REPOSITORY, Y2024, Scene
from tests.support.github_server import GitHubServer, serving_github


@pytest.fixture
def scene(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Scene:
    """A checkout that holds one release, in a run."""
    for name in ("ADDENDA_PUBLIC", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    made = Scene(tmp_path, capfdbinary)
    made.imports("2024", Y2024)
    return made


@pytest.fixture
def dropping(scene: Scene, github: GitHubServer) -> Scene:
    """A pull request on a branch of an origin."""
    subprocess.run(["git", "init", "-q", "--bare", scene.folder / "origin.git"], check=True)
    scene.git("remote", "add", "origin", str(scene.folder / "origin.git"))
    scene.branch("Jahr/2026;$(touch${IFS}x)")
    scene.git("push", "--quiet", "origin", "HEAD")
    return scene


@pytest.fixture
def github(scene: Scene) -> Iterator[GitHubServer]:
    """The GitHub that the run's comments go to."""
    with serving_github(REPOSITORY) as server:
        scene.environment["GITHUB_API_URL"] = server.url
        yield server
