"""What a change does to the charge lines of a whole system, by group and in total: no line of its own is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from addenda.model.changes import Side
from addenda.model.codeset import CodeSet
from addenda.model.findings import Effect

SEVERAL = "(several)"
"""The value of a group whose usage cannot be told apart: the lines that it is of do not agree on theirs."""


class Stake(NamedTuple):
    """Lines, units and gross charges; what is not known is counted apart and is in no sum.

    `units` are those whose price is known, `gross` the price times them, in dollars: each line's volume, or each row of
    usage, rounded to the cent, so that every sum is that of its parts. None where lines are there and nothing is known
    of any. `lines_without_units` are counted where the lines have their volume beside them, None where usage is given.
    `billed` is what the usage itself says was charged, None where it does not.
    """

    lines: int = 0
    lines_without_price: int = 0
    lines_without_units: int | None = None
    units: Decimal = Decimal(0)
    units_without_price: Decimal = Decimal(0)
    gross: Decimal | None = None
    usage_rows: int = 0
    usage_rows_without_units: int = 0
    billed: Decimal | None = None


class Group(NamedTuple):
    """What one effect does to one group; `values` stand in the order of `Estimate.by`, "" where a line has none."""

    values: tuple[str, ...]
    effect: Effect
    stake: Stake


class CodesRead(NamedTuple):
    """How many lines there are, and what was made of their code columns."""

    lines: int
    with_code: int
    ambiguous: int
    other: int


class Unmatched(NamedTuple):
    """Usage of a code that the change touches, for which no line is there, so that nothing gives it a price."""

    usage_rows: int
    units: Decimal


@dataclass(frozen=True)
class Estimate:
    """What the change from `old` to `new` does to the lines of a system.

    `groups` are sorted: most gross first (unknown last), then by their values and by effect, worst first. `totals` has
    every effect, and is the sum of the groups; `everything` is the sum of the totals. A line is no payer's: it is
    counted in the group without one, and what was used of it in the groups of its payers. `line_columns` and
    `usage_columns` map our column names to the sources'. `unmatched` is None where the usage names no codes.
    """

    codeset: CodeSet
    old: Side
    new: Side
    engine: str
    by: tuple[str, ...]
    codes: CodesRead
    groups: tuple[Group, ...]
    totals: Mapping[Effect, Stake]
    everything: Stake
    line_columns: Mapping[str, str]
    usage_columns: Mapping[str, str] | None = None
    unmatched: Unmatched | None = None
