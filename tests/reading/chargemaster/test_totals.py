"""Rows that sum others up are no lines, and a line that has the word in its name is one."""

from pathlib import Path

import pytest

from addenda.reading.chargemaster.reader import read_charge_master
from tests.reading.chargemaster.files import HEADERS, LINES, write_csv


@pytest.mark.parametrize("words", ["TOTAL", "Grand Total:", "Sub-total", "Totals", "TOTAL 500 LINES", "Total charges"])
def test_a_total_is_no_line(tmp_path: Path, words: str) -> None:
    path = write_csv(tmp_path / "c.csv", [HEADERS, *LINES, ["", words, "", "1234.50", "13"]])
    master = read_charge_master(path)
    assert (len(master.lines), master.rows_skipped) == (2, 1)


@pytest.mark.parametrize("words", ["TOTAL HIP REPLACEMENT", "Total protein", "Bilirubin, total"])
def test_a_line_that_is_called_total_is_one(tmp_path: Path, words: str) -> None:
    path = write_csv(tmp_path / "c.csv", [HEADERS, *LINES, ["", words, "", "1234.50", "13"]])
    assert len(read_charge_master(path).lines) == 3
