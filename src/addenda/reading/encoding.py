"""The bytes of a text file, decoded without a guess: a file that mixes encodings is refused, not garbled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.reading.problems import capped

if TYPE_CHECKING:
    from addenda.reading.delivery import Member

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How a text in UTF-16 starts."""
_SAVE_ANEW = "Save it in UTF-8."


def decode(member: Member) -> str:
    """Return a file's text: UTF-16 by its byte order mark, UTF-8, or cp1252 as older programs write.

    Raises:
        InputError: naming each line that is in neither, and where lines of both are mixed, each of the rarer encoding.

    """
    encoding = "utf-16" if member.content.startswith(UTF_16) else "utf-8-sig"
    try:
        return member.content.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-16":
            raise InputError(Problem("the text is cut short within a character", member.place)) from None
    problems = _undecodable(member)
    if problems:
        raise InputError(capped(problems))
    return member.content.decode("cp1252")


def _undecodable(member: Member) -> list[Problem]:
    """Return what is wrong with a text that is not UTF-8 as a whole; of two mixed encodings, the lines in the rarer."""
    neither: list[Problem] = []
    mixed: dict[str, list[Problem]] = {"UTF-8": [], "cp1252": []}
    for number, line in enumerate(member.content.split(b"\n"), 1):
        if line.isascii():
            continue
        shown = line.decode("ascii", errors="replace").strip()
        problem = Problem("the line is neither UTF-8 nor cp1252", member.place, number, shown, _SAVE_ANEW)
        encoding = next((name for name in mixed if _is(line, name)), None)
        (mixed[encoding] if encoding else neither).append(problem)
    rarer, other = sorted(mixed, key=lambda name: len(mixed[name]))
    if mixed["UTF-8"] and mixed["cp1252"]:
        message = f"the text mixes encodings: this line is {rarer}, others are {other}"
        neither += (problem._replace(message=message) for problem in mixed[rarer])
    return sorted(neither, key=lambda problem: problem.row or 0)


def _is(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
