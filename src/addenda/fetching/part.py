"""The part of a file that has been received so far, beside a note that says what it is a part of."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class PartFile(NamedTuple):
    """`<name>.part` and its note `<name>.part.json`, in the folder that the whole file will stand in."""

    folder: Path
    name: str

    @property
    def path(self) -> Path:
        """What has been received."""
        return self.folder / f"{self.name}.part"

    @property
    def note(self) -> Path:
        """Which address it came from, and the validator that the server gave that file."""
        return self.folder / f"{self.name}.part.json"

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return self.path.stat().st_size if self.path.exists() else 0

    def validator(self, address: str) -> str:
        """Return what the server must know the file by for the part to be of use, "" when it is of none."""
        with suppress(OSError, ValueError, AttributeError):
            noted = json.loads(self.note.read_text(encoding="utf-8"))
            if noted.get("address") == address and self.size:
                return str(noted.get("validator", ""))
        return ""

    def begin(self, address: str, validator: str) -> IO[bytes]:
        """Begin anew; without a validator, what is received can be of no use later."""
        self.drop()
        if validator:
            text = json.dumps({"address": address, "validator": validator})
            self.note.write_text(text, encoding="utf-8")
        return self.path.open("wb")

    def go_on(self) -> IO[bytes]:
        """Open the part to add to it."""
        return self.path.open("ab")

    def drop(self) -> None:
        """Forget the part."""
        self.note.unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)

    def sha256(self) -> str:
        """Return the digest of what has been received, in hexadecimal digits."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def finish(self) -> Path:
        """Give the whole file its name, and return its path."""
        whole = self.path.replace(self.folder / self.name)
        self.note.unlink(missing_ok=True)
        return whole
