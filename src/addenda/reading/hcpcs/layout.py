"""Where each field stands: by column in CMS's contractor record (layout of 2019), by header in its workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.codeset import ADDED, CROSS_REFERENCES, TERMINATED

if TYPE_CHECKING:
    from addenda.errors import Problem

HEADS = {"3": "procedure", "7": "modifier"}
"""The kind of concept that a record starts, by record id."""
CONTINUATIONS = {"4", "8"}
"""The record ids that continue the long description of the record before them."""
NO_CHANGE = "N"
"""The action code of what the publisher says has not changed."""
RECORD_END = 293
"""The last column of a record that holds anything; columns 294 to 320 are filler."""


class Form(Enum):
    """How a field's text is to be taken."""

    TEXT = "text"
    DIGITS = "digits"
    """A number that fills its columns, with leading zeros: a spreadsheet program may have dropped them."""
    DATE = "date"
    """YYYYMMDD."""


class Slot(NamedTuple):
    """One field: its headers in the workbook, its first column (1-based), and the width of each of its parts.

    A field with several headers is a list, with one part under each header.
    """

    field: str
    headers: tuple[str, ...]
    first: int
    width: int
    form: Form = Form.TEXT


def _numbered(header: str, count: int) -> tuple[str, ...]:
    return tuple(f"{header}{number}" for number in range(1, count + 1))


LAYOUT = (
    Slot("long", ("LONG DESCRIPTION",), 12, 80),
    Slot("short", ("SHORT DESCRIPTION",), 92, 28),
    Slot("coverage", ("COV",), 230, 1),
    Slot("pricing", _numbered("PRICE", 4), 120, 2, Form.DIGITS),
    Slot("multiple_pricing", ("MULT_PI",), 128, 1),
    Slot("coverage_manual", _numbered("CIM", 3), 129, 6),
    Slot("carriers_manual", _numbered("MCM", 3), 147, 8),
    Slot("statute", ("STATUTE",), 171, 10),
    Slot("lab_certification", _numbered("LABCERT", 8), 181, 3, Form.DIGITS),
    Slot(CROSS_REFERENCES, _numbered("XREF", 5), 205, 5, Form.DIGITS),
    Slot("asc_group", ("ASC_GRP",), 231, 2),
    Slot("asc_date", ("ASC_DT",), 233, 8, Form.DATE),
    Slot("opps_group", ("OPPS",), 241, 3),
    Slot("opps_indicator", ("OPPS_PI",), 244, 1),
    Slot("opps_date", ("OPPS_DT",), 245, 8, Form.DATE),
    Slot("processing_note", ("PROCNOTE",), 253, 4, Form.DIGITS),
    Slot("betos", ("BETOS",), 257, 3),
    Slot("type_of_service", _numbered("TOS", 5), 261, 1),
    Slot("anesthesia_units", ("ANEST_BU",), 266, 3),
    Slot(ADDED, ("ADD DT",), 269, 8, Form.DATE),
    Slot(TERMINATED, ("TERM DT",), 285, 8, Form.DATE),
    Slot("action", ("ACTION CD",), 293, 1),
    Slot("action_effective", ("ACT EFF DT",), 277, 8, Form.DATE),
)


class Row(NamedTuple):
    """One record of the text, or one row of the workbook: its number (1-based) and the parts of its fields as given.

    `values` leaves out fields that are blank.
    """

    number: int
    code: str
    record_id: str
    values: dict[str, list[str]]


@dataclass
class Table:
    """A code file taken apart: its records, the lines that are none, by number, and what is wrong so far."""

    rows: list[Row] = field(default_factory=list)
    others: list[tuple[int, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
