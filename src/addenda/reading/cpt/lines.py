"""The lines of a text file, and where its notice ends.

The publisher's text files open with a notice of some 30 lines, ended by a blank line, and have no header.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import InputError, Problem
from addenda.reading.encoding import decode

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from addenda.reading.cpt.part import Part
    from addenda.reading.delivery import Member


CODE = r"\d{4}[\dFTUMA]"
"""A code as it must stand at the start of a record for the record to be the first; modifiers stand elsewhere."""

_CLOSE = 3  # lines


class Form(NamedTuple):
    """How the records of a layout look: those by which its start is found, and any, whose code may be wrong."""

    start: re.Pattern[str]
    record: re.Pattern[str]


def lines_of(member: Member) -> list[str]:
    """Return the lines of a file without their ends; the end-of-file mark of DOS is left out.

    Raises:
        InputError: naming the lines whose encoding is unknown or another than that of the others
            (`addenda.reading.encoding`), or when the file is empty.

    """
    text = decode(member).rstrip("\r\n\x1a")
    if not text.strip():
        raise InputError(Problem("the file is empty", member.place, advice="Fetch it again from its publisher."))
    return text.replace("\r\n", "\n").split("\n")


def first_record(lines: Sequence[str], start: re.Pattern[str]) -> int | None:
    """Return the index of the first record: a line that looks like one, with another close below it.

    One line alone may be an address in the notice (`60654 Chicago`), unless it is the last, below a blank line. One
    record below may be damaged. Records stand together, so a blank line ends the search for others. None without one.
    """
    for index, line in enumerate(lines):
        if not start.match(line):
            continue
        below = takewhile(str.strip, lines[index + 1 : index + 1 + _CLOSE])
        if any(start.match(other) for other in below):
            return index
        if not any(map(str.strip, lines[index + 1 :])) and (not index or not lines[index - 1].strip()):
            return index
    return None


def notice_of(lines: Sequence[str]) -> str:
    """Return the lines before a file's records as a notice."""
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def records_of(part: Part, lines: Sequence[str], form: Form) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the row (1-based) and the match of each record, keep the notice, and report every other line.

    A notice that no blank line ends is reported: what seems to be its last line may be a record that was damaged.
    """
    start = first_record(lines, form.start) or 0
    part.notice = notice_of(lines[:start])
    if start and lines[start - 1].strip():
        advice = "Put a blank line after the notice, or fetch the file again."
        part.problem("no blank line ends the notice before this record", start + 1, lines[start], advice)
    for row, line in enumerate(lines[start:], start + 1):
        match = form.record.match(line)
        if match:
            yield row, match
        elif line.strip():
            part.problem("this is no record of the layout, a code and its text", row, line)
