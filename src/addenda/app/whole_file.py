"""Write a file so that it is whole, or as it was."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from addenda.errors import Problem, StoreError


def write_whole(pieces: Iterable[bytes], file: Path) -> None:
    """Write a file aside, piece by piece, and give it its name when it is whole.

    A full disk leaves an earlier file as it was.
    A link is followed; a device or a pipe is written to, since nothing can take its place.

    Raises:
        StoreError: when the file cannot be written.

    """
    target = file.resolve()
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                stream.writelines(pieces)
        else:
            _replace(pieces, target)
    except OSError as error:
        raise StoreError(Problem(f"the file cannot be written ({error.strerror})", str(file))) from error


def _replace(pieces: Iterable[bytes], file: Path) -> None:
    handle, aside = tempfile.mkstemp(prefix=".addenda-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
        Path(aside).chmod(_usual_mode())
        Path(aside).replace(file)
    finally:
        Path(aside).unlink(missing_ok=True)


def _usual_mode() -> int:
    """Return the rights that a new file has; `mkstemp` gives them to its owner alone."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
