"""A delivery: what the user handed over, opened but not understood yet (a zip, a single file or a folder)."""

from __future__ import annotations

import hashlib
import lzma
import struct
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import cached_property
from io import BytesIO
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from addenda.errors import InputError, NotFoundError, Problem
from addenda.model.release import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

LIMIT = 1 << 30
"""Most bytes that a delivery may hold, unpacked (1 GiB); the largest that is published is some 100 MB."""

_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")  # the second is how a zip without a member starts
_DOCUMENT = b"[Content_Types].xml"  # the member by which a zip is a document of an office program
_COMPOUND_START = b"\xd0\xcf\x11\xe0"  # MS-CFB 2.2: xls, doc, and whatever is protected by a password
_IN_A_COMPOUND = tuple(name.encode("utf-16-le") for name in ("Workbook", "EncryptedPackage"))
WHICH_FILE = "Say which is meant, with --file and its name, or give it alone."
_BY_HAND = "Unpack it and give the folder."
ZIP_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, RuntimeError)
"""What zipfile raises on bytes that are no zip: it trusts the positions, names and sizes that it finds."""
_PASSWORD_FLAG = 0x1  # general purpose bit 0, APPNOTE.TXT 4.4.4


@dataclass(frozen=True)
class Member:
    """One file of a delivery: its name inside it (with `/`), its bytes, and what to call it in a message."""

    name: str
    content: bytes = field(repr=False)
    place: str

    @cached_property
    def source(self) -> Source:
        """The file as a release's provenance names it."""
        return _source(self.name, self.content)

    @cached_property
    def is_workbook(self) -> bool:
        """Whether this is an xlsx or xls, protected ones too, and not another document that is packed alike."""
        if self.content.startswith(_ZIP_STARTS):
            return b"xl/workbook." in self.content
        return self.content.startswith(_COMPOUND_START) and any(name in self.content for name in _IN_A_COMPOUND)


@dataclass(frozen=True)
class Delivery:
    """All files of what was handed over, by name. `outer` is the zip itself, None for a single file or a folder."""

    path: Path
    members: tuple[Member, ...]
    outer: Source | None = None

    def sources(self, used: Iterable[Member]) -> tuple[Source, ...]:
        """Return the provenance: the zip, where there is one, and then the members that were used."""
        members = tuple(member.source for member in used)
        return members if self.outer is None else (self.outer, *members)

    def only(self, wanted: str) -> Delivery:
        """Return the same delivery with those files alone whose name is wanted, or fits a pattern such as `*nonQPP*`.

        Raises:
            InputError: when there is no such file; it names those that there are.

        """
        members = tuple(member for member in self.members if _fits(member.name.casefold(), wanted.casefold()))
        if not members:
            message = f"this holds no file of the name {wanted!r}; it holds {self.listing()}"
            raise InputError(Problem(message, str(self.path), advice="Name one with --file; * stands for anything."))
        return replace(self, members=members)

    def listing(self) -> str:
        """Return the names of the members, for a message; of many only the first."""
        names = [member.name for member in self.members]
        more = f" and {len(names) - 12} more" if len(names) > 12 else ""
        return ", ".join(names[:12]) + more


def _fits(name: str, wanted: str) -> bool:
    """Say whether a name, or its last part, is the one that is wanted or fits it as a pattern; `a[1].csv` is both."""
    return any(one == wanted or fnmatchcase(one, wanted) for one in (name, name.rpartition("/")[2]))


def open_delivery(path: Path, only: str | None = None) -> Delivery:
    """Read a zip, a single file or a folder whole, or `only` the files of a name or pattern.

    A workbook, which is a zip too, is a single file.

    Raises:
        NotFoundError: when there is nothing at the path.
        InputError: when a file is empty or cannot be read, or when a zip is damaged, protected by a password, empty,
            too large, or holds names that lead out of it; when it holds no file of the name.

    """
    if not path.exists():
        raise NotFoundError(Problem("there is no such file or folder", str(path)))
    try:
        opened = _open_folder(path) if path.is_dir() else _open_file(path)
    except OSError as error:
        raise InputError(Problem(f"the file cannot be read ({error.strerror})", str(path))) from error
    return opened.only(only) if only else opened


def _open_folder(path: Path) -> Delivery:
    files = sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
    if not files:
        raise InputError(Problem("the folder holds no file", str(path)))
    _refuse_too_large(sum(file.stat().st_size for file in files), path)
    members = (Member(file.relative_to(path).as_posix(), file.read_bytes(), str(file)) for file in files)
    delivery = Delivery(path, tuple(members))
    zips = [one.name for one in delivery.members if _is_package(one.content)]
    if zips:
        names = ", ".join(zips[:5]) + (" …" if len(zips) > 5 else "")
        raise InputError(Problem("the folder holds zips", str(path), value=names, advice="Give one of them."))
    return delivery


def _is_package(content: bytes) -> bool:
    """Say whether this is a zip of files, and no document of an office program."""
    return content.startswith(_ZIP_STARTS) and _DOCUMENT not in content


def _open_file(path: Path) -> Delivery:
    _refuse_too_large(path.stat().st_size, path)
    content = path.read_bytes()
    if not content:
        raise InputError(Problem("the file is empty", str(path), advice="Fetch it again from its publisher."))
    if content.startswith(_ZIP_STARTS):
        members = _unpack(path, content)
        if members is not None:
            return Delivery(path, members, _source(path.name, content))
    return Delivery(path, (Member(path.name, content, str(path)),))


def _unpack(path: Path, content: bytes) -> tuple[Member, ...] | None:
    """Return a zip's members; None for a zip that is a document of an office program."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if any(entry.filename == _DOCUMENT.decode() for entry in entries):
                return None
            _refuse_dangers(entries, path)
            return tuple(
                Member(entry.filename, _unpacked(archive, entry), f"{path}/{entry.filename}") for entry in entries
            )
    except NotImplementedError as error:
        problem = Problem(f"the zip is packed in a way that cannot be read ({error})", str(path), advice=_BY_HAND)
        raise InputError(problem) from error
    except ZIP_DAMAGE as error:
        problem = Problem(f"the zip is damaged or cut short ({error})", str(path), advice="Fetch it again.")
        raise InputError(problem) from error


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return a member's content. More than the size that the zip states is never unpacked, whatever is in it."""
    with archive.open(entry) as stream:
        return stream.read(entry.file_size)


def _refuse_dangers(entries: list[zipfile.ZipInfo], path: Path) -> None:
    if not entries:
        raise InputError(Problem("the zip holds no file", str(path), advice="Fetch it again from its publisher."))
    _refuse_too_large(sum(entry.file_size for entry in entries), path)
    problems = [
        Problem("a name in the zip leads out of it or stands there twice", str(path), value=name)
        for name, times in Counter(entry.filename for entry in entries).items()
        if times > 1 or _leads_out(name)
    ]
    if any(entry.flag_bits & _PASSWORD_FLAG for entry in entries):
        problems.append(Problem("the zip is protected by a password", str(path), advice=_BY_HAND))
    if problems:
        raise InputError(problems)


def _leads_out(name: str) -> bool:
    path = PureWindowsPath(name)  # which takes both kinds of slash, and drives
    return ".." in path.parts or bool(path.anchor)


def _refuse_too_large(size: int, path: Path) -> None:
    if size > LIMIT:
        message = f"this is {size:,} bytes unpacked, more than {LIMIT:,}"
        raise InputError(Problem(message, str(path), advice="Give only the files of one release."))


def _source(name: str, content: bytes) -> Source:
    return Source(name, hashlib.sha256(content).hexdigest(), len(content))
