"""A charge master's file, opened: a zip that holds one file is that file."""

from __future__ import annotations

import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import InputError, NotFoundError, Problem
from addenda.model.listing import listed
from addenda.reading.delivery import ZIP_DAMAGE, Member, open_delivery

if TYPE_CHECKING:
    from pathlib import Path

_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_NAMED = 5  # files of a zip that are listed
_IN_DOCUMENTS = ("[Content_Types].xml", "mimetype")  # members of an office program's document, which is a zip too


class Opened(NamedTuple):
    """A file: what to call it in a message, its bytes, and the sha256 of what was handed over."""

    place: str
    content: bytes
    sha256: str


def open_file(path: Path, name: str) -> Opened:
    """Return a file; of a zip the one file that is in it. `name` is what the file is called in messages.

    Raises:
        NotFoundError: when there is no such file.
        InputError: when it cannot be read; when a zip is damaged, protected by a password, or holds several files.

    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise NotFoundError(Problem("the charge master does not exist", str(path))) from None
    except OSError as error:
        raise InputError(Problem(f"the charge master cannot be read ({error.strerror})", str(path))) from None
    digest = sha256(content).hexdigest()
    if not content.startswith(_ZIP_STARTS) or _is_document(content):
        return Opened(name, content, digest)
    member = _only_member(path, name)
    return Opened(f"{name}/{member.name}", member.content, digest)


def _is_document(content: bytes) -> bool:
    """Say whether a zip is a workbook; of one that is damaged, whether it was."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return any(name in archive.namelist() for name in _IN_DOCUMENTS)
    except ZIP_DAMAGE:
        return any(name.encode() in content for name in _IN_DOCUMENTS)


def _only_member(path: Path, name: str) -> Member:
    """Return the one file of a zip, beside what a Mac puts there."""
    members = [member for member in open_delivery(path).members if not _is_hidden(member.name)]
    if len(members) == 1:
        return members[0]
    found = listed([member.name for member in members], _NAMED)
    message = f"the zip holds {len(members)} files, and is read only when it holds one"
    advice = "Unpack it and give the file, or the folder where each is a facility's."
    raise InputError(Problem(message, name, value=found or None, advice=advice))


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return parts[0] == "__MACOSX" or parts[-1].startswith(".")
