"""Write a folder of files so that it is the new site, or the old one."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from addenda.errors import ConflictError, Problem, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable

LISTING = "_site/files.txt"
"""Lists the files of a site, one path a line; only these are replaced or removed by the next one."""
_ASIDE = ".addenda-"
_NAMED = 5


def write_site_folder(files: Iterable[tuple[str, bytes]], folder: Path, *, force: bool) -> int:
    """Write a site into a folder that is new, empty, or holds nothing but an earlier site; return how many files.

    The files are made and written aside, one after another; when the last one is whole, the parts of the old site
    change places with those of the new one. A full disk or a kill before that leaves the old site as it was. With
    `force` other files may be there; those that the site has no name for stay.

    Raises:
        ConflictError: when the folder holds other files and `force` is not given, or two pages need one name.
        StoreError: when the folder cannot be written.

    """
    try:
        return _write(files, folder, force=force)
    except OSError as error:
        raise StoreError(Problem(f"the site cannot be written ({error.strerror})", str(folder))) from error


def _write(files: Iterable[tuple[str, bytes]], folder: Path, *, force: bool) -> int:
    present = _present(folder)
    earlier = present & _listed(folder)
    others = sorted(present - earlier)
    if others and not force:
        _refuse(folder, others)
    leftovers = [*folder.glob(f"{_ASIDE}*")]
    folder.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=folder))
    try:
        names = _write_aside(files, aside / "new")
        parts = {_part(name) for name in (*names, *earlier)}
        _keep([name for name in others if "/" in name and _part(name) in parts], folder, aside / "new")
        _change_places(sorted(parts), folder, aside)
    finally:
        for one in (aside, *leftovers):
            shutil.rmtree(one, ignore_errors=True)
    return len(names)


def _part(name: str) -> str:
    return name.partition("/")[0]


def _listed(folder: Path) -> frozenset[str]:
    """Return the files that an earlier site says that it wrote; none without its list."""
    listing = folder / LISTING
    return frozenset(listing.read_text(encoding="utf-8").splitlines()) if listing.is_file() else frozenset()


def _present(folder: Path) -> frozenset[str]:
    """Return the files that are there; what a killed run left is ours, and counts as nothing."""
    if folder.exists() and not folder.is_dir():
        raise ConflictError(Problem("this is a file, not a folder", str(folder), advice="Name another --output."))
    found: set[str] = set()
    for place, folders, names in os.walk(folder):
        inside = Path(place).relative_to(folder)
        folders[:] = [name for name in folders if inside.parts or not name.startswith(_ASIDE)]
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        found.update((inside / name).as_posix() for name in (*names, *links))
    return frozenset(found)


def _refuse(folder: Path, others: list[str]) -> None:
    more = f" and {len(others) - _NAMED:,} more" if len(others) > _NAMED else ""
    advice = "Name another --output, or write into it all the same with --force."
    value = ", ".join(others[:_NAMED]) + more
    raise ConflictError(Problem("the folder holds files that no site wrote", str(folder), None, value, advice))


def _write_aside(files: Iterable[tuple[str, bytes]], new: Path) -> list[str]:
    """Write the files and, last, the list of them; return their names, sorted."""
    names: dict[str, str] = {}
    folders: set[str] = set()
    for name, content in files:
        if name.casefold() in names:
            raise ConflictError(Problem("two pages of the site would have one name", name))
        names[name.casefold()] = name
        _write_file(new, name, content, folders)
    listed = sorted([*names.values(), LISTING])
    _write_file(new, LISTING, "".join(f"{name}\n" for name in listed).encode(), folders)
    return listed


def _write_file(new: Path, name: str, content: bytes, folders: set[str]) -> None:
    parent = name.rpartition("/")[0]
    if parent not in folders:
        (new / parent).mkdir(parents=True, exist_ok=True)
        folders.add(parent)
    (new / name).write_bytes(content)


def _keep(others: Iterable[str], folder: Path, new: Path) -> None:
    """Copy files of others that stand in folders of the site, so that they are still there afterwards."""
    for name in others:
        target = new / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / name, target, follow_symlinks=False)


def _change_places(parts: Iterable[str], folder: Path, aside: Path) -> None:
    """Move the old parts aside and the new ones in; when one cannot be moved, all go back to where they were."""
    moved: list[tuple[Path, Path]] = []
    (aside / "old").mkdir()
    try:
        for part in parts:
            for source, target in ((folder / part, aside / "old" / part), (aside / "new" / part, folder / part)):
                if os.path.lexists(source):
                    source.rename(target)
                    moved.append((source, target))
    except OSError:
        for source, target in reversed(moved):
            target.rename(source)
        raise
