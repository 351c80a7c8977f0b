"""Rules about several lines at once: two prices, duplicates."""

from decimal import Decimal
from typing import Any

import pytest

from addenda.impact.rules import duplicate, two_prices
from addenda.model.chargemaster import ChargeLine, Price, PriceKind
from tests.impact.rules.facts import facts, found, line


def pair(code: str = "99213", **second: Any) -> list[ChargeLine]:
    """Return two lines of one code at two prices, the second with some other values."""
    other: dict[str, Any] = {"description": "SCAN", "price": "7", "row": 2, **second}
    return [line(code, "SCAN", "5", row=1), line(code, **other)]


def groups(*lines: ChargeLine) -> list[tuple[int, ...]]:
    return [tuple(one.row for one in (hit.line, *hit.others)) for hit in found(two_prices.CHECK, facts([], [], *lines))]


def test_a_group_is_told_once_on_its_line_with_most_gross() -> None:
    lines = [line("99213", price="5", row=1), line("99213", price="7", row=2), line("99213", price="5", row=3)]
    (hit,) = found(two_prices.CHECK, facts([], [], *lines))
    assert (hit.line.row, [one.row for one in hit.others]) == (2, [1, 3])
    assert hit.detail.startswith("3 lines charge 99213 at 2 prices, from $5.00 to $7.00: charge one price, or")


@pytest.mark.parametrize(
    "other",
    [
        {"modifier": "26"},
        {"revenue_code": "0450"},
        {"department": "X"},
        {"setting": "inpatient"},
        {"facility": "B"},
        {"price": "5"},
        {"price": "5.00"},
        {"price": None},
        {"price": "0"},
        {"description": "SCAN BILAT"},
    ],
)
def test_lines_that_differ_in_what_makes_a_price_are_not_told(other: dict[str, Any]) -> None:
    assert groups(*pair(**other)) == []


def test_where_there_is_a_revenue_code_the_department_makes_no_price() -> None:
    lines = [
        line("99213", price=price, revenue_code="0450", department=price, row=row)
        for row, price in ((1, "5"), (2, "7"))
    ]
    assert groups(*lines) == [(2, 1)]


def test_words_are_no_reason_for_two_prices_of_a_service() -> None:
    assert groups(*pair(description="OTHER")) == [(2, 1)]


@pytest.mark.parametrize(
    "code", ["C1713", "J0120", "A4550", "L8699", "Q4101", "P9016", "V2632", "90658", "64999", "G0463"]
)
def test_products_have_prices_of_their_own(code: str) -> None:
    assert groups(*pair(code, description="OTHER")) == []
    assert groups(*pair(code)) == []  # another charge code
    assert groups(*pair(code, charge="c1")) == [(2, 1)]


@pytest.mark.parametrize("code", ["90471", "90460", "99213", "G0121"])
def test_services_beside_the_products_numbers_are_services(code: str) -> None:
    assert groups(*pair(code, description="OTHER")) == [(2, 1)]


def same(**second: Any) -> list[ChargeLine]:
    other: dict[str, Any] = {"description": "SCAN", "row": 2, "charge": "c", **second}
    return [line("99213", "SCAN", row=1, charge="c"), line("99213", **other)]


def test_equal_lines_are_told_once_whatever_their_volume() -> None:
    (hit,) = found(duplicate.CHECK, facts([], [], *same(volume="9")))
    assert (hit.line.row, [one.row for one in hit.others]) == (2, [1])
    assert hit.detail == "The same line stands 2 times (also in row 1): keep one."


def test_equal_lines_without_a_code_are_told() -> None:
    lines = [line("", "ROOM", row=row, charge="c") for row in (4, 6, 9)]
    (hit,) = found(duplicate.CHECK, facts([], [], *lines))
    assert hit.detail == "The same line stands 3 times (also in row 6, row 9): keep one."


def test_lines_of_two_sheets_are_told_with_their_sheets() -> None:
    (hit,) = found(duplicate.CHECK, facts([], [], *same(sheet="t")))
    assert "(also in sheet t row 2)" in hit.detail


@pytest.mark.parametrize(
    "other",
    [
        {"description": "SCANS"},
        {"price": "11"},
        {"charge": "d"},
        {"modifier": "26"},
        {"department": "X"},
        {"facility": "X"},
        {"revenue_code": "0450"},
        {"setting": "inpatient"},
        {"raw_code": "99213.0"},
        {"prices": (Price(PriceKind.NEGOTIATED, "p", Decimal(1), "payer"),)},
    ],
)
def test_lines_that_differ_are_not_told(other: dict[str, Any]) -> None:
    assert found(duplicate.CHECK, facts([], [], *same(**other))) == []


def test_lines_without_any_name_are_not_told() -> None:
    assert found(duplicate.CHECK, facts([], [], line("", charge=""), line("", charge="", row=2))) == []


@pytest.mark.parametrize(("revenue_code", "told"), [("0250", 0), ("636", 0), ("0300", 1), ("0360", 1), ("2500", 1)])
def test_drugs_are_listed_by_numbers_that_a_line_does_not_keep(revenue_code: str, told: int) -> None:
    lines = [line("99213", "SCAN", row=row, charge="c", revenue_code=revenue_code) for row in (1, 2)]
    assert len(found(duplicate.CHECK, facts([], [], *lines))) == told
