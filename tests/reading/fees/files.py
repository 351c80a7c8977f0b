"""Writes fee files in CMS's layouts, from invented amounts and texts; the layouts are written down a second time."""

import csv
from collections.abc import Sequence
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from addenda.errors import InputError, Problem
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Reading
from addenda.reading.delivery import Delivery, Member
from addenda.reading.fees.reader import FeeReader
from tests.support.hcpcs_files import xlsx

Row = list[object]

WIDTH = 31
PPRRVU_HEADER: dict[int, str] = {
    0: "HCPCS",
    1: "MOD",
    2: "DESCRIPTION",
    3: "STATUS|CODE",
    4: "NOT USED|FOR|MEDICARE |PAYMENT",
    5: "WORK|RVU",
    6: "NON-FAC|PE RVU",
    7: "NON-FAC|NA|INDICATOR",
    8: "FACILITY|PE RVU",
    9: "FACILITY |NA|INDICATOR",
    10: "MP|RVU",
    11: "NON-FACILITY|TOTAL",
    12: "FACILITY|TOTAL",
    13: "PCTC|IND",
    14: "GLOB|DAYS",
    22: "TEAM|SURG",
    24: "CONV|FACTOR",
    28: "NON-FACILITY|PE USED|FOR OPPS|PAYMENT|AMOUNT",
    29: "FACILITY|PE USED|FOR OPPS|PAYMENT|AMOUNT",
    30: "MP USED|FOR OPPS|PAYMENT|AMOUNT",
}
NOTICE = ["Invented relative value file", "CPT codes are copyright of their owner.", "", "RELEASED 1/1/2030"]


def pprrvu_header(header: dict[int, str] = PPRRVU_HEADER) -> list[Row]:
    """The notice, and the header over 5 rows: its words stand at the bottom."""
    rows: list[Row] = [["", "", text, *([""] * (WIDTH - 3))] for text in NOTICE]
    for line in range(5, 0, -1):
        words = {position: text.split("|") for position, text in header.items()}
        rows.append([parts[-line] if len(parts := words.get(n, [])) >= line else "" for n in range(WIDTH)])
    return rows


def pprrvu_row(code: object, modifier: object = "", **fields: object) -> Row:
    """One record; amounts that are not given are 0.00."""
    row: Row = [code, modifier, fields.get("short", ""), fields.get("status", "A"), *["0.00"] * (WIDTH - 4)]
    places = {"work": 5, "nonfacility_expense": 6, "facility_expense": 8, "malpractice": 10}
    places |= {"nonfacility_total": 11, "facility_total": 12, "global_days": 14, "conversion_factor": 24}
    row[14] = "XXX"
    row[24] = "33.0001"
    for name, place in places.items():
        row[place] = fields.get(name, row[place])
    return row


def pprrvu(*records: Row, header: dict[int, str] = PPRRVU_HEADER, ending: Sequence[str] = ("\x1a",)) -> list[Row]:
    last: list[Row] = [[text, *([""] * (WIDTH - 1))] for text in ending]
    return [*pprrvu_header(header), *records, *last]


def csv_bytes(rows: Sequence[Sequence[object]], delimiter: str = ",", encoding: str = "cp1252") -> bytes:
    stream = StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode(encoding)


def xlsx_bytes(rows: Sequence[Sequence[object]]) -> bytes:
    return xlsx({"Sheet": rows})


def delivery(**members: bytes) -> Delivery:
    """A delivery of members by name; `fees_csv` is named `fees.csv`."""
    named = [(name.replace("_", "."), content) for name, content in members.items()]
    return Delivery(Path("fees.zip"), tuple(Member(name, content, name) for name, content in named))


def read(reader: FeeReader, **members: bytes) -> Reading:
    return reader.read(delivery(**members), ReleaseId(reader.codeset_id, "2030"), date(2030, 1, 1))


def problems(reader: FeeReader, **members: bytes) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read(reader, **members)
    return caught.value.problems
