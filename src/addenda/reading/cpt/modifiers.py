"""MODUL: modifiers in sections of free text, each `25 Title and text`, wrapped over lines that are indented.

No layout of the file is published beyond its sections (modifiers, anesthesia physical status, hospital outpatient,
Category II, HCPCS), so a line is judged by what it begins with, under the heading that it stands under.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.reading.cpt.layouts import Layout
from addenda.reading.cpt.lines import lines_of, notice_of
from addenda.reading.cpt.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addenda.reading.delivery import Member

_HEADING = re.compile(
    r"(?=\S.{0,99}$)(?!.*\.\s*$).*\b(?:modifiers?|physical status|appendix|category ii|hcpcs|hospital outpatient)\b",
    re.IGNORECASE,
)
_LETTERS_UNDER = re.compile(r"hcpcs|level ii", re.IGNORECASE)
"""Headings under which a modifier may be two letters (LT); elsewhere a line may begin with a word of two capitals."""
_MODIFIER = re.compile(r"([0-9][0-9A-Z]|[A-Z][0-9])[ \t]+(\S.*)")
_LETTERS = re.compile(r"([A-Z]{2})[ \t]+(\S.*)")
_BARE = re.compile(r"[0-9][0-9A-Z]\s*$|[A-Z][0-9]\s*$")


def first_heading(lines: Sequence[str]) -> int | None:
    """Return the index of the heading that the first modifier stands under; None for another kind of file."""
    heading = None
    for index, line in enumerate(lines):
        if _is_heading(lines, index):
            heading = index
        elif heading is not None and _MODIFIER.match(line):
            return heading
    return None


def read_modifiers(member: Member) -> Part:
    """Return the modifiers of a file. One that stands again in a later section keeps its first text.

    Raises:
        InputError: as `lines_of`.

    """
    part = Part(Layout.MODUL, member)
    lines = lines_of(member)
    start = first_heading(lines) or 0
    part.notice = notice_of(lines[:start])
    section_of: dict[str, int] = {}
    for section, row, code, text in _modifiers(part, lines, start):
        if section_of.setdefault(code, section) == section and part.accept(row, code):
            part.take(row, code, {"long": text})
    return part


def _modifiers(part: Part, lines: list[str], start: int) -> Iterator[tuple[int, int, str, str]]:
    """Yield the section (by the row of its heading), row, code and text of each modifier."""
    section, row, code = start, 0, ""
    pieces: list[str] = []
    for index in range(start, len(lines)):
        line = lines[index]
        match = _MODIFIER.match(line) or (_LETTERS_UNDER.search(lines[section]) and _LETTERS.match(line))
        heading = _is_heading(lines, index)
        if (match or heading) and code:
            yield section, row, code, " ".join(pieces)
            code = ""
        if heading:
            section = index
        elif match:
            row, code, pieces = index + 1, match[1], [match[2].strip()]
        elif _BARE.match(line):
            part.problem("the row has too few fields: the modifier has no text", index + 1, line.strip())
        elif code and line.strip():
            pieces.append(line.strip())
    if code:
        yield section, row, code, " ".join(pieces)


def _is_heading(lines: Sequence[str], index: int) -> bool:
    after_blank = index == 0 or not lines[index - 1].strip()
    return after_blank and not _MODIFIER.match(lines[index]) and _HEADING.match(lines[index]) is not None
