"""Where no column can be named for the code, the advice says what to ask the hospital for."""

from pathlib import Path

import pytest

from addenda.reading.chargemaster.codeless import AVERAGES, NO_CODES
from addenda.reading.chargemaster.questions import UnclearError
from addenda.reading.chargemaster.reader import read_charge_master
from tests.reading.chargemaster.files import Rows, write_csv

MAP = 'Say which one it is: --map code="HEADER".'


def advice(path: Path, rows: Rows) -> str | None:
    with pytest.raises(UnclearError) as caught:
        read_charge_master(write_csv(path / "c.csv", rows))
    (problem,) = [one for one in caught.value.problems if "the CPT or HCPCS code" in one.message]
    return problem.advice


def table(headers: list[str], *line: str, count: int = 30) -> Rows:
    """The headers and lines in which # is a number that counts."""
    return [headers, *[[cell.replace("#", str(100 + row)) for cell in line] for row in range(count)]]


@pytest.mark.parametrize(
    ("headers", "line"),
    [
        (["Charge Code", "Description", "Price"], ["2500#", "INVENTED #", "12.5"]),
        (["Charge Code", "Description", "Price"], ["2500#", "INVENTED #", "12#"]),  # dollars that look like codes
        (["Description", "CPT", "Price"], ["INVENTED #", "see notes", "12.5"]),
        (["Bin", "Description", "Price"], ["7", "INVENTED #", "12.5"]),
    ],
)
def test_a_list_without_codes_cannot_be_matched(tmp_path: Path, headers: list[str], line: list[str]) -> None:
    assert advice(tmp_path, table(headers, *line)) == NO_CODES


def test_a_list_without_header_and_codes_cannot_be_matched(tmp_path: Path) -> None:
    assert advice(tmp_path, table(["INVENTED", "10.25"], "INVENTED #", "#.25")) == NO_CODES


@pytest.mark.parametrize("codes", [["99213", "J1885"], ["99213", "X", "Y", "Z"], ["J1885,J1885"]])
def test_a_column_that_may_hold_codes_can_be_named(tmp_path: Path, codes: list[str]) -> None:
    rows: Rows = [["Key A", "Key B", "Price"], *[[code, code, "12.5"] for code in codes * 8]]
    assert advice(tmp_path, rows) == MAP


def test_charge_numbers_of_five_digits_may_be_codes(tmp_path: Path) -> None:
    assert advice(tmp_path, table(["Charge Code", "Description", "Price"], "25#", "INVENTED #", "12.5")) == MAP


@pytest.mark.parametrize(
    "headers",
    [
        ["MS-DRG", "Description", "Average Charge"],
        ["FINAL_DRG_CODE", "FINAL_DRG_NAME", "AVG_TOT_CHGS"],
        ["DRG", "Cases", "Total Charges"],
        ["MS DRG", "Description", "Charge"],
    ],
)
def test_averages_by_ms_drg_are_no_charge_master(tmp_path: Path, headers: list[str]) -> None:
    assert advice(tmp_path, table(headers, "#", "INVENTED #", "28740")) == AVERAGES


@pytest.mark.parametrize("group", ["# INVENTED", "# - INVENTED"])
def test_an_ms_drg_may_stand_before_its_name(tmp_path: Path, group: str) -> None:
    assert advice(tmp_path, table(["MS-DRG", "Charges"], group, "28740.5")) == AVERAGES


def test_a_list_with_a_column_of_ms_drgs_is_not_one_of_averages(tmp_path: Path) -> None:
    headers = ["Charge Code", "DRG", "Description", "Price"]
    assert advice(tmp_path, table(headers, "2500#", "", "INVENTED #", "12.5")) == NO_CODES
