"""Fetch a release: find its address, download it, import it, and record where it came from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from addenda.app.importing import Imported, read_release, store_reading
from addenda.fetching.download import Downloaded, Downloader
from addenda.fetching.sources import candidates
from addenda.fetching.sources_file import known_sources
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Reading
from addenda.store.writing import WritableStore


def download_release(name: ReleaseId, sources: Path | None, downloader: Downloader) -> Downloaded:
    """Download a release's file from the first source that has it; the user's own `sources` are asked first.

    Raises:
        NotFoundError: when no source has the release, none of its addresses has a file, or there is no `sources`.
        ConfigurationError: when `sources` is invalid.
        InputError: when the site cannot be reached, refuses, redirects elsewhere, or sends something else.
        StoreError: when the file cannot be written.

    """
    return downloader.first_of(candidates(known_sources(sources), name))


def import_download(
    store: WritableStore,
    name: ReleaseId,
    file: Downloaded,
    *,
    correction: bool = False,
    only: str | None = None,
    waiting: Callable[[], None] = lambda: None,
) -> Imported:
    """Import a downloaded file, of a zip `only` those of a name or pattern; the release names its address.

    Raises:
        UsageError: when the name is reserved, or holds no date.
        InputError: when no reader recognises the file, or what it holds is invalid.
        ConflictError: when the release is there with other content and this is no correction, or when local
            changes are in the way.
        NotFoundError: when a correction is for a release that is not there.
        StoreError: when the repository cannot be written.

    """
    reading = read_release(name, file.path, reader=None, effective=None, only=only)
    return store_reading(store, _addressed(reading, file), correction=correction, waiting=waiting)


def _addressed(reading: Reading, file: Downloaded) -> Reading:
    sources = tuple(
        source._replace(address=file.address) if source.sha256 == file.sha256 else source
        for source in reading.release.sources
    )
    return reading._replace(release=reading.release._replace(sources=sources))
