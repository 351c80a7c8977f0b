"""CMS's layouts of HCPCS Level II, written: the fixed-width text and the table of 48 columns (`ANWEB`)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

_WIDTH = 320
_LONG_WIDTH = 80
_PROCEDURE, _MODIFIER = ("3", "4"), ("7", "8")
"""Record ids: the first record of a code, and each continuation of its long description."""

TABLE_COLUMNS = (
    *("HCPC", "SEQNUM", "RECID", "LONG_DESCRIPTION", "SHORT_DESCRIPTION", "PRICE1", "PRICE2", "PRICE3", "PRICE4"),
    *("MULT_PI", "CIM1", "CIM2", "CIM3", "MCM1", "MCM2", "MCM3", "STATUTE"),
    *(f"LABCERT{number}" for number in range(1, 9)),
    *(f"XREF{number}" for number in range(1, 6)),
    *("COV", "ASC_GRP", "ASC_DT", "OPPS", "OPPS_PI", "OPPS_DT", "PROCNOTE", "BETOS"),
    *(f"TOS{number}" for number in range(1, 6)),
    *("ANEST_BU", "ADD_DT", "ACT_EFF_DT", "TERM_DT", "ACTION_CD"),
)
"""The headers of CMS's workbook, blanks written as underscores."""


@dataclass(frozen=True, slots=True)
class HcpcsRecord:
    """One code. `short` has up to 28 characters; `action` is CMS's action code, and has its own date."""

    code: str
    long: str
    short: str
    pricing: str
    multiple_pricing: str
    coverage: str
    betos: str
    type_of_service: str
    anesthesia_units: str
    added: date
    action: str
    action_effective: date


def anweb_text(records: Iterable[HcpcsRecord]) -> bytes:
    """Return the text of a file: records of 320 columns, each with CR and LF at its end."""
    lines = chain.from_iterable(_lines(record) for record in records)
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def table_row(record: HcpcsRecord) -> dict[str, str]:
    """Return a record as a row of CMS's table, by header; most columns are empty, as they are in CMS's own."""
    return dict.fromkeys(TABLE_COLUMNS, "") | {
        "HCPC": record.code,
        "SEQNUM": "0010",
        "RECID": (_MODIFIER if len(record.code) == 2 else _PROCEDURE)[0],
        "LONG_DESCRIPTION": record.long,
        "SHORT_DESCRIPTION": record.short,
        "PRICE1": record.pricing,
        "MULT_PI": record.multiple_pricing,
        "COV": record.coverage,
        "BETOS": record.betos,
        "TOS1": record.type_of_service,
        "ANEST_BU": f"{record.anesthesia_units:>3}",
        "ADD_DT": f"{record.added:%Y%m%d}",
        "ACT_EFF_DT": f"{record.action_effective:%Y%m%d}",
        "ACTION_CD": record.action,
    }


def _lines(record: HcpcsRecord) -> Iterator[str]:
    first, continuation = _MODIFIER if len(record.code) == 2 else _PROCEDURE
    for number, piece in enumerate(wrap(record.long, _LONG_WIDTH, break_on_hyphens=False), start=1):
        record_id = first if number == 1 else continuation
        start = f"{record.code:>5}{number * 100:05}{record_id}{piece:80}"
        yield f"{start}{_facts(record) if number == 1 else '':{_WIDTH - len(start)}}"


def _facts(record: HcpcsRecord) -> str:
    """Return columns 92 to 293, which only the first record of a code fills."""
    placed = (
        (92, record.short),
        (120, record.pricing),
        (128, record.multiple_pricing),
        (230, record.coverage),
        (257, record.betos),
        (261, record.type_of_service),
        (266, f"{record.anesthesia_units:>3}"),
        (269, f"{record.added:%Y%m%d}"),
        (277, f"{record.action_effective:%Y%m%d}"),
        (293, record.action),
    )
    text = ""
    for column, value in placed:
        text = f"{text:{column - 92}}{value}"
    return text
