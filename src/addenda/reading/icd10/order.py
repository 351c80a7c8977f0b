"""The order file: one record a line, fixed columns (CMS, `icd10OrderFiles.pdf` in the same zip).

Order number 1-5, code 7-13 without its dot, 0 for a header or 1 for a billable code in 15, short description 17-76,
long description from 78. The order number is not kept: every code that is added shifts all that follow.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.model.canonical import collapse
from addenda.model.concept import Concept, ConceptKey
from addenda.reading.content import TWICE, Content
from addenda.reading.encoding import decode
from addenda.reading.problems import capped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.reading.delivery import Member

_RECORD = re.compile(r"\d{5} ([0-9A-Z ]{7}) ([01]) (.{60}) (\S.{,322})", re.ASCII)
"""A record ends in column 400: a longer line is several that nothing parts, and would be read as one code."""
_STARTS_LIKE_ONE = re.compile(rb"(?:\xef\xbb\xbf)?\d{5} ([0-9A-Z])[0-9A-Z ]{6} [01] [^\r\n]{60} \S")
_BILLABLE = {"0": "no", "1": "yes"}
_FETCH = "Fetch the file again."


def first_character(content: bytes) -> str:
    """Return the first character of the first code of an order file, "" for any other file."""
    match = _STARTS_LIKE_ONE.match(content)
    return match[1].decode() if match else ""


def read_order(member: Member, code_pattern: re.Pattern[str]) -> Content:
    """Return the concepts of an order file.

    Raises:
        InputError: when the encoding is unknown; with every line that is no record, code that does not fit the
            pattern, and code that stands there twice with different content.

    """
    problems: list[Problem] = []
    concepts: dict[str, tuple[int, Concept]] = {}
    collapsed = 0
    for number, match in _records(member, problems):
        code, _, short, long = match.groups()
        concept = _concept(match)
        collapsed += (concept.fields["short"] != short.strip(" ")) + (concept.fields["long"] != long.strip(" "))
        if not code_pattern.fullmatch(concept.code):
            problems.append(Problem("the code fits no pattern of the code set", member.place, number, code.rstrip()))
        first, known = concepts.setdefault(concept.code, (number, concept))
        if known != concept:
            advice = f"It stands in row {first} too; keep one of them."
            problems.append(Problem(TWICE, member.place, number, concept.code, advice))
    if problems:
        raise InputError(capped(problems))
    return Content(tuple(concept for _, concept in concepts.values()), whitespace_collapsed=collapsed)


def _records(member: Member, problems: list[Problem]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the number and the parts of each line, and add those that are no records to the problems."""
    text = decode(member)
    lines = text.split("\n" if "\n" in text else "\r")
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r\x1a")
        match = _RECORD.fullmatch(line)
        if match and not (number == len(lines) and _cut_short(match)):
            yield number, match
        elif line and not line.isspace():
            problems.append(Problem("this is not a whole record", member.place, number, line, _FETCH))


def _concept(match: re.Match[str]) -> Concept:
    code, billable, short, long = match.groups()
    fields = {"billable": _BILLABLE[billable], "long": collapse(long), "short": collapse(short)}
    return Concept(ConceptKey(code.rstrip()), fields)


def _cut_short(match: re.Match[str]) -> bool:
    """Say whether the last line, which no line end follows, stops within its long description."""
    return len(match[4]) < len(match[3].rstrip())
