"""A store with one release, and the GitHub that hosts it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.runner.setting import new_hosting
from tests.support.github_server import GitHubServer, serving_github
from tests.workflows.place import Y2025, Place


@pytest.fixture
def server() -> Iterator[GitHubServer]:
    with serving_github("octo/store") as server:
        yield server


@pytest.fixture
def bare(tmp_path: Path, server: GitHubServer) -> Place:
    """A repository without a commit; each job's token may do on the server what its permissions say."""

    def allow(token: str, rights: Mapping[str, str]) -> None:
        server.allow(token, **{name.replace("-", "_"): access for name, access in rights.items()})

    hosting = new_hosting(tmp_path)
    hosting.api_url, hosting.allow = server.url, allow
    return Place(hosting, server)


@pytest.fixture
def place(bare: Place) -> Place:
    """A store with the release 2025 on main, and a branch to work on."""
    bare.found()
    bare.imports("2025", Y2025)
    bare.branch()
    return bare
