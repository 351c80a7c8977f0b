"""What is built is built once, and installed once, for all tests of this folder."""

import os
import subprocess
import sys
import tarfile
import venv
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.real import PROJECT

_UNREACHABLE = ("Retrying (", "NewConnectionError", "Temporary failure in name resolution")
"""What pip says when there is no index to be had; anything else that stops it is a mistake of ours."""


class Dist(NamedTuple):
    """What `make dist` builds."""

    wheel: Path
    sdist: Path


class Installed:
    """The wheel in an environment of its own, with what `requirements/runtime.lock` names and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = folder / "environment" / ("Scripts" if sys.platform == "win32" else "bin")

    def run(self, program: str, *arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment as a person would: nothing of this process's own reaches it."""
        environment = self.environment() | variables
        command = [str(self.programs / program), *map(str, arguments)]
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    def environment(self) -> dict[str, str]:
        """Return the variables of a fresh account: a home that is empty, so that git knows no author either."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        return kept | {"HOME": str(home), "USERPROFILE": str(home), "GIT_CONFIG_NOSYSTEM": "1"}


def build(source: Path, target: Path, *options: str) -> None:
    """Build without an environment of its own: what is needed is installed, nothing is fetched."""
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(target), *options]
    subprocess.run(command, cwd=source, check=True, capture_output=True)


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Dist:
    target = tmp_path_factory.mktemp("dist")
    build(PROJECT, target)
    (wheel,), (sdist,) = target.glob("*.whl"), target.glob("*.tar.gz")
    return Dist(wheel, sdist)


@pytest.fixture(scope="session")
def unpacked(dist: Dist, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the sdist was unpacked."""
    target = tmp_path_factory.mktemp("sdist")
    with tarfile.open(dist.sdist) as archive:
        archive.extractall(target, filter="data")
    (folder,) = target.iterdir()
    return folder


@pytest.fixture(scope="session")
def installed(dist: Dist, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install the wheel outside the repository; skip, with the reason, where no index can be reached."""
    found = Installed(tmp_path_factory.mktemp("installed"))
    venv.create(found.programs.parent, with_pip=True)
    for what in (
        ["--require-hashes", "--requirement", PROJECT / "requirements/runtime.lock"],
        ["--no-deps", dist.wheel],
    ):
        _pip_install(found, *map(str, what))
    return found


def _pip_install(place: Installed, *what: str) -> None:
    python = str(place.programs / "python")
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", *what]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode and any(sign in done.stderr for sign in _UNREACHABLE):
        pytest.skip("no package index can be reached")
    assert done.returncode == 0, done.stderr
