"""Which of several amounts is the price of one unit, and what is asked where nobody can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.chargemaster.chosen import columns_with, reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from addenda.reading.workbook import Cell


def amount(row: int) -> Cell:
    return row * 7 + 10.25


def units(row: int) -> Cell:
    return row % 9 + 2


def charges(row: int) -> Cell:
    return (row * 7 + 10.25) * (row % 9 + 2)


@pytest.mark.parametrize("total", ["Total Charges", "Charges", "TOTAL CHARGE"])
@pytest.mark.parametrize("average", ["Avg Charge", "Average Charges per Case"])
def test_a_sum_beside_an_average_is_asked_about(total: str, average: str) -> None:
    columns = columns_with(("Cases", units), (total, charges), (average, amount))
    (problem,) = columns.problems
    assert problem.message == f"2 columns could be the price: {total!r}, {average!r}"


def test_a_sum_beside_a_count_of_cases_is_no_price() -> None:
    (problem,) = columns_with(("Discharges", units), ("Charges", charges)).problems
    assert problem.message.endswith("('Charges' is a sum, beside 'Discharges')")


def test_a_price_beside_a_sum_over_cases_is_the_price() -> None:
    assert columns_with(("Cases", units), ("Charges", charges), ("Price", amount)).titles["price"] == "Price"


def test_a_total_without_cases_may_be_the_price() -> None:
    assert columns_with(("Total Charge", amount)).titles["price"] == "Total Charge"


def test_charges_that_are_the_price_times_the_units_are_not_the_price() -> None:
    columns = columns_with(("Price", amount), ("UOS", units), ("Charges", charges))
    assert (columns.titles["price"], columns.titles["volume"]) == ("Price", "UOS")
    assert columns.why_price == "of one unit, unlike 'Charges'"


def test_charges_that_are_no_product_are_asked_about_unless_the_other_is_called_the_current_price() -> None:
    other: Callable[[int], Cell] = lambda row: row + 900.5  # noqa: E731 - two columns share it
    assert columns_with(("Price", amount), ("UOS", units), ("Charges", other)).unclear == {"price"}
    columns = columns_with(("Current Price", amount), ("UOS", units), ("Charges", other))
    assert columns.titles["price"] == "Current Price"


def test_only_limits_are_asked_about_and_an_empty_price_is_none() -> None:
    columns = columns_with(("Lowest Price", amount), ("Highest Price", charges), ("Price", lambda row: ""))
    (problem,) = columns.problems
    assert problem.message == "2 columns could be the price: 'Lowest Price', 'Highest Price'"


def test_an_empty_price_beside_another_amount_is_asked_about() -> None:
    (problem,) = columns_with(("Price", lambda row: ""), ("Cash Price", amount)).problems
    assert problem.message.endswith("('Price' is empty)")


@pytest.mark.parametrize(("amounts", "taken"), [(6, True), (5, False)])
def test_a_price_needs_amounts_in_most_cells(amounts: int, *, taken: bool) -> None:
    columns = columns_with(("Price", lambda row: amount(row) if row % 10 < amounts else "call us"))
    assert ("price" in columns.positions) is taken
    if not taken:
        assert columns.problems[0].message.endswith("(only 50% of the filled cells of 'Price' are amounts)")


@pytest.mark.parametrize("header", ["Cost", "Gross Cost", "Average Charge Per Unit"])
def test_a_weak_word_will_do_for_the_only_amounts(header: str) -> None:
    columns = columns_with((header, amount))
    assert columns.titles["price"] == header
    assert columns.why_price == "no header names a price, and it is the only column of amounts"
    assert reason(columns, "price").endswith(columns.why_price)


@pytest.mark.parametrize(("header", "cell"), [("Retail", lambda row: 100 + row), ("Margin", amount)])
def test_a_weak_word_beside_other_amounts_is_asked_about(header: str, cell: Callable[[int], Cell]) -> None:
    assert columns_with(("Cost", amount), (header, cell)).unclear == {"price"}


def test_a_default_settles_a_tie_of_settings() -> None:
    columns = columns_with(("OP/ Default Price", amount), ("IP/ER Price", charges))
    assert columns.why_price == "the default, unlike 'IP/ER Price'"
    columns = columns_with(("INPAT_FEE", amount), ("OUTPAT_FEE", charges))
    assert columns.titles["price"] == "OUTPAT_FEE"
