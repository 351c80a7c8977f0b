"""Exact money."""

from decimal import Decimal

import pytest

from addenda.model.money import dollars, plain, to_cents


@pytest.mark.parametrize(
    ("amount", "cents", "people"),
    [
        ("0", "0.00", "$0.00"),
        ("1234.5", "1234.50", "$1,234.50"),
        ("0.005", "0.01", "$0.01"),
        ("-0.005", "-0.01", "-$0.01"),
        ("-0.004", "0.00", "$0.00"),
        ("1281497810.15", "1281497810.15", "$1,281,497,810.15"),
        ("99999999999999999999.995", "100000000000000000000.00", "$100,000,000,000,000,000,000.00"),
    ],
)
def test_amounts(amount: str, cents: str, people: str) -> None:
    assert plain(Decimal(amount)) == cents
    assert to_cents(Decimal(amount)) == Decimal(cents)
    assert dollars(Decimal(amount)) == people
