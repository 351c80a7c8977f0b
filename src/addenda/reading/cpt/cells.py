"""Cells that hold a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.reading.cpt.days import is_before, read_day

if TYPE_CHECKING:
    from addenda.reading.cpt.part import Part


def day_or_report(part: Part, row: int, header: str, text: str) -> str:
    """Return a cell's date as `read_day` does; "" and a problem where it is none."""
    try:
        return read_day(text)
    except ValueError:
        part.problem(f"the {header} is not a date", row, text)
        return ""


def iso_or_report(part: Part, row: int, header: str, text: str) -> str:
    """Return a cell's date in ISO form; "" for a blank cell and for a date stated only as `Pre-1982`."""
    day = day_or_report(part, row, header, text) if text else ""
    return "" if is_before(day) else day
