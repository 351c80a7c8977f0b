"""The sheets of a file in a delivery: those of a workbook, or delimited text as one sheet."""

from __future__ import annotations

from functools import lru_cache

from addenda.model.canonical import collapse
from addenda.reading import workbook
from addenda.reading.chargemaster.tables import read_tables
from addenda.reading.delivery import Member
from addenda.reading.workbook import Cell, Sheet, as_text

HEADER_WITHIN = 50
"""A header stands in one of the first rows; CMS puts up to 10 rows of notice above it."""
_HEAD = 20_000  # bytes; in them a header must stand, or the text is not taken apart


@lru_cache(maxsize=4)  # a delivery is recognised by several readers first, and read then
def sheets_of(member: Member) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook, or the one of text whose delimiter is a comma, tab, bar or semicolon.

    Raises:
        InputError: when the file is no table, holds nothing, is damaged or protected, or mixes encodings.

    """
    if member.is_workbook:
        return workbook.sheets_of(member)
    return tuple(read_tables(member.content, member.place))


def may_hold(member: Member, *words: str) -> bool:
    """Say whether it is worth taking a file apart: every word (in capitals) is near its start, or it is a workbook."""
    if member.is_workbook:
        return True
    if member.content.startswith(b"%PDF"):
        return False  # what describes the tables beside it names their columns too
    head = member.content[:_HEAD].replace(b"\0", b"").upper()  # without the zeros UTF-16 is as good as ASCII
    return all(word.encode() in head for word in words)


def shown(cell: Cell) -> str:
    """Return a header as it is shown: white space and line breaks collapsed."""
    return collapse(as_text(cell))
