"""The columns that need not be there: header and cells must agree; what no header names is taken for its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from addenda.reading.chargemaster.flags import read_active
from tests.reading.chargemaster.chosen import columns_of, columns_with, reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from addenda.reading.workbook import Cell

PRICE: tuple[str, Callable[[int], Cell]] = ("Price", lambda row: row + 0.5)
TEXT: tuple[str, Callable[[int], Cell]] = ("Description", lambda row: f"INVENTED ITEM {row}")


@pytest.mark.parametrize(
    ("header", "cell", "active"),
    [
        ("Inactive Date", "06/30/2017", False),
        ("Term Date", "12/31/9999", True),
        ("active_dt", "10/01/2012", None),
        ("Status", "10/01/2012", None),
        ("Inactive", "Y", False),
        ("Status", "21907845", None),
    ],
)
def test_only_the_date_of_an_end_says_that_a_line_is_not_active(header: str, cell: str, *, active: bool | None) -> None:
    assert read_active(cell, header) is active


@pytest.mark.parametrize("header", ["active_dt", "Active", "Status"])
def test_dates_are_no_flags(header: str) -> None:
    columns = columns_with(PRICE, (header, lambda row: f"{row % 12 + 1}/01/2012"))
    assert "active" not in columns.positions
    assert header in columns.left


@pytest.mark.parametrize("cells", [["A", "I"], ["Y", "N"], ["1", "0"], [1, 0], [True, False]])
def test_flags_are_taken(cells: list[Cell]) -> None:
    columns = columns_with(PRICE, ("Active", lambda row: cells[row % 2]))
    assert columns.titles["active"] == "Active"


def test_ends_are_taken_but_not_the_end_of_the_whole_list() -> None:
    assert "active" in columns_with(PRICE, ("End Date", lambda row: "6/30/2018" if row == 3 else "")).positions
    assert "active" not in columns_with(PRICE, ("End Date", lambda row: "6/30/2018")).positions


@pytest.mark.parametrize("cells", ["TC", "26 59", "26,59", "59; RT", 59])
def test_modifiers_are_modifiers(cells: Cell) -> None:
    assert "modifier" in columns_with(PRICE, ("Mod", lambda row: cells if row % 3 else "")).positions


@pytest.mark.parametrize(("header", "cells"), [("Mod", "SMITH 06/01/2018"), ("lst_mod_id", ""), ("Mod Date", "")])
def test_what_was_modified_is_no_modifier(header: str, cells: str) -> None:
    assert "modifier" not in columns_with(PRICE, (header, lambda row: cells)).positions


def test_units_that_are_the_same_in_each_row_are_no_volume() -> None:
    assert "volume" not in columns_with(PRICE, ("Units", lambda row: 1)).positions
    assert "volume" in columns_with(PRICE, ("Units", lambda row: 1 + row % 2)).positions


def test_amounts_are_no_charge_codes() -> None:
    columns = columns_with(PRICE, ("Charge", lambda row: 1000 + row if row % 8 else row + 0.25), TEXT)
    assert "charge_code" not in columns.positions
    assert columns.unclear == {"price"}


def test_the_only_numbers_of_the_lines_are_the_charge_codes() -> None:
    columns = columns_with(("Whatever", lambda row: 4_000_000 + row), TEXT, PRICE)
    assert columns.titles["charge_code"] == "Whatever"
    assert reason(columns, "charge_code") == (
        "no header names a charge code, and it is the only column that numbers the lines"
    )


def test_of_two_columns_of_numbers_a_word_decides_or_none_is_taken() -> None:
    other = ("Beta", lambda row: f"LB{row}00X")
    columns = columns_with(("Internal ID", lambda row: 4_000_000 + row), other, TEXT, PRICE)
    assert columns.titles["charge_code"] == "Internal ID"
    assert reason(columns, "charge_code").endswith('only its header says "id"')
    columns = columns_with(("Alpha", lambda row: 4_000_000 + row), other, TEXT, PRICE)
    assert columns.not_used == {"charge_code": ("Alpha", "Beta")}


@pytest.mark.parametrize("header", ["Vendor Part", "NDC", "Line", "Avg Discharge"])
def test_numbers_of_something_else_are_no_charge_codes(header: str) -> None:
    assert "charge_code" not in columns_with((header, lambda row: 4_000_000 + row), TEXT, PRICE).positions


def test_the_first_column_of_words_is_the_description_where_no_header_names_one() -> None:
    columns = columns_with(("Shoppable", TEXT[1]), ("Primary", lambda row: f"INVENTED {row}"), PRICE)
    assert columns.titles["description"] == "Shoppable"
    assert reason(columns, "description") == ("no header names a description, and it is the first column of words")


@pytest.mark.parametrize("header", ["Manufacturer", "Notes", "Provider"])
def test_words_about_something_else_are_no_description(header: str) -> None:
    assert columns_with((header, TEXT[1]), ("Label", TEXT[1]), PRICE).titles["description"] == "Label"


def test_a_filled_column_goes_before_an_empty_one() -> None:
    columns = columns_with(("Description", lambda row: ""), ("Item Name", TEXT[1]), PRICE)
    assert columns.titles["description"] == "Item Name"


def test_without_any_row_the_headers_alone_decide() -> None:
    columns = columns_of(["CPT", "Price", "Description", "Mod", "Active", "Volume"])
    assert set(columns.positions) == {"code", "price", "description", "modifier", "active", "volume"}
