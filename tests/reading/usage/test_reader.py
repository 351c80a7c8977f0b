"""Usage files: which column is which, exact units, periods, and what is wrong, all at once."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from addenda.errors import InputError, NotFoundError
from addenda.model.usage import Usage, UsageKey, YearUnits
from addenda.reading.usage.reader import read_usage
from tests.support.hcpcs_files import xlsx


def usage(folder: Path, *lines: str) -> Usage:
    file = folder / "usage.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return read_usage(file)


def problems(folder: Path, *lines: str) -> list[tuple[int | None, str, str | None]]:
    with pytest.raises(InputError) as caught:
        usage(folder, *lines)
    return [(one.row, one.message, one.value) for one in caught.value.problems]


def test_units_by_charge_code(tmp_path: Path) -> None:
    found = usage(tmp_path, "Charge Code,Description,Total Units", "1001,A,12", "1002,B,-3", "1001,A,0.5", "Total,,9.5")
    assert found.units == {UsageKey("1001"): Decimal("12.5"), UsageKey("1002"): Decimal(-3)}
    assert (found.file, found.rows, found.year, found.trend) == ("usage.csv", 3, None, ())
    assert found.columns == {"charge_code": "Charge Code", "units": "Total Units"}
    assert found.remarks == ("The usage file names no period: its units are taken as those of one year.",)


def test_units_by_code_and_modifier(tmp_path: Path) -> None:
    found = usage(tmp_path, "CPT/HCPCS Code\tModifier\tVolume", "00100\t26\t5", "00100-LT\t26\t1", "100\t\t2", "\t\t7")
    assert found.units == {
        UsageKey(code="00100", modifier="26"): Decimal(5),
        UsageKey(code="00100", modifier="LT 26"): Decimal(1),
        UsageKey(raw="100"): Decimal(2),
    }
    assert "Rows of the usage file left out, for they do not say what was billed: 1." in found.remarks


def test_a_charge_code_goes_before_the_code(tmp_path: Path) -> None:
    found = usage(tmp_path, "CDM Number,HCPCS,Qty", "1001,A0001,1", ",A0001,2")
    assert found.units == {UsageKey("1001"): Decimal(1), UsageKey(code="A0001"): Decimal(2)}


def test_a_workbook_with_titles_above(tmp_path: Path) -> None:
    rows: Sequence[Sequence[object]] = [["Usage of the hospital", ""], [], ["CPT", "Annual Units"], [99213, 10.5]]
    file = tmp_path / "usage.xlsx"
    file.write_bytes(xlsx({"Notes": [["Nothing here"]], "Usage": rows}))
    assert read_usage(file).units == {UsageKey(code="99213"): Decimal("10.5")}


def test_payers_are_added_up_and_facilities_told_apart(tmp_path: Path) -> None:
    found = usage(tmp_path, "Charge Code,Payer,Facility,Units", "1,P,North,1", "1,Q,North,2", "1,P,South,4")
    assert found.units == {UsageKey("1", facility="North"): Decimal(3), UsageKey("1", facility="South"): Decimal(4)}
    assert found.remarks[0] == "The units of all payers are added up."


def test_the_latest_complete_year_is_used(tmp_path: Path) -> None:
    months = [f"1,{year}-{month:02},{month}" for year in (2023, 2024) for month in range(1, 13)]
    found = usage(tmp_path, "Charge Code,Month,Units", *months, "1,2025-01,50", "1,,4")
    assert (found.year, found.units) == (2024, {UsageKey("1"): Decimal(78)})
    assert found.trend == (
        YearUnits(2023, Decimal(78), True),
        YearUnits(2024, Decimal(78), True),
        YearUnits(2025, Decimal(50), False),
    )
    assert found.remarks == (
        "Rows of the usage file left out, for they have no period: 1.",
        "The units are those of 2024.",
    )


def test_a_part_of_a_year_is_never_scaled(tmp_path: Path) -> None:
    found = usage(tmp_path, "Charge Code,Service Date,Units", "1,3/15/2025,2", "1,2025-07-01,3")
    assert (found.year, found.units) == (2025, {UsageKey("1"): Decimal(5)})
    assert found.remarks == ("No year in the usage file is complete: the units are those of 2025, months: 2.",)


@pytest.mark.parametrize(
    ("periods", "remark"),
    [
        (
            ["2024", "FY2025"],
            "The units are those of 2025, the latest year in the usage file; it is taken as complete.",
        ),
        (["2025 Q1", "Q2 2025", "2025Q3", "2025-Q4"], "The units are those of 2025."),
        (["2025"], "The units are those of 2025."),
    ],
)
def test_years_and_quarters(tmp_path: Path, periods: list[str], remark: str) -> None:
    found = usage(tmp_path, "Charge Code,Period,Units", *(f"1,{period},1" for period in periods))
    assert (found.year, found.remarks) == (2025, (remark,))


def test_two_columns_that_may_be_the_units_are_a_question(tmp_path: Path) -> None:
    found = problems(tmp_path, "Charge Code,2024 Units,2025 Units", "1,2,3")
    assert found == [(1, "2 columns could be the units: '2024 Units', '2025 Units'", None)]


def test_columns_that_are_missing(tmp_path: Path) -> None:
    headers = "the headers are 'Modifier', 'Facility', 'Price'"
    assert problems(tmp_path, "Modifier,Facility,Price", "26,A,1") == [
        (1, f"no column was recognised as the units; {headers}", None),
        (1, f"no column was recognised as the charge code or the CPT or HCPCS code; {headers}", None),
    ]
    ((row, message, _),) = problems(tmp_path, "Name,Price", "A,1")
    assert row is None
    assert message.startswith("no header row was found")


@pytest.mark.parametrize(
    "header", ["Unit Price", "Units of Measure", "Patient Count", "Claim Volume", "Charges per Unit"]
)
def test_what_is_not_units(tmp_path: Path, header: str) -> None:
    assert (
        "no column was recognised as the units" in problems(tmp_path, f"Charge Code,HCPCS,{header}", "1,A0001,2")[0][1]
    )


@pytest.mark.parametrize("header", ["Units", "Charge Count", "Annual Volume", "Quantity", "Billed Units", "# of Units"])
def test_what_is_units(tmp_path: Path, header: str) -> None:
    assert usage(tmp_path, f"Charge Code,Charge Description,{header}", "1,A,2").units == {UsageKey("1"): Decimal(2)}


def test_everything_that_cannot_be_read_is_said_at_once(tmp_path: Path) -> None:
    assert problems(tmp_path, "Charge Code,Year,Units", "1,2024,many", "2,2024 or 2025,1", "3,2024,1-5") == [
        (2, "the units are no number", "many"),
        (4, "the units are no number", "1-5"),
        (3, "the period is none that is understood", "2024 or 2025"),
    ]


def test_no_rows_and_no_file(tmp_path: Path) -> None:
    assert problems(tmp_path, "Charge Code,Units", "1,") == [
        (None, "there is no row with units under the headers", None)
    ]
    with pytest.raises(NotFoundError, match="the usage file does not exist"):
        read_usage(tmp_path / "missing.csv")
