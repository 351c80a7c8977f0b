"""MODUL: modifiers in sections of free text, each `25 Title and text`, wrapped over lines that are indented.

No layout of the file is published beyond its sections (modifiers, anesthesia physical status, hospital outpatient,
Category II, HCPCS), so a line is judged by what it begins with, under the heading that it stands under.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.model.listing import counted
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
    for section, row, code, text in _Sections(part, lines, start).modifiers():
        if section_of.setdefault(code, section) == section and part.accept(row, code):
            part.take(row, code, {"long": text})
    return part


class _Sections:
    """The sections of a file: which one is read (by the row of its heading), and the last number in it."""

    def __init__(self, part: Part, lines: list[str], start: int) -> None:
        self._part = part
        self._lines = lines
        self._section, self._last = start, ""
        self._prose: list[int] = []

    def modifiers(self) -> Iterator[tuple[int, int, str, str]]:
        """Yield the section, row, code and text of each modifier, and report what only begins like one."""
        within = False  # a modifier, whose text ends at the first line that is not indented
        for index in range(self._section, len(self._lines)):
            line = self._lines[index]
            heading = _is_heading(self._lines, index)
            match = None if heading else self._match(line)
            begins = match is not None and self._is_next(index + 1, *match.groups())
            if heading:
                self._section, self._last = index, ""
            elif match and begins:
                yield self._section, index + 1, match[1], " ".join([match[2].strip(), *self._below(index)])
            elif _BARE.match(line):
                self._part.problem("the row has too few fields: the modifier has no text", index + 1, line.strip())
            elif not match and within and line[:1].strip():
                self._prose.append(index + 1)
            within = begins or (within and _is_indented(line))
        if self._prose:
            which = f"{counted(len(self._prose), 'line')} in column 1 taken for prose and left aside"
            self._part.remarks.append(f"{self._part.name}: {which}, the first in row {self._prose[0]}.")

    def _match(self, line: str) -> re.Match[str] | None:
        letters = _LETTERS_UNDER.search(self._lines[self._section])
        return _MODIFIER.match(line) or (_LETTERS.match(line) if letters else None)

    def _is_next(self, row: int, code: str, text: str) -> bool:
        """Say whether a line is a modifier: none goes on in lower case, and those with a number stand in its order."""
        if text[0].islower():
            self._prose.append(row)
            return False
        if code[0].isdigit():
            if code < self._last:
                advice = "If it is no modifier but a line of prose, indent it."
                self._part.problem("the numbers of the modifiers do not ascend here", row, code, advice)
                return False
            self._last = code
        return True

    def _below(self, index: int) -> Iterator[str]:
        """Yield the indented lines directly below a line."""
        while (index := index + 1) < len(self._lines) and _is_indented(self._lines[index]):
            yield self._lines[index].strip()


def _is_indented(line: str) -> bool:
    return line[:1].isspace() and not line.isspace()


def _is_heading(lines: Sequence[str], index: int) -> bool:
    after_blank = index == 0 or not lines[index - 1].strip()
    return after_blank and not _MODIFIER.match(lines[index]) and _HEADING.match(lines[index]) is not None
