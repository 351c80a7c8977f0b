"""One request for a file: what has been received goes to the part file, and is resumed where the server can.

RFC 9110: a part is asked for by `Range` (14.2) with `If-Range` (13.1.5), so that a file that changed meanwhile comes
whole; only a strong validator may be used for that (8.8.3).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

import httpx

from addenda.errors import InputError, Problem
from addenda.fetching.addresses import site_of
from addenda.model.addresses import same_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.fetching.part import PartFile

Progress = Callable[[int, int | None], None]
"""Is told how many bytes there are, and how many there will be (None when the server does not say)."""

BY_HAND = "Open the address in a browser, download the file, and import it: addenda import RELEASE FILE"

_REDIRECTS = 5
_PASSING = {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}
_MISSING = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")


class PassingError(Exception):
    """What may go well the next time: the server is busy, or the connection broke."""


class MissingError(Exception):
    """The server has no such file."""


class UnreachableError(InputError):
    """A site cannot be reached, or fails whenever it is asked: what it is asked next will fail too."""

    def __init__(self, problem: Problem, address: str) -> None:
        super().__init__(problem)
        self.site = site_of(address)


class Limits(NamedTuple):
    """How much is taken and how long is waited: bytes, seconds without a byte, tries, seconds before the second try.

    Each further pause is twice as long.
    """

    size: int = 1 << 30
    timeout: float = 30.0
    attempts: int = 4
    pause: float = 1.0


def transfer(client: httpx.Client, address: str, part: PartFile, limits: Limits, progress: Progress) -> None:
    """Receive a file, or the rest of it, into its part file, which is whole afterwards.

    Raises:
        PassingError: when it may go well the next time; what was received is kept.
        MissingError: when the server has no such file.
        UnreachableError: when the site cannot be reached.
        InputError: when the server refuses, redirects elsewhere, or sends more than the limit.
        OSError: when the part cannot be written.

    """
    validator = part.validator(address)
    headers = {"Range": f"bytes={part.size}-", "If-Range": validator} if validator else {}
    with _telling(address), _opened(client, httpx.URL(address), headers) as response:
        _refuse_status(response, address, part)
        start = part.size if validator and response.status_code == HTTPStatus.PARTIAL_CONTENT else 0
        total = _total(response, start, part)
        _refuse_size(total or 0, limits.size, address, part)
        with part.go_on() if start else part.begin(address, _validator(response)) as file:
            received = start
            for chunk in response.iter_raw():  # as they come: what waits for a chunk to fill is lost in a cut
                received += len(chunk)
                _refuse_size(received, limits.size, address, part)
                file.write(chunk)
                progress(received, total)
        if total is not None and received != total:
            raise PassingError(f"{received:,} of {total:,} bytes came")


@contextmanager
def _telling(address: str) -> Iterator[None]:
    try:
        yield
    except (httpx.TimeoutException, httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError) as error:
        raise PassingError(_reason(error)) from error
    except httpx.TransportError as error:
        advice = "See whether the network and its proxy let you reach it. " + BY_HAND
        problem = Problem(f"the site cannot be reached ({_reason(error)})", address, advice=advice)
        raise UnreachableError(problem, address) from error


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__


@contextmanager
def _opened(client: httpx.Client, url: httpx.URL, headers: dict[str, str]) -> Iterator[httpx.Response]:
    """Follow redirects within the host that was asked, and give the answer that is none."""
    asked = url
    for _ in range(_REDIRECTS):
        with client.stream("GET", url, headers=headers) as response:
            if response.next_request is None:
                yield response
                return
            url = response.next_request.url
            if not same_place(asked, url):
                advice = f"Nothing was requested from there. {BY_HAND}"
                raise InputError(Problem("the site redirects to another place", str(asked), None, str(url), advice))
    raise InputError(Problem("the site redirects in a circle", str(asked), advice=BY_HAND))


def _refuse_status(response: httpx.Response, address: str, part: PartFile) -> None:
    status = response.status_code
    if status in _MISSING:
        raise MissingError
    if status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        part.drop()
        raise PassingError("what was received before is not a part of the file")
    if status in _PASSING:
        raise PassingError(f"the site answered {status} {response.reason_phrase}")
    if status not in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
        raise InputError(Problem(f"the site answered {status} {response.reason_phrase}", address, advice=BY_HAND))
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise InputError(Problem("the site packs the file on the way, unasked", address, advice=BY_HAND))


def _total(response: httpx.Response, start: int, part: PartFile) -> int | None:
    """Return how many bytes the whole file has, as the server says."""
    if response.status_code == HTTPStatus.PARTIAL_CONTENT:
        said = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if said is None or int(said[1]) != start or int(said[2]) + 1 != int(said[3]):
            part.drop()
            raise PassingError("the site sent another part than the one that was asked for")
        return int(said[3])
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() else None


def _refuse_size(size: int, limit: int, address: str, part: PartFile) -> None:
    if size > limit:
        part.drop()
        message = f"the file is too large: {size:,} bytes, more than {limit:,}"
        raise InputError(Problem(message, address, advice="This is no file of codes, or not the right one."))


def _validator(response: httpx.Response) -> str:
    tag: str = response.headers.get("ETag", "")
    return tag if tag and not tag.startswith("W/") else response.headers.get("Last-Modified", "")
