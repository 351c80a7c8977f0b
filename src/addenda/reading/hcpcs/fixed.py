"""CMS's fixed-width text: 320 columns, but continuation records are cut to 91 in some years.

What a line is, its record id in column 11 says, never its length: a filter on length once lost every continuation of
one year, which made thousands of false revisions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.errors import Problem
from addenda.reading.encoding import decode
from addenda.reading.hcpcs.layout import CONTINUATIONS, HEADS, LAYOUT, RECORD_END, Row, Table

if TYPE_CHECKING:
    from addenda.reading.delivery import Member

# A record that starts a concept: code, sequence, record id, and (after 257 columns) the date on which it was added.
_HEAD = re.compile(rb"(?:^|\r)(?: {3}[A-Z0-9]{2}|[A-Z]\d{4})\d{5}[37][^\r\n]{257}\d{8}", re.MULTILINE)
_HEAD_WITHIN = 100_000  # bytes; disclaimers before the first record take some 2,000

_WIDTH = 320
_CODE = slice(0, 5)
_SEQUENCE = slice(5, 10)
_RECORD_ID = slice(10, 11)
_LONG = slice(11, 91)
_SLICES = tuple(
    (
        slot.field,
        slice(slot.first - 1, slot.first - 1 + slot.width * len(slot.headers)),
        tuple(slice(start, start + slot.width) for start in range(0, slot.width * len(slot.headers), slot.width)),
    )
    for slot in LAYOUT
)


def is_code_file(content: bytes) -> bool:
    """Say whether this is CMS's contractor file: near its start stands a record with an add date in its place."""
    return _HEAD.search(content, 0, _HEAD_WITHIN) is not None


def read_fixed(member: Member) -> Table:
    """Return the records of the text, and its other lines but blank ones.

    Raises:
        InputError: naming the lines that are in neither encoding, or mix them (`addenda.reading.encoding`).

    """
    table = Table()
    text = decode(member)
    for number, line in enumerate(text.split("\n" if "\n" in text else "\r"), 1):
        line = line.rstrip("\r\x1a")  # the second is the end-of-file mark of DOS
        record_id = line[_RECORD_ID]
        if not line[_SEQUENCE].isdecimal() or (record_id not in HEADS and record_id not in CONTINUATIONS):
            if line and not line.isspace():
                table.others.append((number, line))
        elif len(line.rstrip()) > _WIDTH:
            message = f"the line is longer than a record of {_WIDTH} characters"
            table.problems.append(Problem(message, member.place, number, line, "Fetch the file again."))
        elif record_id in CONTINUATIONS:
            table.rows.append(Row(number, line[_CODE].strip(), record_id, {"long": [line[_LONG]]}))
        elif len(line) < RECORD_END:
            problem = Problem("the record is cut short", member.place, number, line, "Fetch the file again.")
            table.problems.append(problem)
        else:
            table.rows.append(Row(number, line[_CODE].strip(), record_id, _values(line)))
    return table


def _values(line: str) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for name, columns, parts in _SLICES:
        text = line[columns]
        if not text.isspace():
            values[name] = [text[part] for part in parts]
    return values
