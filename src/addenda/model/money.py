"""Exact money: decimals all the way, never binary floating point."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal("0.00")


def to_cents(amount: Decimal) -> Decimal:
    """Round an amount to the cent, halves away from zero as an invoice does."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP) + ZERO  # adding zero makes -0.00 plain


def plain(amount: Decimal) -> str:
    """Return an amount for programs: two decimals, no separators, such as `-1234.50`."""
    return f"{to_cents(amount):f}"


def dollars(amount: Decimal) -> str:
    """Return an amount for people, such as `$1,234.50` or `-$0.05`."""
    rounded = to_cents(amount)
    sign = "-" if rounded < 0 else ""
    return f"{sign}${abs(rounded):,f}"
