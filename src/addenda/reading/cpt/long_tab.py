"""LONGULT and LONGUT: code, tab, long descriptor; LONGUT has the same text in capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.reading.cpt.layouts import Layout
from addenda.reading.cpt.lines import CODE, Form, lines_of, records_of
from addenda.reading.cpt.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.reading.delivery import Member

FORM = Form(
    start=re.compile(rf"{CODE}\t[^\t]"),
    record=re.compile(r"([^\t]+)\t([^\t]*)\t*$"),
)


def read_long_tab(member: Member) -> Part:
    """Return the long descriptors of a file.

    Raises:
        InputError: as `lines_of`.

    """
    part = Part(Layout.LONGULT, member)
    for row, match in records_of(part, lines_of(member), FORM):
        take_long(part, row, match[1], match[2])
    if mostly_capitals(part.texts["long"].values()):
        part.layout = Layout.LONGUT
    return part


def take_long(part: Part, row: int, code: str, text: str) -> None:
    """Keep one long descriptor, or report that there is none."""
    if not part.accept(row, code):
        return
    if text.strip():
        part.take(row, code, {"long": text})
    else:
        part.problem("the row has too few fields: there is no descriptor", row, code)


def mostly_capitals(texts: Iterable[str]) -> bool:
    """Say whether most texts are in capitals: a unit such as mL may have kept its case."""
    capitals = [text == text.upper() for text in texts]
    return sum(capitals) * 2 > len(capitals)
