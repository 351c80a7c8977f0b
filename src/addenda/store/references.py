"""References: `hcpcs/2018`, `hcpcs/latest`, `hcpcs/previous`, each with `@` and a tag, a commit or a date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NamedTuple, Self

from addenda.errors import NotFoundError, UsageError
from addenda.model.release import ReleaseId
from addenda.store.mainline import UNSHALLOW, first_parents, is_cut_off, is_shallow
from addenda.store.objects import Objects

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CODESET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Reference(NamedTuple):
    """A release, and the moment of knowledge that is asked for (None for what is committed now)."""

    id: ReleaseId
    known: str | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `codeset/release` or `codeset/release@moment`.

        Raises:
            UsageError: when the text is not of that form.

        """
        name, moment = _split(text)
        return cls(ReleaseId.parse(name), moment)


class CodeSetReference(NamedTuple):
    """A code set with all its releases, and the moment of knowledge that is asked for."""

    codeset: str
    known: str | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `codeset` or `codeset@moment`.

        Raises:
            UsageError: when the text is not of that form.

        """
        name, moment = _split(text)
        if not _CODESET.fullmatch(name):
            raise UsageError(f"{text!r} is not the name of a code set. Write it without a release, such as hcpcs.")
        return cls(name, moment)


def _split(text: str) -> tuple[str, str | None]:
    name, at, known = text.partition("@")
    if at and not known:
        raise UsageError(f"{text!r} names no moment after the @; write a tag, a commit or a date.")
    return name, known or None


def resolve(objects: Objects, folder: Path, known: str | None) -> str | None:
    """Return the id of the commit that holds what was known then; None for a repository without commits.

    A date means the end of that day, UTC, on the line of first parents of the last commit (decision 15).

    Raises:
        NotFoundError: when git knows no such tag or commit, or nothing was committed by that day.

    """
    if known is not None and (day := _day(known)):
        return _last_commit(objects, folder, day)
    found = objects.find(f"{known or 'HEAD'}^{{commit}}")
    if found is None and known is not None:
        more = f" {UNSHALLOW}" if is_shallow(folder) else ""
        raise NotFoundError(f"Git knows no tag, branch or commit {known!r} in this store.{more}")
    return found.id if found else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def _last_commit(objects: Objects, folder: Path, day: date) -> str:
    end = int(datetime.combine(day, time.max, UTC).timestamp())
    line = first_parents(folder, "HEAD")
    held = [step.commit for step in line if step.since <= end]
    if held:
        return held[-1]
    if is_cut_off(objects, line):
        raise NotFoundError(f"What the store held on {day} is not here. {UNSHALLOW}")
    raise NotFoundError(f"Nothing was committed to this store by {day}.")
