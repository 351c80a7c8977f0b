"""The publishers as one run asks them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import NotFoundError
from addenda.fetching.addresses import site_of
from addenda.fetching.download import Downloaded, Downloader
from addenda.fetching.sources import candidates
from addenda.fetching.transfer import UnreachableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from addenda.fetching.sources import Candidate, FileSource
    from addenda.model.release import ReleaseId


class Unreachable(NamedTuple):
    """A site that cannot be reached, and the releases that it could not be asked for."""

    error: UnreachableError
    names: list[ReleaseId]


class Publishers:
    """Downloads releases; a site that cannot be reached is not asked again."""

    def __init__(self, sources: Sequence[FileSource]) -> None:
        self._sources = sources
        self.unreachable: dict[str, Unreachable] = {}

    def file_of(self, name: ReleaseId, folder: Path) -> Downloaded | None:
        """Download a release's file into a folder; None where no address has it.

        Raises:
            UnreachableError: when a site cannot be reached, now or before; that is noted.
            InputError: when a site refuses, redirects elsewhere, or sends something else.
            StoreError: when the file cannot be written.

        """
        try:
            return Downloader(folder).first_of(self._reachable(name))
        except NotFoundError:
            return None
        except UnreachableError as error:
            self.unreachable.setdefault(error.site, Unreachable(error, [])).names.append(name)
            raise

    def _reachable(self, name: ReleaseId) -> Iterator[Candidate]:
        """Yield addresses as they are to be tried, until one is of a site that could not be reached."""
        for candidate in candidates(self._sources, name):
            if known := self.unreachable.get(site_of(candidate.address)):
                raise known.error
            yield candidate
