"""Get a publisher's file whole: try its addresses, resume what was cut, try again what may pass, check what came."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

import httpx

from addenda import __version__
from addenda.errors import InputError, NotFoundError, Problem, StoreError
from addenda.fetching.checks import refuse_other_content
from addenda.fetching.part import PartFile
from addenda.fetching.transfer import BY_HAND, Limits, MissingError, PassingError, Progress, UnreachableError, transfer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.fetching.sources import Candidate

_CONNECT = 10.0
"""Seconds to wait for a connection."""


class Downloaded(NamedTuple):
    """A file that came whole: where it stands, where it came from, its digest and its size in bytes."""

    path: Path
    address: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Downloader:
    """Downloads into a folder, which is made where it does not exist.

    `progress` is told what came; `sleep` waits between tries.
    """

    folder: Path
    limits: Limits = field(default_factory=Limits)
    progress: Progress = lambda _received, _total: None
    sleep: Callable[[float], None] = time.sleep

    def first_of(self, wanted: Iterable[Candidate]) -> Downloaded:
        """Download the first of several candidates that is there.

        A download that is cut leaves `<name>.part`, and the next one goes on from there.

        Raises:
            NotFoundError: when none of the addresses has a file; all are named.
            UnreachableError: when the site cannot be reached, or failed each time.
            InputError: when the site refuses, redirects elsewhere, or sends something else.
            StoreError: when the folder cannot be written.

        """
        missing: list[Problem] = []
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._client() as client:
                for candidate in wanted:
                    part = PartFile(self.folder, _name(candidate.address))
                    try:
                        self._receive(client, candidate.address, part)
                        return _checked(part, candidate)
                    except MissingError:
                        missing.append(_missing(candidate))
        except OSError as error:
            message = f"the download cannot be written ({error.strerror})"
            advice = "Make room, or name another folder with --keep."
            raise StoreError(Problem(message, str(self.folder), advice=advice)) from error
        raise NotFoundError(missing)

    def _client(self) -> httpx.Client:
        headers = {"User-Agent": f"addenda/{__version__}", "Accept-Encoding": "identity"}
        return httpx.Client(timeout=httpx.Timeout(self.limits.timeout, connect=_CONNECT), headers=headers)

    def _receive(self, client: httpx.Client, address: str, part: PartFile) -> None:
        """Try until it goes well, with longer and longer pauses, a bounded number of times."""
        tries = self.limits.attempts
        for number in range(tries):
            try:
                transfer(client, address, part, self.limits, self.progress)
            except PassingError as error:
                if number + 1 == tries:
                    advice = "Fetch it again later: it goes on from what was received."
                    message = f"the download failed {tries} times (at last: {error})"
                    raise UnreachableError(Problem(message, address, advice=advice), address) from error
                self.sleep(self.limits.pause * 2**number)
            else:
                return


def _checked(part: PartFile, candidate: Candidate) -> Downloaded:
    try:
        refuse_other_content(part.path, candidate)
    except InputError:
        part.drop()
        raise
    digest, size = part.sha256(), part.size
    return Downloaded(part.finish(), candidate.address, digest, size)


def _name(address: str) -> str:
    """Return the file's name in an address, with nothing in it that means something to a file system."""
    name = re.sub(r"[^A-Za-z0-9._-]", "_", PurePosixPath(httpx.URL(address).path).name)
    return name.lstrip(".") or "download"


def _missing(candidate: Candidate) -> Problem:
    where = f" Its page is {candidate.page}." if candidate.page else ""
    return Problem("the site has no such file", candidate.address, advice=BY_HAND + where)
