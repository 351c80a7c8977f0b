"""The figures of a report, the same for every format: what each of them is read back into, and what is compared."""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

Money = Decimal | None
"""Dollars, to the cent; None where a report says that they are not known."""

KINDS = ("deleted", "added", "revised", "updated", "reused", "transient")


class Sum(NamedTuple):
    """Of lines."""

    lines: int
    gross: Money
    without_volume: int
    without_price: int


class Paid(NamedTuple):
    """Payments a year, all of which are known, and how many lines are in none of the sums."""

    old: Money
    new: Money
    difference: Money
    lines_unknown: int


class Payment(NamedTuple):
    """A line's payments a year."""

    old: Money
    new: Money
    difference: Money


class Line(NamedTuple):
    """One finding; `payment` is None where it is not known."""

    rule: str
    row: int
    code: str
    price: Money
    volume: Decimal | None
    gross: Money
    payment: Payment | None


class Share(NamedTuple):
    """What one owner, or one facility, has to touch: lines by severity, worst first, and what is at stake on them."""

    lines: int
    effort: tuple[int, ...]
    gross: Money
    difference: Money


def share_of(lines: int, effort: tuple[int, ...], gross: Money, difference: Money) -> Share:
    """Return a share; of no lines no payments are compared, since they are nothing, or not told at all."""
    return Share(lines, effort, gross, difference if lines else None)


@dataclass
class Figures:
    """Rules are named by their titles, owners by their kind and name.

    `listed` are the codes of each kind of change, `lost` the gross charges and payments lost in each scenario, from
    least to most. What a format does not tell is empty.
    """

    counts: dict[str, int] = field(default_factory=dict)
    in_force: dict[str, int] = field(default_factory=dict)
    listed: dict[str, list[str]] = field(default_factory=dict)
    sums: dict[str, Sum] = field(default_factory=dict)
    paid: dict[str, Paid] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    waived: list[int] = field(default_factory=list)
    shares: dict[tuple[str, str], Share] = field(default_factory=dict)
    findings_of: dict[tuple[str, str], int] = field(default_factory=dict)
    facilities: dict[str, Share] = field(default_factory=dict)
    lost: dict[tuple[str, str], tuple[Money, ...]] = field(default_factory=dict)


def cents(amount: Money) -> Money:
    """Return an amount as people read it."""
    return None if amount is None else amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def in_order(lines: list[Line]) -> list[Line]:
    """Return findings by rule and row: formats tell them in another order."""
    return sorted(lines, key=lambda line: (line.rule, line.row, line.code, str(line.payment)))


def owner_name(kind: str, owner: str, facility: str = "") -> str:
    """Return the name of an owner as people read it."""
    name = owner or f"no {kind.replace('-', ' ')}"
    return f"{facility}: {name}" if facility else name
