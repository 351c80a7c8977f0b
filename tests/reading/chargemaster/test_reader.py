"""A charge master from its file to its lines, on invented files."""

from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from addenda.errors import InputError, NotFoundError
from addenda.model.chargemaster import ChargeLine, CodeStatus
from addenda.reading.chargemaster.mapping import ColumnMapping
from addenda.reading.chargemaster.reader import read_charge_master
from tests.reading.chargemaster.files import HEADERS, LINES, Rows, write_csv, write_xlsx


def test_lines_are_read_with_their_rows_and_amounts(tmp_path: Path) -> None:
    headers = ["Charge #", "Description", "HCPCS", "Mod", "Rev Code", "Price", "Volume", "Dept"]
    visit: list[str | float] = [41.0, " A  VISIT ", 9392252.0, "RT", 22.0, 2882.1000000000004, -7.0, "ER"]
    total: list[str | float] = ["", "", "", "", "", 99.5, 3.0, ""]
    path = write_xlsx(tmp_path / "cdm.xlsx", {"Prices": [["Invented Hospital"], [], headers, visit, total]})
    master = read_charge_master(path)
    line = ChargeLine(
        sheet="Prices",
        row=4,
        charge_code="41",
        description="A VISIT",
        raw_code="9392252",
        code="93922",
        modifier="52 RT",
        status=CodeStatus.CODE,
        price=Decimal("2882.1"),
        volume=Decimal(-7),
        revenue_code="0022",
        department="ER",
    )
    assert master.lines == (line,)
    assert master.rows_skipped == 1  # the total
    assert master.sha256 == sha256(path.read_bytes()).hexdigest()
    assert (master.file, master.sheets, master.sheets_not_read) == ("cdm.xlsx", ("Prices",), ())
    assert master.columns["modifier"] == "Mod"


def test_text_with_ragged_and_blank_rows(tmp_path: Path) -> None:
    rows: Rows = [
        HEADERS,
        ["1", "A", "00100", "$5.00"],
        [],
        ["2", "B"],
        ["3", "C", "J0131", " -   ", "2", "more", "yet"],
    ]
    master = read_charge_master(write_csv(tmp_path / "cdm.csv", rows, delimiter="|"))
    assert [(line.row, line.code, line.price, line.volume) for line in master.lines] == [
        (2, "00100", Decimal("5.00"), None),
        (4, "", None, None),
        (5, "J0131", Decimal(0), Decimal(2)),
    ]
    assert master.rows_skipped == 1


def test_without_charge_code_and_description_a_row_without_a_code_is_no_line(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "cdm.csv", [["CPT", "Price"], ["99213", 1], ["", 2], ["NA", 3]])
    master = read_charge_master(path)
    assert [(line.row, line.status) for line in master.lines] == [(2, CodeStatus.CODE), (4, CodeStatus.NONE)]
    assert master.rows_skipped == 1


@pytest.mark.parametrize(
    ("text", "revenue_code"), [("22", "0022"), ("110", "0110"), ("0450", "0450"), ("LOCAL", "LOCAL")]
)
def test_a_revenue_code_has_four_digits(tmp_path: Path, text: str, revenue_code: str) -> None:
    path = write_csv(tmp_path / "cdm.csv", [["CPT", "Price", "Rev Code"], ["99213", 1, text]])
    assert read_charge_master(path).lines[0].revenue_code == revenue_code


def test_drug_numbers_in_the_column_make_numbers_with_modifiers_ambiguous(tmp_path: Path) -> None:
    rows: Rows = [["CPT", "Price"], ["2751059", 1], ["50419018802", 2], ["99213", 3]]
    lines = read_charge_master(write_csv(tmp_path / "cdm.csv", rows)).lines
    assert [line.status for line in lines] == [CodeStatus.AMBIGUOUS, CodeStatus.OTHER, CodeStatus.CODE]


def test_the_sheets_of_departments_are_read_together_and_the_others_named(tmp_path: Path) -> None:
    respelt = [header.upper().replace(" ", "\n") + " " for header in HEADERS]
    sheets: dict[str, Rows] = {
        "Notes": [["About the CPT codes and the prices"]],
        "Services": [HEADERS, *LINES],
        "Summary": [["CPT", "Price"], ["99213", 1]],
        "Supplies": [["Supplies"], respelt, LINES[0]],
    }
    master = read_charge_master(write_xlsx(tmp_path / "cdm.xlsx", sheets))
    assert master.sheets == ("Services", "Supplies")
    assert master.sheets_not_read == ("Notes", "Summary")
    assert [(line.sheet, line.row) for line in master.lines] == [("Services", 2), ("Services", 3), ("Supplies", 3)]


def test_a_hidden_sheet_is_named_and_read_only_when_it_is_asked_for(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"Now": [HEADERS, *LINES], "Copy": [HEADERS, *LINES]}
    path = write_xlsx(tmp_path / "cdm.xlsx", sheets, hidden=["Copy"])
    master = read_charge_master(path)
    assert (master.sheets, master.sheets_not_read, len(master.lines)) == (("Now",), ("Copy (hidden)",), 2)
    assert read_charge_master(path, ColumnMapping(sheet="copy")).sheets == ("Copy",)


def test_where_only_a_hidden_sheet_has_headers_it_is_named(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"Notes": [["About"]], "Prices": [HEADERS, *LINES]}
    path = write_xlsx(tmp_path / "cdm.xlsx", sheets, hidden=["Prices"])
    with pytest.raises(InputError, match=r"no header row was found.* read only by name: --sheet with one of 'Prices'"):
        read_charge_master(path)


def test_an_amount_that_is_too_large_to_reckon_with_is_named(tmp_path: Path) -> None:
    rows: Rows = [["CPT", "Price"], ["99213", "1" * 30]]
    with pytest.raises(InputError) as caught:
        read_charge_master(write_csv(tmp_path / "cdm.csv", rows))
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.value) == ("cdm.csv", 2, "1" * 30)


def test_a_named_sheet_is_the_only_one_read(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "cdm.xlsx", {"First": [HEADERS, *LINES], "Second List": [HEADERS, LINES[0]]})
    master = read_charge_master(path, ColumnMapping(sheet="second list"))
    assert (master.sheets, master.sheets_not_read) == (("Second List",), ("First",))


def test_a_sheet_that_is_not_there_gets_the_nearest_names(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "cdm.xlsx", {"Services 2018": [HEADERS, *LINES], "Zzz": [["x"]]})
    with pytest.raises(InputError, match=r"no such sheet: 'Servces 2018'\. The nearest names are 'Services 2018'\."):
        read_charge_master(path, ColumnMapping(sheet="Servces 2018"))


def test_a_mistyped_mapping_does_not_fall_through_to_another_sheet(tmp_path: Path) -> None:
    now: Rows = [["CPT", "Current Price"], ["99213", 2]]
    before: Rows = [["CPT", "Old Price"], ["99213", 1]]
    path = write_xlsx(tmp_path / "cdm.xlsx", {"Now": now, "Before": before})
    with pytest.raises(InputError, match="no column has the header that price is mapped to"):
        read_charge_master(path, ColumnMapping({"price": "Old Price"}))
    assert read_charge_master(path, ColumnMapping({"price": "Old Price"}, "Before")).lines[0].price == 1


def test_amounts_that_cannot_be_read_are_all_named(tmp_path: Path) -> None:
    rows: Rows = [["CPT", "Price", "Volume"], ["99213", "n/a", 1], ["99214", 5, "some"], ["99215", "1 - 2", ""]]
    with pytest.raises(InputError) as caught:
        read_charge_master(write_csv(tmp_path / "cdm.csv", rows))
    found = {(problem.message, problem.file, problem.row, problem.value) for problem in caught.value.problems}
    assert found == {
        ("the price is no amount", "cdm.csv", 2, "n/a"),
        ("the volume is no amount", "cdm.csv", 3, "some"),
        ("the price is no amount", "cdm.csv", 4, "1 - 2"),
    }


def test_a_long_list_of_unreadable_amounts_is_cut_and_counted(tmp_path: Path) -> None:
    rows: Rows = [["CPT", "Price"], *[["99213", "n/a"]] * 25]
    with pytest.raises(InputError, match="and 5 more of this kind") as caught:
        read_charge_master(write_csv(tmp_path / "cdm.csv", rows))
    assert len(caught.value.problems) == 21


def test_an_optional_column_that_is_not_clear_is_named(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "cdm.csv", [["CPT", "Price", "Volume 2017", "Volume 2018"], ["99213", 1, 2, 3]])
    master = read_charge_master(path)
    assert master.columns_not_used == {"volume": ("Volume 2017", "Volume 2018")}
    assert master.lines[0].volume is None


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([HEADERS], "there is no line under the headers"),
        ([HEADERS, ["", "", "", 100.0, ""]], "there is no line under the headers"),
        ([["only"], ["one"], ["column"]], "no header row was found: none of the first 30 rows has two headers"),
        ([["Charge Code", "Price"], ["1", 2]], "no column was recognised as the CPT or HCPCS code"),
        ([["CPT", "Description"], ["99213", "x"]], "no column was recognised as the price"),
        ([*[["title"]] * 30, HEADERS, *LINES], "no header row was found"),
    ],
)
def test_a_table_that_is_no_charge_master_is_said(tmp_path: Path, rows: list[list[str | float]], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_charge_master(write_csv(tmp_path / "cdm.csv", rows))


def test_a_file_that_is_missing_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="the charge master does not exist"):
        read_charge_master(tmp_path / "cdm.csv")


def test_a_folder_is_no_charge_master(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the charge master cannot be read"):
        read_charge_master(tmp_path)
