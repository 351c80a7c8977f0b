"""A repository's GitHub on this machine, and a client whose clock is the test's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from addenda.github.client import GitHub
from addenda.github.connection import Patience
from tests.support.github_server import TOKEN, GitHubServer, serving_github

PATIENCE = Patience(attempts=3, pause=1.0, waiting=100.0, timeout=5.0)


@dataclass
class Clock:
    """A clock that moves when it is slept by."""

    time: float = 1_700_000_000.0
    pauses: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.time += seconds


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server() -> Iterator[GitHubServer]:
    with serving_github() as serving:
        yield serving


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def github(server: GitHubServer, clock: Clock) -> Iterator[GitHub]:
    with GitHub(
        server.repository, TOKEN, api=server.url, patience=PATIENCE, sleep=clock.sleep, now=clock.now
    ) as client:
        yield client
