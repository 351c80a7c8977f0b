"""A folder of charge masters."""

from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from addenda.errors import InputError
from addenda.model.chargemaster import SourceFile
from addenda.reading.chargemaster.mapping import ColumnMapping
from addenda.reading.chargemaster.reader import read_charge_master
from tests.reading.chargemaster.files import HEADERS, LINES, Rows, write_csv, write_xlsx

OTHER: Rows = [["HCPCS", "Price"], ["99214", 7]]


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_each_file_is_read_in_its_own_layout(tmp_path: Path) -> None:
    mercy = write_xlsx(tmp_path / "Mercy.xlsx", {"Prices": [["Mercy"], HEADERS, *LINES], "Notes": [["x"]]})
    (tmp_path / "west").mkdir()
    north = write_csv(tmp_path / "west" / "North Valley.txt", OTHER, delimiter="|")
    master = read_charge_master(tmp_path)
    assert [(line.file, line.facility, line.row, line.code, line.price) for line in master.lines] == [
        ("Mercy.xlsx", "Mercy", 3, "99213", Decimal("120.5")),
        ("Mercy.xlsx", "Mercy", 4, "J0131", Decimal("13.75")),
        ("west/North Valley.txt", "North Valley", 2, "99214", Decimal(7)),
    ]
    assert master.files == (
        SourceFile("Mercy.xlsx", digest(mercy), "Mercy"),
        SourceFile("west/North Valley.txt", digest(north), "North Valley"),
    )
    listing = f"{digest(mercy)}  Mercy.xlsx\n{digest(north)}  west/North Valley.txt\n"
    assert master.sha256 == sha256(listing.encode()).hexdigest()
    assert master.file == tmp_path.name
    assert master.sheets == ("Prices", "North Valley")
    assert master.sheets_not_read == ("Mercy.xlsx: Notes",)
    assert master.columns["code"] == "CPT/HCPCS or HCPCS"
    assert master.columns["price"] == "Gross Charges or Price"
    assert master.layout == "folder of 2 files"


def test_a_facility_column_says_whose_a_line_is(tmp_path: Path) -> None:
    rows: Rows = [["CPT", "Price", "Facility"], ["99213", 1, "North"], ["99214", 2, "South"], ["99215", 3, ""]]
    write_csv(tmp_path / "system.csv", rows)
    write_csv(tmp_path / "east.csv", OTHER)
    master = read_charge_master(tmp_path)
    assert [line.facility for line in master.lines] == ["east", "North", "South", "system"]
    assert [(file.name, file.facility) for file in master.files] == [("east.csv", "east"), ("system.csv", "")]


def test_files_that_are_no_tables_are_named_and_not_read(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", [HEADERS, *LINES])
    for name in ("README.txt", "notes.md", "prices.pdf", ".hidden.csv", "~$a.xlsx"):
        (tmp_path / name).write_text("About, the, prices", encoding="utf-8")
    master = read_charge_master(tmp_path)
    assert [file.name for file in master.files] == ["a.csv"]
    assert master.remarks[0] == (
        "Files that are no tables were not read: .hidden.csv, README.txt, notes.md, prices.pdf, ~$a.xlsx."
    )


def test_a_mapping_holds_for_every_file(tmp_path: Path) -> None:
    rows: Rows = [["CPT", "Price 2017", "Price 2018"], ["99213", 1, 2]]
    write_csv(tmp_path / "a.csv", rows)
    write_csv(tmp_path / "b.csv", [*rows, ["99214", 3, 4]])
    master = read_charge_master(tmp_path, ColumnMapping({"price": "Price 2018"}))
    assert [(line.file, line.price) for line in master.lines] == [
        ("a.csv", Decimal(2)),
        ("b.csv", Decimal(2)),
        ("b.csv", Decimal(4)),
    ]


def test_all_that_is_wrong_with_all_files_is_said_at_once(tmp_path: Path) -> None:
    write_csv(tmp_path / "good.csv", [HEADERS, *LINES])
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "quote.csv").write_bytes(b'CPT,Price\n"99213,1\n')
    (tmp_path / "scan.csv").write_bytes(b"%PDF-1.7")
    with pytest.raises(InputError) as caught:
        read_charge_master(tmp_path)
    assert [(problem.file, problem.row) for problem in caught.value.problems] == [
        ("empty.csv", None),
        ("quote.csv", 2),
        ("scan.csv", None),
    ]


def test_the_same_content_twice_is_an_error_that_names_both(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        write_csv(tmp_path / name, [HEADERS, *LINES])
    with pytest.raises(InputError, match=r"b\.csv: the file has the same content as a\.csv"):
        read_charge_master(tmp_path)


def test_a_facility_twice_is_an_error_that_names_both(tmp_path: Path) -> None:
    write_csv(tmp_path / "mercy.csv", [HEADERS, *LINES])
    write_csv(tmp_path / "system.csv", [["CPT", "Price", "Facility"], ["99213", 1, "MERCY "], ["99214", 1, "North"]])
    with pytest.raises(InputError) as caught:
        read_charge_master(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.message, problem.file, problem.value) == (
        "a facility twice: it also stands in mercy.csv",
        "system.csv",
        "MERCY",
    )


def test_a_folder_with_nothing_but_notes_is_said(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="the folder holds no charge master"):
        read_charge_master(tmp_path)
