"""The header of a fee file, and where its columns stand; a column that is not where it should be is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import InputError, Problem
from addenda.reading.delimited.sheets import HEADER_WITHIN, shown
from addenda.reading.fees.schedule import Presence, Schedule, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.reading.workbook import Cell, Sheet


class Header(NamedTuple):
    """A header: the rows (0-based) of its first and last line, and the words over each column, in capitals."""

    sheet: Sheet
    first: int
    last: int
    titles: tuple[str, ...]


def find_header(sheet: Sheet, schedule: Schedule) -> Header | None:
    """Return the header of a fee file of one kind; None where no row near the start is one."""
    for index, row in enumerate(sheet.rows[:HEADER_WITHIN]):
        lowest = _titles([row])
        if not any(_matching(lowest, pattern) for pattern in schedule.code[0].patterns):
            continue
        first = _first_line(sheet.rows, index) if schedule.merged else index
        titles = _titles(sheet.rows[first : index + 1])
        if sum(bool(_matching(titles, pattern)) for pattern in schedule.known_by) >= schedule.known_by_at_least:
            return Header(sheet, first, index, titles)
    return None


def positions(header: Header, schedule: Schedule, place: str) -> dict[Slot, int]:
    """Return where each column stands that is there.

    Raises:
        InputError: naming every column that is missing or has moved, and where it was expected.

    """
    found = {slot: _position(header.titles, slot, fixed=schedule.merged) for slot in schedule.slots}
    published = any(found[slot] is not None for slot in schedule.slots if slot.presence is Presence.PUBLISHED)
    missing = [
        slot
        for slot in schedule.slots
        if found[slot] is None
        and (slot.presence is Presence.ALWAYS or (published and slot.presence is Presence.PUBLISHED))
    ]
    if missing:
        raise InputError([_problem(slot, header, place) for slot in missing])
    return {slot: position for slot, position in found.items() if position is not None}


def _position(titles: Sequence[str], slot: Slot, *, fixed: bool) -> int | None:
    for pattern in slot.patterns:
        matching = _matching(titles, pattern)
        if fixed:
            matching = [position for position in matching if position == slot.usual]
        if len(matching) == 1:
            return matching[0]
    return None


def _problem(slot: Slot, header: Header, place: str) -> Problem:
    titles = header.titles
    there = repr(titles[slot.usual]) if slot.usual < len(titles) else "no column"
    elsewhere = [_letter(position) for pattern in slot.patterns for position in _matching(titles, pattern)]
    advice = f"It seems to stand in column {' or '.join(elsewhere)}. " if elsewhere else ""
    message = f"the column {slot.header!r} was expected in column {_letter(slot.usual)}, where {there} stands"
    return Problem(message, place, header.last + 1, advice=f"{advice}Take the file as CMS publishes it.")


def _first_line(rows: list[list[Cell]], last: int) -> int:
    """Return the first of the rows above that have words over more than one column, down to the last line."""
    first = last
    while first and sum(bool(shown(cell)) for cell in rows[first - 1]) > 1:
        first -= 1
    return first


def _titles(lines: list[list[Cell]]) -> tuple[str, ...]:
    width = max(map(len, lines))
    columns = ([shown(line[column]).upper() for line in lines if column < len(line)] for column in range(width))
    return tuple(" ".join(filter(None, words)) for words in columns)


def _matching(titles: Sequence[str], pattern: str) -> list[int]:
    return [position for position, title in enumerate(titles) if re.fullmatch(pattern, title)]


def _letter(position: int) -> str:
    """Return what a spreadsheet program calls a column (0 is A, 26 is AA)."""
    before, last = divmod(position, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)
