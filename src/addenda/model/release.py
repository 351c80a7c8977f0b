"""A release of a code set: what its publisher put in force on one day, and where we have it from."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import UsageError

if TYPE_CHECKING:
    from addenda.model.codeset import Absence

RELEASE_FORMAT = "addenda.release/1"

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class ReleaseId(NamedTuple):
    """The name of a release: its code set and its own name, written `hcpcs/2018`."""

    codeset: str
    release: str

    def __str__(self) -> str:
        return f"{self.codeset}/{self.release}"

    @classmethod
    def parse(cls, text: str) -> ReleaseId:
        """Read `codeset/release`.

        Raises:
            UsageError: when the text is not two names with a slash between them.

        """
        parts = text.split("/")
        if len(parts) != 2 or not all(_NAME.fullmatch(part) for part in parts):
            raise UsageError(f"{text!r} is not the name of a release. Write code set and release, such as hcpcs/2018.")
        return cls(*parts)


def effective_date(release: str) -> date | None:
    """Return the day that a release's name stands for: 2018 is 1 January, 2020-04 is 1 April.

    None when the name is no year, month or day.
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", release)
    if not match:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


class Source(NamedTuple):
    """A file that a release was read from; `size` is in bytes, `address` is where it was downloaded ("" if unknown)."""

    name: str
    sha256: str
    size: int
    address: str = ""


class Release(NamedTuple):
    """What `release.toml` keeps of a release.

    `concepts` counts all of them, `in_force` those that may be used on the effective date.
    `whitespace_collapsed` counts the field values whose white space was changed on import.
    `scheduled` lists the codes of which this release already says that they begin after its effective date, or end on
    or after it: the only ones whose status can differ between two releases in which their line is the same.
    `supplied` names the fields that the sources supply; empty where they supply all of the code set's. What only one of
    two releases supplies is no difference between them.
    """

    id: ReleaseId
    effective: date
    reader: str
    absence: Absence
    concepts: int
    in_force: int
    sources: tuple[Source, ...] = ()
    scheduled: tuple[str, ...] = ()
    whitespace_collapsed: int = 0
    notice: str = ""
    supplied: tuple[str, ...] = ()
