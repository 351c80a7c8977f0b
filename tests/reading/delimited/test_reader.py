"""Tables of codes: with a mapping, and by a plain header."""

from datetime import date
from pathlib import Path

import pytest

from addenda.model.codeset import Role
from addenda.model.concept import Concept, ConceptKey
from addenda.reading.content import TWICE
from addenda.reading.delimited import READER
from tests.reading.delimited.give import MAPPING, delivery, mapping, problems, read
from tests.support.hcpcs_files import xlsx

CSV = b"Rev Code,Description\n0100,Invented  room\n0110,Other room\n"

MORE = """
[[fields]]
name = "added"
role = "lifecycle"
header = "From"

[[fields]]
name = "cross_references"
role = "administrative"
header = "See"

[[fields]]
name = "rate"
role = "payment"
header = "Rate"
type = "amount"
"""


def test_text_with_a_mapping(tmp_path: Path) -> None:
    reading = read(mapping(tmp_path, MAPPING), codes_csv=CSV)
    assert reading.concepts == (
        Concept(ConceptKey("0100"), {"long": "Invented room"}),
        Concept(ConceptKey("0110"), {"long": "Other room"}),
    )
    assert (reading.codeset.title, reading.codeset.id) == ("Invented codes", "revenue")
    assert (reading.release.whitespace_collapsed, reading.release.reader) == (1, "delimited")


@pytest.mark.parametrize("delimiter", ["\t", "|", ";"])
def test_other_delimiters(tmp_path: Path, delimiter: str) -> None:
    said, content = mapping(tmp_path, MAPPING), CSV.replace(b",", delimiter.encode())
    assert read(said, codes_txt=content).concepts == read(said, codes_csv=CSV).concepts


def test_encodings(tmp_path: Path) -> None:
    said = mapping(tmp_path, MAPPING)
    text = CSV.decode().replace("Other", "Caf\u00e9")
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        assert read(said, codes_csv=text.encode(encoding)).concepts[1].text("long") == "Caf\u00e9 room", encoding


def test_a_workbook_with_titles_above_and_a_note_below(tmp_path: Path) -> None:
    rows = [
        ["Invented list", "", ""],
        ["", "", ""],
        ["Description", "REV  code", "Note"],
        ["Invented room", "0100", ""],
        ["* a note on rooms", "", ""],
    ]
    book = xlsx({"Cover": [["Read me"]], "Codes": rows})
    reading = read(mapping(tmp_path, MAPPING), codes_xlsx=book)
    assert reading.concepts == (Concept(ConceptKey("0100"), {"long": "Invented room"}),)
    assert reading.release.notice == "Invented list\n* a note on rooms"


def test_dates_lists_and_amounts(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Rev Code", "Description", "From", "See", "Rate"],
        ["0100", "a", "2026-01-31", "0101, 0102;0103", "$1,234.50"],
        ["0101", "b", "20260131", "0102", "007.10"],
        ["0102", "c", "1/31/2026", "", ""],
        ["0103", "d", date(2027, 1, 31), "0100|0101", 2.25],
    ]
    reading = read(mapping(tmp_path, MAPPING + MORE), codes_xlsx=xlsx({"Codes": rows}))
    assert [one.text("added") for one in reading.concepts] == ["2026-01-31"] * 3 + ["2027-01-31"]
    assert [list(one.cross_references) for one in reading.concepts] == [
        ["0101", "0102", "0103"],
        ["0102"],
        [],
        ["0100", "0101"],
    ]
    assert [one.text("rate") for one in reading.concepts] == ["1234.50", "7.10", "", "2.25"]
    assert (reading.release.in_force, reading.release.scheduled) == (0, ("0100", "0101", "0102", "0103"))


def test_codes_with_modifiers(tmp_path: Path) -> None:
    said = mapping(tmp_path, 'modifier = "Mod"\n' + MAPPING)
    reading = read(said, codes_csv=b"Rev Code,Mod,Description\n0100,,a\n0100,TC,b\n0100,26,c\n")
    assert [str(one.key) for one in reading.concepts] == ["0100", "0100-TC", "0100-26"]


def test_columns_that_are_not_there_are_named_with_the_nearest(tmp_path: Path) -> None:
    found = problems(mapping(tmp_path, MAPPING + MORE), codes_csv=b"Note\nRev. Code,Descripton,From,See\n0100,a,,\n")
    assert [(problem.row, problem.value, problem.advice) for problem in found] == [
        (2, "Rev Code", "Did you mean 'Rev. Code'?"),
        (2, "Description", "Did you mean 'Descripton'?"),
        (2, "Rate", None),
    ]
    assert found[0].message == "no column has this header; the headers are 'Rev. Code', 'Descripton', 'From', 'See'"


def test_a_header_of_which_nothing_is_there(tmp_path: Path) -> None:
    found = problems(mapping(tmp_path, MAPPING), codes_csv=b"Revenue,Text\n0100,a\n")
    assert [problem.value for problem in found] == ["Rev Code", "Description"]


def test_a_header_that_stands_there_twice(tmp_path: Path) -> None:
    (found,) = problems(mapping(tmp_path, MAPPING), codes_csv=b"Rev Code,Description,description\n0100,a,b\n")
    assert (found.message, found.value) == ("several columns have this header", "Description")


def test_everything_that_is_wrong_in_the_rows_is_said_at_once(tmp_path: Path) -> None:
    content = (
        b"Rev Code,Description,From,See,Rate\n"
        b"0100,a,,,\n"
        b"100,lost zero,,,\n"
        b"0100,other,,,\n"
        b"0101,b,31/1/2026,,cheap\n"
        b"0102,c\n"
        b"0103,one, two,,,,\n"
    )
    found = problems(mapping(tmp_path, MAPPING + MORE), codes_csv=content)
    assert sorted((problem.row or 0, problem.message, problem.value) for problem in found) == [
        (3, "the code fits no pattern of the code set", "100"),
        (4, TWICE, "0100"),
        (5, "the From is no date", "31/1/2026"),
        (5, "the Rate is no amount", "cheap"),
        (6, "the row ends before the column 'Rate'", "0102"),
        (7, "the From is no date", "two"),
    ]


def test_a_workbook_that_lost_zeros_says_so(tmp_path: Path) -> None:
    book = xlsx({"Codes": [["Rev Code", "Description"], [100, "a"]]})
    (found,) = problems(mapping(tmp_path, MAPPING), codes_xlsx=book)
    assert found.value == "100"
    assert found.advice is not None
    assert "dropped zeros" in found.advice


def test_a_plain_header_needs_no_mapping() -> None:
    content = b"Code,Short Desc,Full Description,Added,2026 Price\nA1,a,alpha,soon,3\nB2,b,beta,,4\n"
    reading = read(codes_csv=content)
    assert [(field.name, field.role) for field in reading.codeset.fields] == [
        ("full_description", Role.DESCRIPTOR),
        ("short_desc", Role.DESCRIPTOR),
        ("column_added", Role.ADMINISTRATIVE),
        ("column_2026_price", Role.ADMINISTRATIVE),
    ]
    assert reading.concepts[0].fields == {
        "full_description": "alpha",
        "short_desc": "a",
        "column_added": "soon",
        "column_2026_price": "3",
    }
    assert (reading.codeset.title, reading.codeset.redistributable) == ("revenue", False)


@pytest.mark.parametrize(
    ("header", "plain"),
    [
        ("Code,Description", True),
        ("RevCode,Code Description", True),
        ("Revenue Code,Rev Desc,Code", True),
        ("Revenue Code,Procedure Code,Description", False),
        ("Code,Price", False),
        ("Item,Description", False),
    ],
)
def test_what_a_plain_header_is(header: str, plain: bool) -> None:
    assert READER.recognises(delivery(codes_csv=f"{header}\n1,2,3\n".encode())) is plain


@pytest.mark.parametrize("content", [b"Code,Description\n", b"\n\n", b"Code: a\n", b"%PDF-1.7 Code", b"<html>Code"])
def test_files_that_hold_no_table_of_codes(content: bytes) -> None:
    assert problems(codes_csv=content)


def test_more_than_one_table() -> None:
    (found,) = problems(a_csv=CSV, b_csv=CSV)
    assert (found.message, found.value) == ("this holds more than one table of codes", "a.csv, b.csv")


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    said = mapping(tmp_path, 'sheet = "Codes"\n' + MAPPING)
    (found,) = problems(said, codes_xlsx=xlsx({"Other": [["Rev Code", "Description"], ["0100", "a"]]}))
    assert found.advice == "The reader looks for the headers 'Rev Code', 'Description' in the sheet 'Codes'."


def test_files_of_a_release_are_neither_few_nor_many() -> None:
    rows = "".join(f"{number:04},text\n" for number in range(4000))
    assert len(read(codes_csv=f"Code,Description\n{rows}".encode()).snapshot().shards) == 40
    letters = "".join(f"{a}{b}{c},text\n" for a in "ABCDEFGHIJKLMNOPQRS" for b in "ABCDEFGHIJKLMNOPQRS" for c in "12")
    assert len(read(codes_csv=f"Code,Description\n{letters}".encode()).snapshot().shards) == 19


def test_codes_that_cannot_name_a_file(tmp_path: Path) -> None:
    said = mapping(tmp_path, MAPPING.replace("\\d{4}", ".+"))
    (found,) = problems(said, codes_csv=b"Rev Code,Description\n../x,a\n0100,b\n")
    assert (found.message, found.value) == (
        "the code begins with a character that cannot stand in a file's name",
        "../x",
    )
