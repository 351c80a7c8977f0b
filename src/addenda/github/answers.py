"""What an answer of GitHub means: done, no, or not now.

https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api for what GitHub says when it refuses,
https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api for how long to wait.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from addenda.errors import Problem
from addenda.github.errors import RefusedError

if TYPE_CHECKING:
    import httpx

_SECONDARY_LIMIT = 60.0
"""Seconds to wait at least where GitHub limits without saying for how long."""

_SAID = 300
"""How many characters of what GitHub says are shown."""

_ADVICE: dict[int, str] = {
    HTTPStatus.UNAUTHORIZED: "Give a token that is valid (github-token).",
    HTTPStatus.FORBIDDEN: (
        "Give the job the permission under `permissions:`. A pull request from a fork, or from Dependabot, has a token "
        "that may only read."
    ),
    HTTPStatus.NOT_FOUND: "It is not there, or the token may not see it.",
}


class PassingError(Exception):
    """What may go well the next time.

    `wait` is in seconds, as far as GitHub says so; `unsure` where what was asked may have been done all the same.
    """

    def __init__(self, message: str, *, wait: float | None = None, unsure: bool = False) -> None:
        super().__init__(message)
        self.wait = wait
        self.unsure = unsure


def refuse_failure(response: httpx.Response, now: float) -> None:
    """Let an answer through that says that it was done; `now` is in seconds since 1970.

    Raises:
        PassingError: when GitHub is busy or fails, or limits how often it may be asked.
        RefusedError: when GitHub says no.

    """
    if response.is_success:
        return
    status, said = response.status_code, what_was_said(response)
    wait = _limited(response, said, now)
    if wait is not None:
        raise PassingError(f"GitHub limits how often it may be asked ({status})", wait=wait)
    if response.is_server_error:
        raise PassingError(f"GitHub answered {status} {response.reason_phrase}", unsure=True)
    raise refused(response.request, status, said)


def refused(request: httpx.Request, status: int, said: str) -> RefusedError:
    """Return the error that GitHub said no to a request."""
    message = f"GitHub refused {request.method} {request.url.path} with {status}" + (f": {said}" if said else "")
    return RefusedError(Problem(message.rstrip("."), advice=_ADVICE.get(status)), status)


def what_was_said(response: httpx.Response) -> str:
    """Return the message of an answer, and its list of errors, as one line; "" where it has none."""
    try:
        content: Any = response.json()
    except ValueError:
        return ""
    if not isinstance(content, dict):
        return ""
    errors = content.get("errors")
    parts = [content.get("message"), *map(_error, errors if isinstance(errors, list) else [])]
    text = "; ".join(str(part) for part in parts if part)
    return "".join(letter if letter.isprintable() else " " for letter in text)[:_SAID]


def _error(error: Any) -> str:
    """Return one of a list of errors: a text, or a table with a message or with a field and a code."""
    if not isinstance(error, dict):
        return str(error)
    return str(error.get("message") or " ".join(str(error[key]) for key in ("field", "code") if key in error))


def _limited(response: httpx.Response, said: str, now: float) -> float | None:
    """Return how many seconds to wait for a limit to pass, None where this is no limit."""
    if response.status_code not in (HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS):
        return None
    after = _number(response.headers.get("retry-after"))
    if after is not None:
        return after
    reset = _number(response.headers.get("x-ratelimit-reset"))
    if response.headers.get("x-ratelimit-remaining") == "0" and reset is not None:
        return max(reset - now, 0.0) + 1
    if response.status_code == HTTPStatus.TOO_MANY_REQUESTS or "rate limit" in said.lower():
        return _SECONDARY_LIMIT
    return None


def _number(text: str | None) -> float | None:
    return float(text) if text and text.isascii() and text.isdecimal() else None
