"""Import what was dropped into a store's folder `incoming/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.app.correcting import apply_corrections, refuse_unfit_lists
from addenda.app.dropped import FOLDER, Dropped, place
from addenda.app.importing import read_delivery, store_reading
from addenda.app.listing_changes import renew_lists
from addenda.errors import AddendaError, ConflictError, InputError, Problem
from addenda.model.snapshot import Reading
from addenda.reading.delivery import Delivery, open_delivery
from addenda.reading.hcpcs.corrections.lists import CorrectionList, find_lists
from addenda.rendering.import_text import correction_command, correction_text, import_text
from addenda.store import layout
from addenda.store.writing import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from addenda.app.publishing import Publication
    from addenda.model.release import ReleaseId
    from addenda.store.contents import Contents
    from addenda.store.writing import WritableStore


class Told(NamedTuple):
    """What to tell of an import; a command in it stands between backticks. A remark is what a person should look at."""

    text: str
    is_remark: bool = False


class _Lists(NamedTuple):
    """A publisher's lists of corrections to a release."""

    delivery: Delivery
    lists: tuple[CorrectionList, ...]


class _Opened(NamedTuple):
    """What was dropped, understood: a release, or lists of corrections to one."""

    path: str
    release: ReleaseId
    effective: date
    content: Reading | _Lists


def import_dropped(store: WritableStore, files: Sequence[str], how: Publication) -> list[Told]:
    """Import what the files in `incoming/` are, one commit for each release, and return what to tell of it.

    What a release was made from again is nothing new; a release that is there with other content is corrected. By the
    day on which they take effect, so that each is compared with what the one before it becomes. Nothing is written
    before all is read. Then a commit takes them out of `incoming/`, and one renews the lists of changes that need it,
    as those of neighbours do that two branches brought.

    Raises:
        InputError: with all that is wrong with all files and with where they stand.
        ConflictError: when a release may not be stored where others read it, or is in the way of another.
        StoreError: when the repository cannot be written.

    """
    opened = _all_opened(store, files, how)
    told = list(_all_imported(store, opened))
    paths = [one.path for one in opened]
    message = "\n".join([f"Take out what was imported from {FOLDER}/", "", *paths]) + "\n"
    store.write(lambda _: Plan(dict.fromkeys(paths), message))
    commit, renewed = renew_lists(store)
    if commit:
        told.append(Told(f"Wrote CHANGES.md of {', '.join(map(str, renewed))} anew, as commit {commit[:12]}."))
    return told


def _all_opened(store: WritableStore, files: Sequence[str], how: Publication) -> list[_Opened]:
    """Return all that was dropped, in the order in which it is to be imported."""
    contents, placed = store.at(), place(store, files)
    problems, opened = list(placed.problems), []
    for one in placed.dropped:
        try:
            opened.append(_opened(store, contents, one, how))
        except ConflictError:
            raise
        except AddendaError as error:
            problems += _at(one.path, error)
    opened.sort(key=lambda one: (one.effective, one.release))
    problems += _unfit(contents, opened)
    if problems:
        raise InputError(dict.fromkeys(problems))
    return opened


def _opened(store: WritableStore, contents: Contents, dropped: Dropped, how: Publication) -> _Opened:
    name, path = dropped
    delivery = open_delivery(_publishers_own(store.folder / path))
    known = contents.codeset(name.codeset) if contents.has(layout.codeset_file(name.codeset)) else None
    if known:
        how.permit_storing(known)
    if lists := find_lists(delivery):
        release = contents.release(contents.resolve(name))
        return _Opened(path, release.id, release.effective, _Lists(delivery, lists))
    effective = contents.release(name).effective if contents.has(layout.release_file(name)) else None
    reading = read_delivery(name, delivery, reader=None, effective=effective)
    how.permit_storing(known or reading.codeset)
    return _Opened(path, name, reading.release.effective, reading)


def _publishers_own(path: Path) -> Path:
    """Return the one file of a folder that holds no other, so that its name is told as the source, else the path."""
    if not path.is_dir():
        return path
    files = [file for file in path.rglob("*") if file.is_file() and not file.name.startswith(".")]
    return files[0] if len(files) == 1 else path


def _unfit(contents: Contents, opened: Sequence[_Opened]) -> Iterator[Problem]:
    """Yield what is wrong with lists; those that may need a release that is dropped with them are left for later."""
    new: set[str] = set()
    for one in opened:
        if isinstance(one.content, Reading):
            new.add(one.release.codeset)
        elif one.release.codeset not in new:
            try:
                refuse_unfit_lists(contents, one.release, *one.content)
            except InputError as error:
                yield from _at(one.path, error)


def _all_imported(store: WritableStore, opened: Sequence[_Opened]) -> Iterator[Told]:
    failures: list[tuple[str, InputError | ConflictError]] = []
    for one in opened:
        try:
            yield from _imported(store, one)
        except (InputError, ConflictError) as error:
            failures.append((one.path, error))
    if failures:
        raise type(failures[0][1])(problem for path, error in failures for problem in _at(path, error))


def _imported(store: WritableStore, opened: _Opened) -> Iterator[Told]:
    """Import one, and tell what that did."""
    name, content = opened.release, opened.content
    if isinstance(content, _Lists):
        corrected = apply_corrections(store, name, *content)
        yield from (Told(notice, is_remark=True) for notice in corrected.notices)
        yield Told(correction_text(name, corrected.commit, corrected.lists, corrected.changed))
        if corrected.commit:
            yield Told(f"See what that did: `{correction_command(name, corrected.commit)}`")
        return
    try:
        done = store_reading(store, content)
    except ConflictError:
        if not store.at().has(layout.release_file(name)):
            raise
        done = store_reading(store, content, correction=True)
    yield from (Told(remark, is_remark=True) for remark in done.remarks)
    yield Told(import_text(done.release, done.commit, done.changes))


def _at(path: str, error: AddendaError) -> Iterator[Problem]:
    """Yield an error's problems; what says not where it is was found in what was dropped at the path."""
    return (problem if problem.file else problem._replace(file=path) for problem in error.problems)
