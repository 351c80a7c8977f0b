"""A charge master from its file to its lines, on invented files."""

from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from addenda.errors import InputError, NotFoundError
from addenda.model.chargemaster import ChargeLine, CodeStatus, OtherCode, Price, PriceKind
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
        ["3", "C", "J0131", " -   ", "2", "", ""],
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


def test_a_price_column_without_amounts_is_named(tmp_path: Path) -> None:
    rows: Rows = [["CPT", "Price"], ["99213", "1" * 30], ["99214", "2" * 30]]
    with pytest.raises(
        InputError, match=r"cdm\.csv:1: no column was recognised as the price.*'Price' holds no amounts"
    ):
        read_charge_master(write_csv(tmp_path / "cdm.csv", rows))


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


def test_words_and_ranges_are_unknown_amounts_and_counted(tmp_path: Path) -> None:
    rows: Rows = [
        ["CPT", "Price", "Volume"],
        ["99213", "VARIES", 1],
        ["99214", 5, "some"],
        ["99215", "100.00 - 250.00", ""],
        ["99216", "1" * 30, -2.5],
    ]
    master = read_charge_master(write_csv(tmp_path / "cdm.csv", rows))
    assert [line.price for line in master.lines] == [None, Decimal(5), None, None]
    assert [line.volume for line in master.lines] == [Decimal(1), None, None, Decimal("-2.5")]
    prices, volumes = master.remarks
    assert prices.startswith("3 cells of the price with words, a range or anything else that is no amount")
    assert "row 2 ('VARIES'), row 4 ('100.00 - 250.00'), row 5 ('11111111111111111111')" in prices
    assert "1 cell of the volume" in volumes


def test_a_long_list_of_unknown_amounts_is_cut_and_counted(tmp_path: Path) -> None:
    unknown: Rows = [["99213", "n/a"]] * 25
    known: Rows = [["99214", 5]] * 40
    rows: Rows = [["CPT", "Price"], *unknown, *known]
    (remark,) = read_charge_master(write_csv(tmp_path / "cdm.csv", rows)).remarks
    assert remark.startswith("25 cells of the price")
    assert remark.endswith("row 6 ('n/a') and 20 more.")


def test_an_optional_column_that_is_not_clear_is_named(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "cdm.csv", [["CPT", "Price", "IP Volume", "OP Volume"], ["99213", 1, 2, 3]])
    master = read_charge_master(path)
    assert master.columns_not_used == {"volume": ("IP Volume", "OP Volume")}
    assert master.lines[0].volume is None


def test_the_newest_volume_is_taken(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "cdm.csv", [["CPT", "Price", "Volume 2017", "Volume 2018"], ["99213", 1, 2, 3]])
    assert read_charge_master(path).lines[0].volume == Decimal(3)


def test_codes_of_two_columns_are_both_read_and_a_contradiction_is_counted(tmp_path: Path) -> None:
    rows: Rows = [
        ["Charge Code", "Medi-Cal HCPCS", "CPT", "HCPCS", "Price"],
        ["1", "Z7610", "99213", "", 1],
        ["2", "", "", "J1885", 2],
        ["3", "X4304", "", "", 3],
        ["4", "", "99214", "G0463", 4],
        ["5", "J2405", "", "", 5],
    ]
    master = read_charge_master(write_csv(tmp_path / "cdm.csv", rows))
    assert [line.code for line in master.lines] == ["99213", "J1885", "", "99214", "J2405"]
    assert (master.lines[2].raw_code, master.lines[2].other) == ("X4304", OtherCode.LOCAL)
    assert master.columns["code"] == "CPT"
    assert [choice.header for choice in master.choices if choice.column == "code"] == ["CPT", "HCPCS", "Medi-Cal HCPCS"]
    assert master.remarks == (
        "Codes stand in 3 columns; a line has the first code of 'CPT', 'HCPCS', 'Medi-Cal HCPCS', in this order.",
        "1 line with two different codes: the first was taken.",
    )


def test_other_amounts_stand_beside_the_price(tmp_path: Path) -> None:
    rows: Rows = [["CPT", "Charge", "Cash Price", "Aetna PPO"], ["99213", 10, 3.5, ""], ["99214", 0, 4, 5]]
    master = read_charge_master(write_csv(tmp_path / "cdm.csv", rows))
    assert master.lines[0].prices == (Price(PriceKind.CASH, "Cash Price", Decimal("3.5")),)
    assert master.lines[1].prices[1] == Price(PriceKind.NEGOTIATED, "Aetna PPO", Decimal(5), "Aetna PPO")
    assert "1 line with no price, or a price of zero, but with an amount under 'Cash Price'." in master.remarks


def test_prices_below_zero_are_kept_and_said(tmp_path: Path) -> None:
    rows: Rows = [["CPT", "Charge"], ["99213", 10], ["99214", -1], ["J1885", "(2.50)"], ["99215", 0]]
    master = read_charge_master(write_csv(tmp_path / "cdm.csv", rows))
    assert [line.price for line in master.lines] == [Decimal(10), Decimal(-1), Decimal("-2.50"), Decimal(0)]
    (said,) = master.remarks
    assert said.startswith("2 lines with a price below zero, taken as it stands though some files mean by it that ")
    assert said.endswith("there is none: row 3 (-1), row 4 (-2.50).")


def test_status_setting_and_facility_are_read(tmp_path: Path) -> None:
    rows: Rows = [
        ["Facility", "CPT", "Price", "Inactive Date", "Patient Type"],
        ["North", "99213", 1, "", "IP"],
        ["South", "99214", 2, "06/30/2017", "O"],
        ["South", "99215", 3, "12/31/9999", "Both"],
    ]
    lines = read_charge_master(write_csv(tmp_path / "cdm.csv", rows)).lines
    assert [(line.facility, line.active, line.setting) for line in lines] == [
        ("North", None, "inpatient"),
        ("South", False, "outpatient"),
        ("South", True, "both"),
    ]


def test_titles_in_the_rows_name_the_department_of_the_lines_below(tmp_path: Path) -> None:
    rows: Rows = [
        ["Charge Code", "Description", "CPT", "Price"],
        ["LABORATORY", "", "", ""],
        ["1", "INVENTED ASSAY", "80053", 5],
        ["Charge Code", "Description", "CPT", "Price"],
        ["2", "INVENTED TEST", "85025", 6],
        ["", "PHARMACY", "", ""],
        ["3", "INVENTED VIAL", "J1885", 7],
        ["* Prices may change.", "", "", ""],
    ]
    master = read_charge_master(write_csv(tmp_path / "cdm.csv", rows))
    assert [(line.row, line.department) for line in master.lines] == [
        (3, "LABORATORY"),
        (5, "LABORATORY"),
        (7, "PHARMACY"),
    ]
    assert master.rows_skipped == 4


def test_sheets_of_departments_have_their_own_columns(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Summary": [["Charge Code", "Description", "CPT", "Price"], ["9", "ALL", "99213", 9]],
        "Lab": [["Charge Code", "Description", "CPT", "Price"], ["1", "INVENTED ASSAY", "80053", 5]],
        "Surgery": [
            ["Invented"],
            ["CDM", "Procedure Description", "Price", "HCPCS"],
            ["2", "INVENTED GRAFT", 6, "C1713"],
        ],
        "Supplies": [["Charge Code", "Description", "Price"], ["3", "INVENTED KIT", 7]],
    }
    master = read_charge_master(write_xlsx(tmp_path / "cdm.xlsx", sheets))
    assert [(line.sheet, line.code, line.price, line.department) for line in master.lines] == [
        ("Summary", "99213", Decimal(9), "Summary"),
        ("Lab", "80053", Decimal(5), "Lab"),
        ("Surgery", "C1713", Decimal(6), "Surgery"),
        ("Supplies", "", Decimal(7), "Supplies"),
    ]


def test_a_summary_with_other_headers_and_an_older_sheet_are_not_read(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Common 25": [["Description", "CPT Code", "Charge"], ["INVENTED VISIT", "99213", 9]],
        "CDM June 2017": [HEADERS, *LINES],
        "CDM June 2018": [HEADERS, *LINES],
    }
    master = read_charge_master(write_xlsx(tmp_path / "cdm.xlsx", sheets))
    assert master.sheets == ("CDM June 2018",)
    assert master.remarks == (
        "The sheet 'Common 25' was not read: its name says that it is no list of charges.",
        "The sheet 'CDM June 2017' was not read: a newer sheet of the same name is read.",
    )


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([HEADERS], "there is no line under the headers"),
        ([HEADERS, ["", "", "", 100.0, ""]], "there is no line under the headers"),
        ([["only"], ["one"], ["column"]], "no header row was found: none of the first 30 rows has two headers"),
        ([["Charge Code", "Price"], ["1", 2]], "no column was recognised as the CPT or HCPCS code"),
        ([["CPT", "Description"], ["99213", "x"]], "no column was recognised as the price"),
        ([*[["title"]] * 30, HEADERS, *LINES], "no header row was found"),
        (LINES, "no header row was found.*Put a row with the names of the columns above the lines"),
    ],
)
def test_a_table_that_is_no_charge_master_is_said(tmp_path: Path, rows: list[list[str | float]], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_charge_master(write_csv(tmp_path / "cdm.csv", rows))


def test_a_file_that_is_missing_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="the charge master does not exist"):
        read_charge_master(tmp_path / "cdm.csv")


def test_an_empty_folder_is_no_charge_master(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the folder holds no charge master"):
        read_charge_master(tmp_path)
