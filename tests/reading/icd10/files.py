"""Writes order files, from invented codes; the layout is written down here a second time, on purpose."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from addenda.errors import InputError, Problem
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Reading
from addenda.reading.delivery import Delivery, Member
from addenda.reading.icd10.reader import CM_READER, Icd10Reader

Entry = tuple[str, int, str, str]
"""Code, billable flag, short and long description."""

CM_ENTRIES: list[Entry] = [
    ("A99", 0, "Invented fevers", "Invented fevers"),
    ("A990", 1, "Invented fever, mild", "Invented fever, mild"),
    ("A991XXA", 1, "Invented fever, severe, init", "Invented fever, severe, initial encounter"),
    ("C9A", 0, "Invented growths", "Invented growths"),
    ("C91", 1, "Other growth", "Other growth"),
]
PCS_ENTRIES: list[Entry] = [
    ("00A", 0, "Invented System, Scan", "Invented System, Scan"),
    ("00A0XZZ", 1, "Scan of Fold, Extern", "Scan of Fold, External Approach"),
    ("B00", 0, "Invented System, View", "Invented System, View"),
    ("B00YZZZ", 1, "View of Fold", "View of Fold"),
]


def order_lines(entries: Sequence[Entry]) -> list[str]:
    return [
        f"{number:05} {code:<7} {billable} {short:<60} {long}"
        for number, (code, billable, short, long) in enumerate(entries, 1)
    ]


def order_text(entries: Sequence[Entry], end: str = "\r\n") -> bytes:
    return "".join(line + end for line in order_lines(entries)).encode()


def delivery(**members: bytes) -> Delivery:
    """A delivery of members by name; `order_txt` is named `order.txt`."""
    named = [(name.replace("_", "."), content) for name, content in members.items()]
    return Delivery(Path("release.zip"), tuple(Member(name, content, name) for name, content in named))


def read(content: bytes, reader: Icd10Reader = CM_READER) -> Reading:
    return reader.read(delivery(order_txt=content), ReleaseId(reader.codeset_id, "2021"), date(2020, 10, 1))


def problems(content: bytes, reader: Icd10Reader = CM_READER) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read(content, reader)
    return caught.value.problems
