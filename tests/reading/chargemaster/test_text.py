"""Delimited text as hospitals export it."""

from decimal import Decimal
from pathlib import Path

import pytest

from addenda.errors import InputError, Problem
from addenda.reading.chargemaster.reader import read_charge_master
from addenda.reading.chargemaster.tables import read_tables

TABLE = ["CPT", "Description", "Price"], ["99213", "VISIT, SHORT", "12.50"], ["99214", "VISIT, LONG", "20"]


@pytest.mark.parametrize("delimiter", ["|", "\t", ";"])
def test_titles_with_another_delimiter_do_not_decide(delimiter: str, tmp_path: Path) -> None:
    titles = [f"Invented Hospital, {name}, California, 2018" for name in ("North", "South", "East", "West", "Centre")]
    path = tmp_path / "c.txt"
    path.write_text("\n".join([*titles, *(delimiter.join(row) for row in TABLE)]) + "\n", encoding="utf-8")
    master = read_charge_master(path)
    assert [(line.row, line.code, line.description, line.price) for line in master.lines] == [
        (7, "99213", "VISIT, SHORT", Decimal("12.50")),
        (8, "99214", "VISIT, LONG", Decimal(20)),
    ]


def test_commas_with_a_blank_behind_them_are_a_delimiter_where_there_is_no_other() -> None:
    rows = read_tables(b"CPT, Price\n99213, 5\n99214, 6\n", "c.csv")[0].rows
    assert rows == [["CPT", " Price"], ["99213", " 5"], ["99214", " 6"]]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_names_in_any_encoding_are_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes("CPT,Description,Price\n99213,Visita médica ñ,5\n".encode(encoding))
    assert [(line.code, line.description) for line in read_charge_master(path).lines] == [("99213", "Visita médica ñ")]


def test_rows_of_three_widths_are_read_when_nothing_stands_behind_the_header(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text("CPT,Price,Volume,Description\n99213,5,2,A\n99214,6\n99215,7,3,C,,  ,\n", encoding="utf-8")
    assert [(line.code, line.price, line.volume, line.description) for line in read_charge_master(path).lines] == [
        ("99213", Decimal(5), Decimal(2), "A"),
        ("99214", Decimal(6), None, ""),
        ("99215", Decimal(7), Decimal(3), "C"),
    ]


def test_rows_that_are_wider_than_the_header_are_named_and_never_shifted(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    rows = ["CPT,Description,Price", "99213,VISIT, SHORT,5", "99214,B,6", "99215,A, B, C,7", "99212,D,8,"]
    path.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_charge_master(path)
    assert [(problem.file, problem.row, problem.value) for problem in caught.value.problems] == [
        ("c.csv", 2, "5"),
        ("c.csv", 4, " C"),
    ]
    assert caught.value.problems[0].message == "the row has more cells than the 3 of the header, and they are not empty"


@pytest.mark.parametrize("rows", ["99213,A,5,x\n99214,B,6,y\n", "1,99213,A,5\n2,99214,B,6\n"])
def test_where_every_row_is_wider_than_the_header_any_column_may_be_the_one_without(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "c.csv"
    path.write_text(f"CPT,Description,Price\n{rows}", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_charge_master(path)
    message = "each row has 4 cells, and the header 3: which one has none cannot be told"
    advice = "Give every column a header, also one of row numbers in front or of notes at the end."
    assert caught.value.problems[0] == Problem(message, "c.csv", 1, advice=advice)


def test_a_row_with_another_delimiter_is_named_and_no_department(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text("CPT|Description|Price\n99213|A|5\nPrices, as of June, change\n99214,B,6\n99215|C|7\n")
    with pytest.raises(InputError) as caught:
        read_charge_master(path)
    advice = "Write all rows of the file with one delimiter."
    assert caught.value.problems == (
        Problem("the row has another delimiter than the header", "c.csv", 4, "99214,B,6", advice),
    )


def test_a_quotation_mark_that_is_not_closed_is_said_with_the_line_it_stands_in() -> None:
    content = b'CPT,Name,Price\n99213,A,1\n99214,"B,2\n' + b"99215,C,3\n" * 1000
    with pytest.raises(InputError, match=r"c\.csv:3: the text cannot be split into cells"):
        read_tables(content, "c.csv")


def test_an_inch_mark_inside_a_cell_is_a_sign_like_others() -> None:
    assert read_tables(b'CPT,Name\n99213,CATH 5" LONG\n', "c.csv")[0].rows[1] == ["99213", 'CATH 5" LONG']


@pytest.mark.parametrize("content", [b'{"a": 1}', b'[{"a": 1}]'])
def test_json_that_is_no_price_transparency_file_is_said(content: bytes) -> None:
    with pytest.raises(InputError, match="the file is JSON, and no price transparency file"):
        read_tables(content, "c.json")
