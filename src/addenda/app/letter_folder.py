"""A folder of letters: those of an earlier report give way to the new ones, and nobody else's file does."""

from __future__ import annotations

import shutil
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import ConflictError, Problem, StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

LISTING = "letters.sha256"
"""Lists the letters that were written, a digest and a name a line, as `sha256sum --check` reads them."""
_ASIDE = ".addenda-"
_NAMED = 5


class _Present(NamedTuple):
    """The files of a folder by name: letters that are as they were written, letters that are not, and all others."""

    ours: frozenset[str]
    changed: frozenset[str]
    others: frozenset[str]


def refuse_strangers(folder: Path, *, force: bool) -> None:
    """Look whether letters may be written into a folder, before anything is.

    Raises:
        ConflictError: when it is no folder, or holds what no report wrote, or letters that a person changed, and
            `force` is not given.
        StoreError: when the folder cannot be read.

    """
    try:
        _refuse(folder, force=force)
    except OSError as error:
        raise StoreError(Problem(f"the folder cannot be read ({error.strerror})", str(folder))) from error


def write_letters(letters: Mapping[str, bytes], folder: Path, *, force: bool) -> tuple[str, ...]:
    """Write letters into a folder; remove those of an earlier report to owners who get none any more.

    Only a letter that is still as it was written is removed. Returns the names of such letters that a person changed,
    which stay. With `force` other files may be there; those of another name than a letter's stay.

    Raises:
        ConflictError: as `refuse_strangers`.
        StoreError: when the folder cannot be written; every letter is then the old one or the new one, and whole.

    """
    try:
        present = _refuse(folder, force=force)
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=folder))
        try:
            _replace(letters, present.ours - set(letters), folder, aside)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise StoreError(Problem(f"the letters cannot be written ({error.strerror})", str(folder))) from error
    return tuple(sorted(present.changed - set(letters)))


def _replace(letters: Mapping[str, bytes], stale: frozenset[str], folder: Path, aside: Path) -> None:
    """Put letters in place; the list names the old ones and the new ones until all are, so that a kill does no harm."""
    old, new = _listed(folder), frozenset((_digest(content), name) for name, content in letters.items())
    for name, content in letters.items():
        (aside / name).write_bytes(content)
    _list(old | new, folder, aside)
    for name in letters:
        (aside / name).replace(folder / name)
    for name in stale:
        (folder / name).unlink()
    _list(new, folder, aside)


def _refuse(folder: Path, *, force: bool) -> _Present:
    if folder.exists() and not folder.is_dir():
        raise ConflictError(Problem("this is a file, not a folder", str(folder), advice="Name another --letter."))
    present = _present(folder)
    told = (
        ("the folder holds what no earlier report wrote as a letter", present.others),
        ("the folder holds letters that were changed since they were written", present.changed),
    )
    advice = "Name another --letter, or write there with --force: only files of a new letter's name are then replaced."
    problems = [
        Problem(message, str(folder), None, _some(names), advice) for message, names in told if names and not force
    ]
    if problems:
        raise ConflictError(problems)
    return present


def _present(folder: Path) -> _Present:
    """Return what is in a folder; what a killed run left counts as nothing."""
    found: tuple[set[str], set[str], set[str]] = (set(), set(), set())
    listed = _listed(folder)
    known = {name for _, name in listed}
    for entry in folder.iterdir() if folder.exists() else ():
        if entry.name == LISTING or entry.name.startswith(_ASIDE):
            continue
        is_letter = entry.name in known and entry.is_file() and not entry.is_symlink()
        as_written = is_letter and (_digest(entry.read_bytes()), entry.name) in listed
        found[0 if as_written else 1 if is_letter else 2].add(entry.name)
    return _Present(*map(frozenset, found))


def _listed(folder: Path) -> frozenset[tuple[str, str]]:
    """Return digest and name of each letter that the list names; none without a list."""
    listing = folder / LISTING
    if not listing.is_file():
        return frozenset()
    lines = listing.read_text(encoding="utf-8", errors="replace").splitlines()
    return frozenset((digest, name) for digest, _, name in (line.partition("  ") for line in lines))


def _list(letters: frozenset[tuple[str, str]], folder: Path, aside: Path) -> None:
    lines = [f"{digest}  {name}\n" for digest, name in sorted(letters, key=lambda one: one[::-1])]
    (aside / LISTING).write_bytes("".join(lines).encode())
    (aside / LISTING).replace(folder / LISTING)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _some(names: frozenset[str]) -> str:
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return ", ".join(sorted(names)[:_NAMED]) + more
