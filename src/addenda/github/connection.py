"""Requests to GitHub's interface: with the token to its host alone, tried again where that may help."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import httpx

from addenda import __version__
from addenda.errors import Problem, UsageError
from addenda.github.answers import PassingError, refuse_failure
from addenda.github.errors import RefusedError, UnavailableError
from addenda.model.addresses import may_be_asked, same_place

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

_CONNECT = 10.0
"""Seconds to wait for a connection."""

_REDIRECTS = 3
_TOKEN = re.compile(r"[!-~]+")
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_ANOTHER_SHAPE = (ValueError, KeyError, TypeError, AttributeError, httpx.InvalidURL)


class Patience(NamedTuple):
    """How long GitHub is waited for: tries, and seconds: before the second try, in all between tries, for an answer.

    Each further pause is twice as long.
    """

    attempts: int = 5
    pause: float = 1.0
    waiting: float = 300.0
    timeout: float = 30.0


class Connection:
    """A connection to GitHub's interface at one address; `sleep` and `now` are the clock's, in seconds since 1970."""

    def __init__(
        self, api: str, token: str, patience: Patience, sleep: Callable[[float], None], now: Callable[[], float]
    ) -> None:
        self.api = _address(api)
        self._patience, self._sleep, self._now = patience, sleep, now
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {_sendable(token)}",
            "User-Agent": f"addenda/{__version__}",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        self._client = httpx.Client(timeout=httpx.Timeout(patience.timeout, connect=_CONNECT), headers=headers)

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def call(
        self,
        method: str,
        url: httpx.URL,
        read: Callable[[httpx.Response], T],
        *,
        content: Mapping[str, Any] | None = None,
        done: Callable[[], T | None] = lambda: None,
    ) -> T:
        """Ask, and return what `read` makes of the answer.

        A write that must not happen twice says with `done` how to look whether it has: that is asked where an answer
        leaves it open, before the write is tried again.

        Raises:
            RefusedError: when GitHub says no, or sends us to another place.
            UnavailableError: when it cannot be reached, fails, or would be waited for longer than the patience.

        """
        waited, tries = 0.0, self._patience.attempts
        for number in range(1, tries + 1):
            try:
                return self._once(method, url, read, content)
            except PassingError as error:
                failure = error
            if number < tries:
                waited += self._wait(failure, number, waited)
            if failure.unsure and (found := done()) is not None:
                return found
        raise UnavailableError(f"GitHub could not be asked in {tries} tries (at last: {failure}). Try again later.")

    def _once(
        self, method: str, url: httpx.URL, read: Callable[[httpx.Response], T], content: Mapping[str, Any] | None
    ) -> T:
        try:
            response = self._sent(method, url, content)
        except _NEVER_SENT as error:
            raise PassingError(_reason(error)) from error
        except httpx.TransportError as error:
            raise PassingError(_reason(error), unsure=True) from error
        refuse_failure(response, self._now())
        try:
            return read(response)
        except _ANOTHER_SHAPE as error:
            raise PassingError("GitHub's answer is not what it should be", unsure=True) from error

    def _sent(self, method: str, url: httpx.URL, content: Mapping[str, Any] | None) -> httpx.Response:
        """Send a request, and repeat it word for word where GitHub says that what is asked for has moved."""
        for _ in range(_REDIRECTS):
            self._refuse_elsewhere(url)
            response = self._client.request(method, url, json=content)
            if response.next_request is None:
                return response
            url = response.next_request.url
        raise PassingError("GitHub redirects in a circle")

    def _refuse_elsewhere(self, url: httpx.URL) -> None:
        if not same_place(url, self.api):
            advice = "Nothing was asked there. See whether the address of GitHub's interface is right (GITHUB_API_URL)."
            raise RefusedError(Problem("GitHub sends us to another place", str(self.api), None, str(url), advice), 300)

    def _wait(self, failure: PassingError, number: int, waited: float) -> float:
        """Wait before the next try, and return for how long."""
        pause = self._patience.pause * 2 ** (number - 1) if failure.wait is None else failure.wait
        if waited + pause > self._patience.waiting:
            raise UnavailableError(f"{failure}, and wants {pause:,.0f} seconds to pass first. Try again later.")
        self._sleep(pause)
        return pause


def _address(api: str) -> httpx.URL:
    """Return the interface's address, which must be one that a token can be sent to."""
    try:
        url = httpx.URL(api.rstrip("/"))
    except httpx.InvalidURL as error:
        raise UsageError(f"The address of GitHub's interface, {api!r}, is none ({error}).") from None
    if may_be_asked(url):
        return url
    raise UsageError(f"The address of GitHub's interface, {api!r}, is not https: no token is sent there.")


def _sendable(token: str) -> str:
    """Return a token that a header can carry; one that cannot would be quoted in the error of who tries."""
    if not _TOKEN.fullmatch(token):
        what = "holds characters that no token has" if token else "is empty"
        raise RefusedError(Problem(f"the token for GitHub {what}", advice="Give one (github-token)."), 401)
    return token


def _reason(error: Exception) -> str:
    return f"the connection failed ({str(error) or type(error).__name__})"
