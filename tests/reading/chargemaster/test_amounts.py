"""Prices and volumes are exact; what is not known is never zero."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addenda.model.money import dollars
from addenda.reading.chargemaster.amounts import read_amount
from addenda.reading.workbook import Cell


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("$2,219.00 ", "2219.00"),
        ("3,690.00", "3690.00"),
        (" $ 1,234,567.89 ", "1234567.89"),
        (".1256", "0.1256"),
        ("12.", "12"),
        ("0", "0"),
        ("(1,234.50)", "-1234.50"),
        ("$(5.00)", "-5.00"),
        ("-$5.00", "-5.00"),
        ("$-5.00", "-5.00"),
        ("5.00-", "-5.00"),
        ("\u00a05.00\u00a0", "5.00"),
        (13.75, "13.75"),
        (2882.1000000000004, "2882.1"),
        (0.1 + 0.2, "0.3"),
        (0.00168, "0.00168"),
        (-7.0, "-7"),
        (0.0, "0"),
        (110, "110"),
        ("$9,999,999,999.99", "9999999999.99"),
        (" -   ", "0"),
        (" $-   ", "0"),
        ("$ -", "0"),
    ],
)
def test_an_amount_is_read_exactly(cell: Cell, amount: str) -> None:
    assert read_amount(cell) == Decimal(amount)


@pytest.mark.parametrize("cell", ["", "   ", "\u00a0", "-", "$"])
def test_what_says_nothing_is_not_known(cell: str) -> None:
    assert read_amount(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "n/a",
        "NA",
        "call",
        "1.00 - 5.00",
        "1,23",
        "1.234,50",
        "12 34",
        "--",
        "1e3",
        "nan",
        "#REF!",
        "12345678901234567890",
        "($99,999,999,999.00)",
        1e300,
        float("inf"),
        float("nan"),
        10_000_000_000,
        True,
        date(2018, 6, 1),
    ],
)
def test_anything_else_is_no_amount(cell: Cell) -> None:
    with pytest.raises(ValueError, match="is no amount"):
        read_amount(cell)


@given(st.decimals(min_value=-10_000_000, max_value=10_000_000, places=2))
def test_every_amount_comes_back_from_each_way_to_write_it(amount: Decimal) -> None:
    assert read_amount(dollars(amount)) == amount
    assert read_amount(f"{amount:f}") == amount
    assert read_amount(float(amount)) == amount
    if amount < 0:
        assert read_amount(f"({-amount:,f})") == amount
