"""Zips for tests, the same bytes whenever they are made."""

import zipfile
from collections.abc import Mapping
from io import BytesIO


def zip_of(members: Mapping[str, bytes]) -> bytes:
    """A zip of members by name, each dated 1980-01-01, the first day that a zip can tell."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
