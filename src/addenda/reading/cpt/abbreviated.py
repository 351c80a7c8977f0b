"""MEDU and SHORTU: code 1-5, descriptor from 7; up to 48 characters is the medium one, up to 28 the short one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.reading.cpt.layouts import Layout
from addenda.reading.cpt.lines import CODE, Form, lines_of, records_of
from addenda.reading.cpt.part import Part

if TYPE_CHECKING:
    from addenda.reading.delivery import Member

FORM = Form(
    start=re.compile(rf"{CODE} [^ ]"),
    record=re.compile(r"(.{5}) (.*)"),
)
FIRST = re.compile(rf"{CODE} [^ ].{{0,47}} *$")
"""How a file's first record looks; the order files of ICD-10, which begin alike, are wider."""

_SHORT = 28


def read_abbreviated(member: Member) -> Part:
    """Return the medium or the short descriptors of a file.

    A text that is too long for a short descriptor makes them medium ones; where none is, the file's name decides, and
    else they are short.

    Raises:
        InputError: as `lines_of`.

    """
    part = Part(Layout.SHORTU, member)
    records = [(row, match[1], match[2]) for row, match in records_of(part, lines_of(member), FORM)]
    if max((len(text.strip()) for _, _, text in records), default=0) > _SHORT or "MED" in part.name.upper():
        part.layout = Layout.MEDU
    field = "medium" if part.layout is Layout.MEDU else "short"
    for row, code, text in records:
        if not part.accept(row, code):
            continue
        if text.strip():
            part.take(row, code, {field: text})
        else:
            part.problem("the row has too few fields: there is no descriptor", row, code)
    return part
