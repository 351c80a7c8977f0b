"""LONGULF and LONGUF: the long descriptor in fixed columns, in two issues.

The newer has the code in columns 1 to 8 and the text after it. The older is 80 wide: code 1-5, sequence 6-7, text 9-80,
continued on further records of the same code. What a record is, its columns 6 and 7 say; where they are blank, a record
continues the one above it only if that is full, so that a code that stands twice is not taken for one text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from addenda.reading.cpt.layouts import Layout
from addenda.reading.cpt.lines import CODE, Form, lines_of, records_of
from addenda.reading.cpt.long_tab import mostly_capitals, take_long
from addenda.reading.cpt.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.reading.delivery import Member

FORM = Form(
    start=re.compile(rf"{CODE}(?:  |\d\d) "),
    record=re.compile(r"(.{5})(  |\d\d) (.*)"),
)
FIRST = re.compile(rf"{CODE}(?:  |0[01]) ")
"""How a file's first record begins: a sequence starts at 01, 00 in some issues."""

_WIDTH = 72
"""The width of a record's text in the older issue."""


class _Gathered(NamedTuple):
    """The pieces of one descriptor: the row of the first, the code, the texts."""

    row: int
    code: str
    pieces: list[str]


def read_long_fixed(member: Member) -> Part:
    """Return the long descriptors of a file.

    Raises:
        InputError: as `lines_of`.

    """
    part = Part(Layout.LONGULF, member)
    for row, code, pieces in _gathered(part, lines_of(member)):
        take_long(part, row, code, " ".join(pieces))
    if mostly_capitals(part.texts["long"].values()):
        part.layout = Layout.LONGUF
    return part


def _gathered(part: Part, lines: list[str]) -> Iterator[_Gathered]:
    """Yield the descriptors, and report records that are out of sequence: their texts would be joined wrongly."""
    current: _Gathered | None = None
    last = 0
    for row, match in records_of(part, lines, FORM):
        code, sequence, text = match.groups()
        text = text.strip(" ")
        number = int(sequence) if sequence.strip() else None
        if current and current.code == code and _continues(current.pieces[-1], number, text):
            if number is not None and number != last + 1:
                part.problem("a record of the code is missing before this one", row, code, "Fetch the file again.")
            current.pieces.append(text)
        else:
            if number is not None and number > 1:
                part.problem("this continues a record that does not stand before it", row, code)
            if current:
                yield current
            current = _Gathered(row, code, [text])
        last = number or 0
    if current:
        yield current


def _continues(above: str, number: int | None, text: str) -> bool:
    """Say whether a record continues the one above it: by its sequence, else since its first word did not fit there."""
    if number is not None:
        return number > 1
    word = text.partition(" ")[0]
    return text != above and len(above) <= _WIDTH < len(above) + 1 + len(word)
