"""Rows that sum others up are no lines, and a line that has the word in its name is one."""

from decimal import Decimal
from pathlib import Path

import pytest

from addenda.model.chargemaster import FiledTotal
from addenda.reading.chargemaster.reader import read_charge_master
from tests.reading.chargemaster.files import HEADERS, LINES, Rows, write_csv


@pytest.mark.parametrize("words", ["TOTAL", "Grand Total:", "Sub-total", "Totals", "TOTAL 500 LINES", "Total charges"])
def test_a_total_is_no_line(tmp_path: Path, words: str) -> None:
    path = write_csv(tmp_path / "c.csv", [HEADERS, *LINES, ["", words, "", "1234.50", "13"]])
    master = read_charge_master(path)
    assert (len(master.lines), master.rows_skipped) == (2, 1)


@pytest.mark.parametrize("words", ["TOTAL HIP REPLACEMENT", "Total protein", "Bilirubin total"])
def test_a_line_that_is_called_total_is_one(tmp_path: Path, words: str) -> None:
    path = write_csv(tmp_path / "c.csv", [HEADERS, *LINES, ["", words, "", "1234.50", "13"]])
    assert len(read_charge_master(path).lines) == 3


def test_filed_totals_are_held_against_the_lines_above_them(tmp_path: Path) -> None:
    rows: Rows = [
        HEADERS,
        ["1", "A", "99213", 10.25, 3],
        ["2", "B", "99214", 20.5, 4],
        ["", "Subtotal", "", 30.75, 7],
        ["3", "C", "J1885", 1.25, 5],
        ["", "Subtotal", "", 1.25, 5],
        ["", "", "", 32.0, 13],
    ]
    assert read_charge_master(write_csv(tmp_path / "c.csv", rows)).filed_totals == (
        FiledTotal(4, "Gross Charges", Decimal("30.75"), Decimal("30.75")),
        FiledTotal(4, "Annual Volume", Decimal("7.00"), Decimal("7.00")),
        FiledTotal(6, "Gross Charges", Decimal("1.25"), Decimal("1.25")),
        FiledTotal(6, "Annual Volume", Decimal("5.00"), Decimal("5.00")),
        FiledTotal(7, "Gross Charges", Decimal("32.00"), Decimal("32.00")),
        FiledTotal(7, "Annual Volume", Decimal("13.00"), Decimal("12.00")),
    )


def test_a_total_of_a_column_with_words_in_it_is_not_known(tmp_path: Path) -> None:
    rows: Rows = [
        HEADERS,
        ["1", "A", "99213", 10.25, 3],
        ["2", "B", "99214", "VARIES", 4],
        ["", "Total", "", 30.75, ""],
    ]
    (total,) = read_charge_master(write_csv(tmp_path / "c.csv", rows)).filed_totals
    assert (total.filed, total.read) == (Decimal("30.75"), None)


def test_an_average_at_the_foot_is_no_total(tmp_path: Path) -> None:
    lines: Rows = [[str(row), f"LINE {row}", "99213", 10.5 + row, 2] for row in range(12)]
    path = write_csv(tmp_path / "c.csv", [HEADERS, *lines, ["", "", "", 16.0, 24]])
    assert [total.header for total in read_charge_master(path).filed_totals] == ["Annual Volume"]
