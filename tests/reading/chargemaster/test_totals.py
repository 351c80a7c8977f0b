"""Rows that sum others up are no lines, and a line that has the word in its name is one."""

from decimal import Decimal
from pathlib import Path

import pytest

from addenda.model.chargemaster import FiledTotal
from addenda.reading.chargemaster.reader import read_charge_master
from tests.reading.chargemaster.files import HEADERS, LINES, Rows, write_csv


@pytest.mark.parametrize(
    "words", ["TOTAL", "Grand Total:", "Sub-total", "Totals", "TOTAL 500 LINES", "Total charges", "SUM"]
)
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


# A list whose names stand in columns that are none of ours, with the amounts of payers beside the price.
UNNAMED = ["Invented Package", "Invented Kind", "CPT", "Gross Charges", "Blue Plan Rate"]


def test_a_priced_row_without_a_code_is_a_line_and_no_sum(tmp_path: Path) -> None:
    rows: Rows = [
        UNNAMED,
        ["R1", "RM", "", 1681, ""],
        ["R2", "RM", "", 1681, ""],
        ["V1", "VS", "99213", 131, ""],
        ["D1", "RX", "", 3, 2],
        ["", "PK", "", "Per day", 1659],
    ]
    master = read_charge_master(write_csv(tmp_path / "c.csv", rows))
    assert "description" not in master.columns
    assert [line.price for line in master.lines] == [1681, 1681, 131, 3, None]
    assert (master.rows_skipped, master.filed_totals) == (0, ())


def test_a_row_that_only_a_number_names_is_a_line(tmp_path: Path) -> None:
    rows: Rows = [["Slot", "CPT", "Price"], [7, "99213", 12.5], [8, "", 13.5], ["", "", 26]]
    master = read_charge_master(write_csv(tmp_path / "c.csv", rows))
    assert [line.price for line in master.lines] == [Decimal("12.5"), Decimal("13.5")]
    assert [(total.row, total.filed, total.read) for total in master.filed_totals] == [(4, Decimal(26), Decimal(26))]


@pytest.mark.parametrize("word", ["Total", "SUBTOTAL", "Sum:"])
def test_a_row_without_a_name_that_says_total_in_any_column_is_one(tmp_path: Path, word: str) -> None:
    rows: Rows = [UNNAMED, ["R1", "RM", "", 16, 1], ["R2", "RM", "", 17, 2], ["", word, "", 33, 3]]
    master = read_charge_master(write_csv(tmp_path / "c.csv", rows))
    assert (len(master.lines), master.rows_skipped) == (2, 1)
    assert [(total.header, total.filed, total.read) for total in master.filed_totals] == [
        ("Gross Charges", Decimal(33), Decimal(33)),
        ("Blue Plan Rate", Decimal(3), Decimal(3)),
    ]


def test_words_and_a_number_without_a_price_are_neither_line_nor_sum(tmp_path: Path) -> None:
    rows: Rows = [UNNAMED, ["R1", "RM", "99213", 16, 1], ["Prices of", 2018, "", "", ""]]
    master = read_charge_master(write_csv(tmp_path / "c.csv", rows))
    assert (len(master.lines), master.rows_skipped, master.filed_totals) == (1, 1, ())
