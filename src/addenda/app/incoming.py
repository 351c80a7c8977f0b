"""Import what was dropped into a store's folder `incoming/`: `CODESET/RELEASE.EXTENSION`, or a folder of that name."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from addenda.app.correcting import apply_corrections
from addenda.app.importing import read_delivery, store_reading
from addenda.errors import AddendaError, ConflictError, InputError, Problem, UsageError
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Reading
from addenda.reading.delivery import Delivery, open_delivery
from addenda.reading.hcpcs.corrections.lists import CorrectionList, find_lists
from addenda.rendering.import_text import correction_text, import_text
from addenda.store import layout
from addenda.store.writing import Plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from addenda.app.publishing import Publication
    from addenda.store.contents import Contents
    from addenda.store.writing import WritableStore

FOLDER = "incoming"
_README = f"{FOLDER}/README.md"
_WHERE = f"Put it at {FOLDER}/CODESET/RELEASE.EXTENSION, such as {FOLDER}/hcpcs/2026-04.zip."


class Dropped(NamedTuple):
    """A file or a folder that was dropped, by its path from the repository's root, and what it is to be called."""

    release: ReleaseId
    path: str


class _Opened(NamedTuple):
    """What was dropped, understood: a release, or a publisher's lists of corrections to one."""

    dropped: Dropped
    content: Reading | tuple[Delivery, tuple[CorrectionList, ...]]


def find_dropped(store: WritableStore) -> tuple[Dropped, ...]:
    """Return what the last commit holds in `incoming/`, hidden files and the README there apart.

    Raises:
        InputError: with everything that stands where it says nothing, or twice.

    """
    found: dict[ReleaseId, str] = {}
    problems: list[Problem] = []
    for file in store.at().files(FOLDER):
        parts = file.split("/")[1:]
        if file == _README or any(part.startswith(".") for part in parts):
            continue
        try:
            dropped = _dropped(parts)
        except UsageError:
            problems.append(Problem("this is not the name of a release of a code set", file, advice=_WHERE))
            continue
        if (store.folder / file).is_symlink():
            problems.append(Problem("this is a link, not a file", file))
        elif found.setdefault(dropped.release, dropped.path) != dropped.path:
            problems.append(Problem(f"{found[dropped.release]} is {dropped.release} too", dropped.path))
    if problems:
        raise InputError(dict.fromkeys(problems))
    return tuple(Dropped(release, path) for release, path in found.items())


def import_dropped(
    store: WritableStore, dropped: Sequence[Dropped], how: Publication, tell: Callable[[str], None]
) -> None:
    """Import each, one commit for each release, then take them out of `incoming/`, in one commit.

    What a release was made from again is nothing new; a release that is there with other content is corrected. Nothing
    is written before all files are read. `tell` is told of each import.

    Raises:
        InputError: with all that is wrong with all files.
        ConflictError: when a release may not be stored where others read it, or is in the way of another.
        StoreError: when the repository cannot be written.

    """
    contents = store.at()
    for opened in _in_order(_all_opened(store, contents, dropped, how)):
        for line in _imported(store, opened):
            tell(line)
    paths = [one.path for one in dropped]
    message = "\n".join(["Take out what was imported from incoming/", "", *paths]) + "\n"
    store.write(lambda _: Plan(dict.fromkeys(paths), message))


def _dropped(parts: Sequence[str]) -> Dropped:
    codeset, name = (*parts, "")[:2] if len(parts) > 1 else ("", "")
    is_file = len(parts) == 2
    release = ReleaseId.parse(f"{codeset}/{PurePosixPath(name).stem if is_file else name}")
    ReleaseId.parse(f"{codeset}/{name}")  # an extension is made of the same characters
    return Dropped(release, f"{FOLDER}/{codeset}/{name}")


def _all_opened(
    store: WritableStore, contents: Contents, dropped: Sequence[Dropped], how: Publication
) -> list[_Opened]:
    opened: list[_Opened] = []
    problems: list[Problem] = []
    for one in dropped:
        try:
            opened.append(_opened(store, contents, one, how))
        except ConflictError:
            raise
        except AddendaError as error:
            problems += [problem if problem.file else problem._replace(file=one.path) for problem in error.problems]
    if problems:
        raise InputError(problems)
    return opened


def _opened(store: WritableStore, contents: Contents, dropped: Dropped, how: Publication) -> _Opened:
    name = dropped.release
    delivery = open_delivery(store.folder / dropped.path)
    known = contents.codeset(name.codeset) if contents.has(layout.codeset_file(name.codeset)) else None
    if known:
        how.permit_storing(known)
    if lists := find_lists(delivery):
        return _Opened(dropped, (delivery, lists))
    effective = contents.release(name).effective if contents.has(layout.release_file(name)) else None
    reading = read_delivery(name, delivery, reader=None, effective=effective)
    how.permit_storing(known or reading.codeset)
    return _Opened(dropped, reading)


def _in_order(opened: Sequence[_Opened]) -> Iterator[_Opened]:
    """Yield releases as they take effect, then the lists that correct them."""
    releases = [(one.content.release, one) for one in opened if isinstance(one.content, Reading)]
    yield from (one for _, one in sorted(releases, key=lambda each: (each[0].effective, each[0].id)))
    yield from (one for one in opened if not isinstance(one.content, Reading))


def _imported(store: WritableStore, opened: _Opened) -> tuple[str, ...]:
    """Import one, and return sentences on what that did."""
    name, content = opened.dropped.release, opened.content
    if not isinstance(content, Reading):
        corrected = apply_corrections(store, name, *content)
        text = correction_text(corrected.release, corrected.commit, corrected.lists, corrected.changed)
        return (*corrected.notices, text)
    try:
        done = store_reading(store, content)
    except ConflictError:
        if not store.at().has(layout.release_file(name)):
            raise
        done = store_reading(store, content, correction=True)
    return (*done.remarks, import_text(done.release, done.commit, done.changes))
