"""Whether a downloaded file is what it should be, by its own bytes: a zip, a workbook, a text; never a web page."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.fetching.sources import Candidate, FileType
from addenda.fetching.transfer import BY_HAND

if TYPE_CHECKING:
    from pathlib import Path

_START = 4096
_ZIP_START = b"PK\x03\x04"
_PAGE = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head)\b", re.IGNORECASE | re.DOTALL)
_LICENCE = re.compile(rb"licen[cs]e|agreement|\baccept\b", re.IGNORECASE)


def refuse_other_content(file: Path, candidate: Candidate) -> None:
    """Check the type of a file that has been received.

    Raises:
        InputError: when it is a web page (it says so where the page asks to accept a licence), another type of file
            than the source says, or a zip that is not whole.

    """
    with file.open("rb") as stream:
        start = stream.read(_START)
        if _PAGE.match(start):
            raise _page(start + stream.read(), candidate)
    if not start:
        raise InputError(Problem("the site sent an empty file", candidate.address, advice=BY_HAND))
    if not _fits(start, candidate.type):
        message = f"the site sent another file than a {candidate.type.value}"
        raise InputError(Problem(message, candidate.address, None, repr(start[:8]), BY_HAND))
    if candidate.type is not FileType.TEXT and not zipfile.is_zipfile(file):
        raise InputError(Problem("the zip is cut short", candidate.address, advice="Try again. " + BY_HAND))


def _fits(start: bytes, wanted: FileType) -> bool:
    if wanted is FileType.TEXT:
        return b"\0" not in start and not start.startswith(_ZIP_START)
    return start.startswith(_ZIP_START)


def _page(content: bytes, candidate: Candidate) -> InputError:
    where = f" The file's page is {candidate.page}." if candidate.page else ""
    if _LICENCE.search(content):
        message = "the site asks to accept a licence before it gives the file; only you can do that"
    else:
        message = "the site sent a web page, not the file"
    return InputError(Problem(message, candidate.address, advice=BY_HAND + where))
