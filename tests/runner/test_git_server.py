"""Git over HTTP: who may read and who may write."""

import base64
from collections.abc import Iterator

import pytest

from tests.runner.git import git_in
from tests.runner.git_server import GitServer, serving_git
from tests.runner.hosting import Hosting


@pytest.fixture
def served(hosting: Hosting) -> Iterator[GitServer]:
    with serving_git(hosting.remote, hosting.repository) as server:
        server.rights = {"reader": {"contents": "read"}, "writer": {"contents": "write"}, "stranger": {}}
        yield server


def as_token(token: str) -> tuple[str, str]:
    secret = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    return "-c", f"http.extraheader=AUTHORIZATION: basic {secret}"


def test_a_token_reads_and_writes_as_far_as_its_rights_go(served: GitServer, hosting: Hosting) -> None:
    for refused in ((), as_token("stranger"), as_token("unknown")):
        with pytest.raises(RuntimeError, match=r"403|could not read Username"):
            git_in(hosting.folder, *refused, "ls-remote", served.remote_url)
    git_in(hosting.folder, *as_token("reader"), "clone", "--quiet", served.remote_url, "over-http")
    clone = hosting.folder / "over-http"
    git_in(clone, "commit", "--quiet", "--allow-empty", "--message", "One more")
    with pytest.raises(RuntimeError, match="403"):
        git_in(clone, *as_token("reader"), "push", "--quiet")
    git_in(clone, *as_token("writer"), "push", "--quiet")
    assert git_in(hosting.remote, "rev-parse", "main") == git_in(clone, "rev-parse", "HEAD")
    assert served.pushed_by == ["writer"]
