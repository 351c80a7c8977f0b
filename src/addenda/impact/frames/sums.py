"""The sums of each group, as few rows that an engine returns; what they add up to is made here, exactly."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

import narwhals as nw

from addenda.errors import InputError
from addenda.impact.frames.amounts import LARGEST
from addenda.impact.frames.checks import unreadable
from addenda.impact.frames.usage import with_gross
from addenda.model.estimates import Group, Stake
from addenda.model.findings import Effect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addenda.impact.frames.engine import Frame

Row: TypeAlias = dict[str, Any]
_TOO_LARGE = "92 thousand million dollars or more"
_EFFECTS = tuple(Effect)
_PRICE, _GROSS = nw.col("price"), nw.col("gross")
_LINES = (nw.len().alias("lines"), (nw.len() - _PRICE.count()).alias("lines_without_price"))


def sums(rows: Iterable[Row], by: Sequence[str]) -> list[Group]:
    """Return the sums of each group and effect, in no order.

    Raises:
        InputError: when a sum is too large to be exact.

    """
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        _check_size(row)
        groups.setdefault((*(row[column] for column in by), row["effect"]), []).append(row)
    return [Group(key[:-1], _EFFECTS[int(key[-1])], _stake(found)) for key, found in groups.items()]


def sums_by_volume(lines: Frame, by: Sequence[str]) -> Frame:
    """Return the sums of lines that have their yearly volume beside them."""
    without = (nw.len() - nw.col("volume").count()).alias("lines_without_units")
    return with_gross(lines, "volume").group_by(*by, "effect").agg(*_LINES, without, *_money("volume"))


def line_counts(lines: Frame, by: Sequence[str], own: Iterable[str]) -> Frame:
    """Return how many lines there are; a line is no payer's, so it is counted in the group of none."""
    nobody = [nw.lit("").alias(column) for column in own if column in by]
    return (lines.with_columns(*nobody) if nobody else lines).group_by(*by, "effect").agg(*_LINES)


def sums_by_usage(rows: Frame, by: Sequence[str], amounts: Sequence[str]) -> Frame:
    """Return the sums of rows of usage, and which of their amounts cannot be read."""
    units = nw.col("units")
    without = (nw.len() - units.count()).alias("usage_rows_without_units")
    billed = [nw.col("billed").sum().cast(nw.Int64)] if "charges" in amounts else []
    counts = (nw.len().alias("usage_rows"), without, *billed, *unreadable(amounts))
    return rows.group_by(*by, "effect").agg(*counts, *_money("units"))


def added(stakes: Iterable[Stake]) -> Stake:
    """Return the sum of stakes; an amount is known where it is of any of them."""
    total = Stake()
    for stake in stakes:
        total = Stake(*(_plus(one, other) for one, other in zip(total, stake, strict=True)))
    return total if total.lines else total._replace(gross=total.gross or Decimal(0))


def _plus(one: Any, other: Any) -> Any:
    return one if other is None else other if one is None else one + other


def _check_size(row: Row) -> None:
    largest = max(row.get("units_size") or 0, row.get("gross_size") or 0)
    if row.get("too_large") or largest > LARGEST:
        raise InputError(f"A price times its units, or a sum of them, is too large to be exact ({_TOO_LARGE}).")


def _money(units: str) -> list[nw.Expr]:
    quantity = nw.col(units)
    return [
        nw.when(~_PRICE.is_null()).then(quantity).sum().cast(nw.Int64).alias("units"),
        nw.when(_PRICE.is_null()).then(quantity).sum().cast(nw.Int64).alias("units_without_price"),
        _GROSS.sum().cast(nw.Int64).alias("gross"),
        _GROSS.count().alias("known"),
        quantity.cast(nw.Float64).abs().sum().alias("units_size"),
        _GROSS.cast(nw.Float64).abs().sum().alias("gross_size"),
        nw.col("too_large").cast(nw.Int64).sum().alias("too_large"),
    ]


def _stake(rows: list[Row]) -> Stake:
    def total(column: str) -> int:
        return sum(int(row.get(column) or 0) for row in rows)

    lines = total("lines")
    return Stake(
        lines=lines,
        lines_without_price=total("lines_without_price"),
        lines_without_units=_optional(rows, "lines_without_units"),
        units=units_of(total("units")),
        units_without_price=units_of(total("units_without_price")),
        gross=_cents(total("gross")) if total("known") else None,
        usage_rows=total("usage_rows"),
        usage_rows_without_units=total("usage_rows_without_units"),
        billed=None if (billed := _optional(rows, "billed")) is None else _cents(billed),
    )


def units_of(whole: int) -> Decimal:
    """Return ten-thousandths as the number that they are."""
    return Decimal(whole).scaleb(-4)


def _cents(whole: int) -> Decimal:
    return Decimal(whole).scaleb(-2)


def _optional(rows: list[Row], column: str) -> int | None:
    known = [int(row[column] or 0) for row in rows if column in row]
    return sum(known) if known else None
