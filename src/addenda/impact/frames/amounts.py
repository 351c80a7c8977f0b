"""Exact amounts in any engine: whole numbers of ten-thousandths, and of cents.

Decimals are not the same everywhere (engines round halves in different ways, and multiply to different scales), and
binary floats are exact nowhere. Whole numbers of 64 bits are: so a price is kept as ten-thousandths of a dollar, a
quantity as ten-thousandths of a unit, and their product, 10^-8 dollars, holds 92 thousand million dollars a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import narwhals as nw

if TYPE_CHECKING:
    from narwhals.dtypes import DType

SCALE = 10_000
_CENTS = 100
_PRODUCT_TO_CENTS = SCALE * SCALE // 100
_LIMIT = 10**10
"""What an amount stays below, as in a charge master that is read (`reading/chargemaster/amounts.py`)."""
LARGEST = 9.2e18
"""What a sum or a product stays below, to be exact in 64 bits."""
_DOUBLE = 4e-16
"""More than what a double is off from the decimal of 15 digits that it stands for, and from its product by a power of
ten (each half of 2^-52), and less than the last of 15 digits counts."""
_TEXT = "^-?[$]?([0-9]{1,10}|[0-9]{1,3}(,[0-9]{3}){1,3})([.][0-9]*)?$|^-?[$]?[.][0-9]+$"


class Amount(NamedTuple):
    """`value` is in ten-thousandths, null where the cell says nothing or cannot be read; `unreadable` is which."""

    value: nw.Expr
    unreadable: nw.Expr


def amount(name: str, dtype: DType) -> Amount:
    """Return the amount of a column, rounded to four decimals, halves away from zero.

    A double is taken for the decimal of 15 digits that it stands for, as in a spreadsheet; what is no number says
    nothing. Text may have a dollar sign, and commas between thousands.
    """
    column = nw.col(name)
    if dtype == nw.String:
        return _text(column)
    if dtype.is_decimal():
        return _decimal(column, dtype)
    if dtype == nw.Float64:
        return _double(column)
    small = column.cast(nw.Float64).abs() < _LIMIT
    return Amount(nw.when(small).then(column.cast(nw.Int64)) * SCALE, ~small)


def _decimal(column: nw.Expr, dtype: DType) -> Amount:
    if not isinstance(dtype, nw.Decimal) or dtype.scale > 4:
        return _text(column.cast(nw.String))
    small = column.cast(nw.Float64).abs() < _LIMIT
    value = nw.when(small).then(column).cast(nw.Decimal(38, 4))
    return Amount((value * SCALE).cast(nw.Int64), ~small)


def _double(column: nw.Expr) -> Amount:
    nothing = column.is_nan()
    small = column.abs() < _LIMIT
    scaled = nw.when(small).then(column).abs() * SCALE
    whole = (scaled + 0.5 + scaled * _DOUBLE).floor().cast(nw.Int64)
    return Amount(nw.when(column < 0).then(-whole).otherwise(whole), ~(small | nothing))


def _text(column: nw.Expr) -> Amount:
    text = column.str.strip_chars()
    readable = text.str.contains(_TEXT)
    said = nw.when(readable).then(text)
    digits = said.str.replace_all("[-$,]", "")
    whole = nw.concat_str(nw.lit("0"), digits.str.replace_all("[.].*", ""))
    fraction = nw.concat_str(digits.str.replace_all("^[^.]*[.]?", ""), nw.lit("00000")).str.slice(0, 5)
    value = rounded(whole.cast(nw.Int64) * (SCALE * 10) + fraction.cast(nw.Int64), 10)
    return Amount(nw.when(said.str.starts_with("-")).then(-value).otherwise(value), ~readable & (text != ""))


def rounded(whole: nw.Expr, by: int) -> nw.Expr:
    """Return a whole number that is not negative divided by an even one, halves up.

    Engines divide through doubles; of a multiple that is off by less than a hundredth, and the rounding mends it.
    """
    raised = whole + by // 2
    return ((raised - raised % by) / by).round(0).cast(nw.Int64)


def to_cents(value: nw.Expr) -> nw.Expr:
    """Return ten-thousandths of a dollar as cents, halves away from zero."""
    return _signed(value, rounded(value.abs(), _CENTS))


def gross(price: nw.Expr, units: nw.Expr) -> nw.Expr:
    """Return price times units in cents, halves away from zero; null where either is, or `too_large` holds."""
    product = nw.when(~too_large(price, units)).then(price) * units
    return _signed(product, rounded(product.abs(), _PRODUCT_TO_CENTS))


def too_large(price: nw.Expr, units: nw.Expr) -> nw.Expr:
    """Say whether a product does not fit into 64 bits."""
    return (price.cast(nw.Float64) * units.cast(nw.Float64)).abs() >= LARGEST


def _signed(value: nw.Expr, size: nw.Expr) -> nw.Expr:
    return nw.when(value < 0).then(-size).otherwise(size)
