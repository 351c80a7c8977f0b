"""What stands in a store's folder `incoming/`, and which release it is: `CODESET/RELEASE/` or `CODESET/RELEASE.zip`."""

from __future__ import annotations

import re
import shlex
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import Problem, UsageError
from addenda.fetching.sources import MONTHS
from addenda.model.release import ReleaseId, effective_date
from addenda.store import layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.store.contents import Contents
    from addenda.store.writing import WritableStore

FOLDER = "incoming"
_README = f"{FOLDER}/README.md"
_LOST = f"Put it into a folder {FOLDER}/CODESET/RELEASE/, such as {FOLDER}/hcpcs/2026-04/."
_UNKNOWN = "RELEASE"
_EXPLAINED = f"{_UNKNOWN} is the year or the month in which it takes effect, such as 2026 or 2026-04."
_YEAR = re.compile(r"(?:19|20)\d\d")


class Dropped(NamedTuple):
    """A file or a folder that was dropped, by its path from the repository's root, and what it is to be called."""

    release: ReleaseId
    path: str


class Placed(NamedTuple):
    """What of all that was dropped can be read, and everything that stands where it should not.

    What bears its publisher's name is both: it is read as the release that the problem's advice names.
    """

    dropped: tuple[Dropped, ...]
    problems: tuple[Problem, ...]


def dropped_files(store: WritableStore) -> tuple[str, ...]:
    """Return the path of every file that the last commit holds in `incoming/`, the README and hidden files apart.

    A hidden link is among them: of a folder everything is read, however deep.
    """
    return tuple(
        file
        for file in store.at().files(FOLDER)
        if (file != _README and "/." not in file) or (store.folder / file).is_symlink()
    )


def place(store: WritableStore, files: Sequence[str]) -> Placed:
    """Say which release each file is or belongs to; a folder that holds a link is not to be read."""
    contents = store.at()
    links = [file for file in files if (store.folder / file).is_symlink()]
    problems = [Problem("this is a link, not a file", link) for link in links]
    found: dict[ReleaseId, str] = {}
    dropped = []
    for path, is_file in {"/".join(file.split("/")[:3]): file.count("/") < 3 for file in files}.items():
        if any(f"{link}/".startswith(f"{path}/") for link in links):
            continue
        release, problem = _understood(path, is_file, contents)
        if problem:
            problems.append(problem)
        elif release and found.setdefault(release, path) != path:
            problems.append(Problem(f"{found[release]} is {release} too", path))
        if release:
            dropped.append(Dropped(release, path))
    return Placed(tuple(dropped), tuple(problems))


def _understood(path: str, is_file: bool, contents: Contents) -> tuple[ReleaseId | None, Problem | None]:
    """Return which release a file or a folder is, None where nothing tells; and what is wrong with its place."""
    _, codeset, name = (*path.split("/"), "")[:3]
    stem = PurePosixPath(name).stem if is_file else name
    release = _parsed(codeset, stem)
    if release and _parsed(codeset, name) and _has_day(release, contents):
        return release, None
    if not name or not _parsed(codeset, _UNKNOWN):
        return None, Problem("this is not the name of a release of a code set", path, advice=_LOST)
    told = _told_by_publisher(stem)
    advice = _moving(path, f"{FOLDER}/{codeset}/{told or _UNKNOWN}", is_file) + ("" if told else f" {_EXPLAINED}")
    problem = Problem("the name tells no day on which a release takes effect", path, advice=advice)
    return (ReleaseId(codeset, told) if told else None), problem


def _parsed(codeset: str, name: str) -> ReleaseId | None:
    try:
        return ReleaseId.parse(f"{codeset}/{name}")
    except UsageError:
        return None


def _has_day(release: ReleaseId, contents: Contents) -> bool:
    known = release.release in layout.RESERVED_RELEASES or contents.has(layout.release_file(release))
    return known or effective_date(release.release) is not None


def _told_by_publisher(name: str) -> str:
    """Return the release that a publisher's name tells of: one year, and the name of a month; "" for other numbers."""
    numbers = re.findall(r"\d+", name)
    months = [number for number, month in enumerate(MONTHS, 1) if month in name.casefold()]
    if len(numbers) != 1 or len(months) > 1 or not _YEAR.fullmatch(numbers[0]):
        return ""
    return "-".join([numbers[0], *(f"{month:02}" for month in months)])


def _moving(path: str, folder: str, is_file: bool) -> str:
    """Return the advice to move a file into a folder that is named for its release, or to name its folder so."""
    move = f"git mv {shlex.quote(path)} {folder}"
    if is_file:
        return f"Its folder says which release it is; the file keeps its name: `mkdir -p {folder} && {move}/`."
    return f"Name the folder for the release: `{move}`."
