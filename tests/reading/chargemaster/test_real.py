"""The files of five hospitals, counted by other means than the reader's."""

import csv
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from addenda.errors import InputError
from addenda.model.chargemaster import ChargeMaster, CodeStatus
from addenda.reading.chargemaster.mapping import ColumnMapping
from addenda.reading.chargemaster.reader import read_charge_master
from tests.support.real import real_file

FEATHER_RIVER = "chargemasters/feather-river_PCT_CHG_2018.xlsx"
PIONEERS = "chargemasters/pioneers_CDM_2018.xlsx"
UC_DAVIS = "chargemasters/uc-davis_CDM_2018.xlsx"
CAROMONT = "chargemasters/caromont_2021.csv"
GRANVILLE = "chargemasters/granville_2021.xls"

CODE = re.compile(r"(\d{4}[\dFTUMA]|[A-V]\d{4})( *[A-Z\d]{2})*")


def load(name: str, **columns: str) -> ChargeMaster:
    return read_charge_master(real_file(name), ColumnMapping(columns))


def cells(name: str, sheet: int, header_rows: int) -> list[list[str]]:
    """The rows under the header, numbers without their .0, straight from the workbook."""
    book = CalamineWorkbook.from_path(real_file(name))
    rows: Sequence[Sequence[object]] = book.get_sheet_by_index(sheet).to_python()[header_rows:]
    return [[str(cell).removesuffix(".0") for cell in row] for row in rows]


def coded(values: list[str]) -> int:
    return sum(CODE.fullmatch(value.strip()) is not None for value in values)


def with_code(master: ChargeMaster) -> int:
    return sum(line.status is CodeStatus.CODE for line in master.lines)


@pytest.mark.parametrize(
    ("price", "filed"), [("June 2017 Prices", "1232097294.68"), ("June 2018 Prices", "1281497810.15")]
)
def test_feather_river_comes_to_the_total_that_the_hospital_filed(price: str, filed: str) -> None:
    master = load(FEATHER_RIVER, price=price)
    assert sum(line.gross for line in master.lines if line.gross is not None) == Decimal(filed)
    assert master.columns["volume"] == "Volume from JUN 2017-MAY 2018"
    assert all(line.gross is not None for line in master.lines)


def test_feather_river_s_lines() -> None:
    rows = [row for row in cells(FEATHER_RIVER, 0, 6) if row[0]]
    master = load(FEATHER_RIVER, price="June 2018 Prices")
    assert len(master.lines) == len(rows) == 11634
    assert master.rows_skipped == 1
    # Numbers of seven and nine digits are drugs' here, even those that end like a modifier.
    assert with_code(master) == coded([row[2] for row in rows if len(row[2]) == 5]) == 1603
    numbers = [row[2] for row in rows if len(row[2]) in {7, 9} and row[2].isdigit()]
    assert not any(line.code for line in master.lines if line.raw_code in numbers)


def test_feather_river_s_newer_price_is_taken_and_its_totals_come_out() -> None:
    master = load(FEATHER_RIVER)
    assert master.columns["price"] == "June 2018 Prices"
    assert {price.header for line in master.lines for price in line.prices} == {"June 2017 Prices"}
    assert [(total.filed, total.read) for total in master.filed_totals] == [
        (Decimal("1232097294.68"), Decimal("1232097294.68")),
        (Decimal("1281497810.15"), Decimal("1281497810.15")),
    ]


def test_pioneers_loads_with_its_current_price() -> None:
    master = load(PIONEERS)
    rows = cells(PIONEERS, 0, 1)
    assert master.columns["price"] == "2018 Current PRICE"
    assert len(master.lines) == len(rows) == 7797
    assert with_code(master) == coded([row[9] for row in rows]) == 5028
    assert master.sheets == ("PMHD CDM Price Change",)
    assert len(master.sheets_not_read) == 7
    assert set(master.columns) == {"charge_code", "description", "code", "price", "department"}
    unit_prices = "2018 Price Per Unit for Infussion and Pharmacy"
    only_unit_prices = [
        line
        for line in master.lines
        if not line.price and any(p.amount and p.header == unit_prices for p in line.prices)
    ]
    assert any(
        f"{len(only_unit_prices):,} lines with no price" in remark and unit_prices in remark
        for remark in master.remarks
    )


def test_uc_davis_loads_three_sheets_at_its_outpatient_prices_and_keeps_the_others() -> None:
    master = load(UC_DAVIS)
    assert master.columns["price"] == "Outpatient Price"
    rows = [row for sheet in range(3) for row in cells(UC_DAVIS, sheet, 1)]
    assert len(master.lines) == len(rows) == 13528
    assert with_code(master) == coded([row[2] for row in rows]) == 13359
    assert len(master.sheets) == 3
    assert master.sheets_not_read == ()
    assert sum(line.price is None for line in master.lines) == sum(not row[4] for row in rows) == 2
    differing = [line for line in master.lines if any(price.amount != line.price for price in line.prices)]
    assert len(differing) == sum(bool(row[3]) and row[3] != row[4] for row in rows) == 593


def test_caromont_loads_as_it_is() -> None:
    with real_file(CAROMONT).open(encoding="cp1252", newline="") as file:
        rows = list(csv.reader(file))[1:]
    master = load(CAROMONT)
    assert len(master.lines) == len(rows) == 11555
    assert with_code(master) == coded([row[4] for row in rows]) == 8568
    assert master.columns["price"] == "GROSS CHARGES"
    assert master.columns["code"] == "CPT ®/HCPC"
    gross = sum(Decimal(re.sub(r"[$, ]", "", row[8])) for row in rows)
    assert sum(line.price for line in master.lines if line.price is not None) == gross
    assert all(line.volume is None and line.gross is None for line in master.lines)


def test_granville_loads_as_it_is_with_codes_and_modifiers_in_one_cell() -> None:
    rows = cells(GRANVILLE, 0, 4)
    master = load(GRANVILLE)
    assert len(master.lines) == len(rows) == 2723
    assert with_code(master) == coded([row[4] for row in rows]) == 2537
    assert sum(line.modifier != "" for line in master.lines) == sum(len(row[4]) > 5 for row in rows) == 781
    assert {line.raw_code for line in master.lines if line.status is CodeStatus.OTHER} == {"SE301", "SE307", "RMB01"}
    assert all(len(line.revenue_code) == 4 for line in master.lines if line.revenue_code.isdigit())


@pytest.mark.parametrize("size", [2000, 60_000, 335_360])
def test_a_truncated_workbook_is_an_input_error(size: int, tmp_path: Path) -> None:
    path = tmp_path / "cut.xls"
    path.write_bytes(real_file(GRANVILLE).read_bytes()[:size])
    with pytest.raises(InputError, match=r"cut\.xls"):
        read_charge_master(path)
