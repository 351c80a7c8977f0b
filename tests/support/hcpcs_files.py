"""Writes files in the layout of CMS's HCPCS Level II, from concepts with the fields that the reader gives.

The layout is written down here a second time, on purpose: a slip in the reader's own table must not be mirrored.
"""

import struct
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from addenda.model.concept import Concept, ConceptKey, Value

WIDTH = 320

# field: (header or headers, first column (1-based), width of one part)
COLUMNS: dict[str, tuple[tuple[str, ...], int, int]] = {
    "short": (("SHORT DESCRIPTION",), 92, 28),
    "pricing": (("PRICE1", "PRICE2", "PRICE3", "PRICE4"), 120, 2),
    "multiple_pricing": (("MULT_PI",), 128, 1),
    "coverage_manual": (("CIM1", "CIM2", "CIM3"), 129, 6),
    "carriers_manual": (("MCM1", "MCM2", "MCM3"), 147, 8),
    "statute": (("STATUTE",), 171, 10),
    "lab_certification": (tuple(f"LABCERT{n}" for n in range(1, 9)), 181, 3),
    "cross_references": (tuple(f"XREF{n}" for n in range(1, 6)), 205, 5),
    "coverage": (("COV",), 230, 1),
    "asc_group": (("ASC_GRP",), 231, 2),
    "asc_date": (("ASC_DT",), 233, 8),
    "opps_group": (("OPPS",), 241, 3),
    "opps_indicator": (("OPPS_PI",), 244, 1),
    "opps_date": (("OPPS_DT",), 245, 8),
    "processing_note": (("PROCNOTE",), 253, 4),
    "betos": (("BETOS",), 257, 3),
    "type_of_service": (tuple(f"TOS{n}" for n in range(1, 6)), 261, 1),
    "anesthesia_units": (("ANEST_BU",), 266, 3),
    "added": (("ADD DT",), 269, 8),
    "action_effective": (("ACT EFF DT",), 277, 8),
    "terminated": (("TERM DT",), 285, 8),
    "action": (("ACTION CD",), 293, 1),
}
HEADERS = ("HCPC", "SEQNUM", "RECID", "LONG DESCRIPTION", *(name for names, _, _ in COLUMNS.values() for name in names))
DATES = ("asc_date", "opps_date", "added", "action_effective", "terminated")


def hcpcs_concept(code: str, **fields: Value) -> Concept:
    """A concept as the reader gives it: its kind by its code, invented texts, added in 2010, no action."""
    usual: dict[str, Value] = {
        "kind": "modifier" if len(code) == 2 else "procedure",
        "long": f"Invented item {code}",
        "short": f"Item {code}",
        "added": "2010-01-01",
        "action": "N",
    }
    return Concept(ConceptKey(code), {name: value for name, value in (usual | fields).items() if value})


def hcpcs_text(
    concepts: Iterable[Concept],
    *,
    notice: Sequence[str] = (),
    trimmed: bool = False,
    ending: Sequence[str] = (),
    encoding: str = "utf-8",
) -> bytes:
    """The text file; `trimmed` cuts continuation records to 91 columns, `ending` follows the last record."""
    lines = [*notice, *(line for concept in concepts for line in _records(concept, trimmed=trimmed)), *ending]
    return "".join(f"{line}\r\n" for line in lines).encode(encoding)


def _records(concept: Concept, *, trimmed: bool) -> Iterable[str]:
    head, continuation = ("7", "8") if concept.text("kind") == "modifier" else ("3", "4")
    pieces = textwrap.wrap(concept.text("long"), 80, break_long_words=False, break_on_hyphens=False) or [""]
    assert all(len(piece) <= 80 for piece in pieces), "the layout cannot hold a word of more than 80 characters"
    for number, piece in enumerate(pieces, 1):
        start = f"{concept.code:>5}{number * 100:05}{head if number == 1 else continuation}{piece:80}"
        line = list(f"{start:{WIDTH}}")
        if number == 1:
            for name, (_, first, width) in COLUMNS.items():
                for index, part in enumerate(_parts(concept, name)):
                    begin = first - 1 + index * width
                    line[begin : begin + width] = f"{part:{width}}"
        yield "".join(line)[: 91 if trimmed and number > 1 else WIDTH]


def _parts(concept: Concept, name: str) -> list[str]:
    value = concept.fields.get(name, [])
    parts = [str(part) for part in value] if isinstance(value, list) else [str(value)]
    return [part.replace("-", "") for part in parts] if name in DATES else parts


def hcpcs_rows(concepts: Iterable[Concept]) -> list[dict[str, object]]:
    """The workbook's rows, one a concept, by header."""
    rows: list[dict[str, object]] = []
    for concept in concepts:
        modifier = concept.text("kind") == "modifier"
        row: dict[str, object] = {
            "HCPC": f"{concept.code:>5}",
            "SEQNUM": "0010",
            "RECID": "7" if modifier else "3",
            "LONG DESCRIPTION": concept.text("long"),
        }
        for name, (headers, _, _) in COLUMNS.items():
            row |= dict(zip(headers, _parts(concept, name), strict=False))
        rows.append(row)
    return rows


def hcpcs_xlsx(
    concepts: Iterable[Concept],
    *,
    notice: Sequence[str] = (),
    sheet: str = "A",
    rows: Sequence[Mapping[str, object]] | None = None,
    headers: Sequence[str] = HEADERS,
) -> bytes:
    """The workbook: the notice in the rows above the header. `rows` replace those of the concepts."""
    rows = hcpcs_rows(concepts) if rows is None else rows
    cells = [[text] for text in notice] + [list(headers)] + [[row.get(name, "") for name in headers] for row in rows]
    return xlsx({sheet: cells})


def hcpcs_report_prn(changes: Iterable[tuple[str, str]]) -> bytes:
    """The transaction report in print form, from codes and words."""
    lines = ["HCPCS/Modifier Code Type of Change", *(f"{code:>5}               {words}" for code, words in changes)]
    return "".join(f"{line}\r\n" for line in lines).encode()


def hcpcs_report_xlsx(changes: Iterable[tuple[str, str]], key: Iterable[tuple[str, str]] = ()) -> bytes:
    """The transaction report as a workbook: both sheets of changes and the key to the words."""
    rows = [[code, words] for code, words in changes]
    header = ["HCPCS/Modifier Code", "Type of Change"]
    return xlsx(
        {
            "Changes by HCPCS Code": [header, *sorted(rows)],
            "Changes by Action Code": [header, *rows],
            "Action Code Key": [["Action Codes"], *([code, words] for code, words in key)],
        }
    )


def xlsx(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Any workbook, from rows of cells by sheet. Text stays text, whatever it looks like."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as workbook:
        for name, rows in sheets.items():
            worksheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        worksheet.write_string(number, column, cell)
                    else:
                        worksheet.write(number, column, cell)
    return stream.getvalue()


def protected_workbook() -> bytes:
    """What an xlsx with a password looks like from outside: a compound file with an `EncryptedPackage`."""
    free, end, fat_sector = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    fat = struct.pack("<128I", fat_sector, end, *range(3, 10), end, *[free] * 118)
    names = (("Root Entry", 5, free, 1, end, 0), ("EncryptedPackage", 2, free, free, 2, 4096))
    entries = b"".join(_compound_entry(*name) for name in names)
    return header + fat + entries.ljust(512, b"\0") + bytes(4096)


def _compound_entry(name: str, kind: int, sibling: int, child: int, start: int, size: int) -> bytes:
    text = f"{name}\0".encode("utf-16-le")
    links = struct.pack("<III", sibling, sibling, child)
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
