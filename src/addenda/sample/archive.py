"""A delivery as one zip, the same bytes for the same files."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
_UNIX, _RIGHTS = 3, 0o644


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files by path; no clock and no machine goes into it."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for path, content in files.items():
            member = ZipInfo(path, _FIRST_MOMENT)
            member.compress_type, member.create_system, member.external_attr = ZIP_DEFLATED, _UNIX, _RIGHTS << 16
            archive.writestr(member, content)
    return stream.getvalue()
