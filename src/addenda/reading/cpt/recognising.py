"""Which layout a file has, by its content and never by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.reading.cpt import abbreviated, long_fixed, long_tab
from addenda.reading.cpt.layouts import Layout
from addenda.reading.cpt.lines import first_record
from addenda.reading.cpt.modifiers import first_heading
from addenda.reading.cpt.table import find_header

if TYPE_CHECKING:
    from addenda.reading.delivery import Member

_HEAD = 100_000  # bytes; the longest notice takes some 3,000
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PLA = re.compile(r"<(?:[\w.-]+:)?plaCodes?[\s/>]")
_LEVEL_II = re.compile(r"[A-Z]\d{4}\s")


def layout_of(member: Member) -> Layout | None:
    """Return the layout of a file, None for one that is none of the Association's.

    LONGULT stands for LONGUT, LONGULF for LONGUF, and SHORTU for MEDU: which it is, all of their texts say.
    """
    head = _head(member.content)
    if "\0" in head:
        return None
    if head.lstrip().startswith("<"):
        return Layout.PLA_XML if _PLA.search(head) else None
    lines = head.replace("\r\n", "\n").split("\n")
    header = find_header(lines)
    return header.shape.layout if header else _layout_of_text(lines)


def _layout_of_text(lines: list[str]) -> Layout | None:
    start = first_record(lines, long_tab.FORM.start)
    if start is not None:
        # A table of another publisher has its header directly above; a notice has no tab.
        return None if start and "\t" in lines[start - 1] else Layout.LONGULT
    start = first_record(lines, long_fixed.FORM.start)
    if start is not None and long_fixed.FIRST.match(lines[start]):
        return Layout.LONGULF
    if first_record(lines, abbreviated.FIRST) is not None:
        return Layout.SHORTU
    if any(_LEVEL_II.match(line) for line in lines):
        return None  # CMS's transaction report lists modifiers too, under a heading that names them
    return Layout.MODUL if first_heading(lines) is not None else None


def _head(content: bytes) -> str:
    """Return the lines at the start of a file; a character that cannot be decoded is none of a code."""
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    head = content[:_HEAD].decode(encoding, errors="replace")
    whole = len(content) <= _HEAD or "\n" not in head
    return head if whole else head[: head.rindex("\n")]  # a line that is cut could be anything
