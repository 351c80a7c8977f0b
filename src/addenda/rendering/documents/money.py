"""Sums over lines of a charge master, payments and ranges."""

from __future__ import annotations

from typing import Annotated, NotRequired, TypedDict

from addenda.model.range import Scenario
from addenda.rendering.documents.common import Amount, Count
from addenda.rendering.documents.constraint import Constraint


class PaymentTotal(TypedDict):
    """What Medicare pays for lines a year."""

    lines: Count
    """The lines whose payment is known under both schedules."""
    old: Amount | None
    """Their payment under the old schedule; null where lines are there and none is known."""
    new: Amount | None
    """Their payment under the new schedule; null likewise."""
    difference: Amount | None
    """New less old; null likewise."""
    lines_unknown: Count
    """The lines that are in none of these sums."""


class Total(TypedDict):
    """Lines and their gross charges."""

    lines: Count
    """How many lines."""
    gross: Amount | None
    """The sum of the gross charges that are known; null where lines are there and none is known."""
    lines_without_volume: Count
    """How many have no volume."""
    lines_without_price: Count
    """How many have no price."""
    lines_without_gross: Count
    """How many are not in the sum, as they lack volume, price or both."""
    payment: NotRequired[PaymentTotal]
    """What Medicare pays for them; absent where no fee schedule was given."""


class UnitPayment(TypedDict):
    """What a fee schedule pays for one unit."""

    schedule: str
    """The release of the fee schedule."""
    unit: Amount | None
    """The payment; null where the schedule sets none."""
    status: str | None
    """The schedule's status indicator; null where it has none."""
    why: str
    """What the amount is made of, or why there is none."""


class LinePayment(TypedDict):
    """What Medicare pays for a line."""

    old: UnitPayment | None
    """For a unit under the old schedule; null where that does not know the code."""
    new: UnitPayment | None
    """For a unit under the new schedule; null likewise."""
    old_total: Amount | None
    """A year under the old schedule; null where the payment or the volume is not known."""
    new_total: Amount | None
    """A year under the new schedule; null likewise."""
    difference: Amount | None
    """New less old, a year; null where either is not known."""


class Kept(TypedDict):
    """What lines on deleted codes still bring in a scenario, a year."""

    kept: tuple[Amount, Amount]
    """At least and at most."""
    lost: tuple[Amount, Amount]
    """What is lost of what they brought, at least and at most; below zero where more is paid."""
    lines: Count
    """The lines that go on."""
    lines_unknown: Count
    """The lines that go on at an amount that is not known, and are in no sum."""


_Scenarios = TypedDict(
    "_Scenarios",
    {
        "nothing replaced": Annotated[Kept, Constraint(description="No line gets another code.")],
        "best candidate": Annotated[Kept, Constraint(description="Each line gets the best candidate of its code.")],
        "all replaced": Annotated[Kept, Constraint(description="Each line goes on under some code.")],
    },
)


class MoneyRange(_Scenarios):
    """What lines on deleted codes brought, and what stays of it in each scenario."""

    before: Amount
    """What they brought, a year."""
    lines_unknown: Count
    """The lines of which that is not known; they are in no figure here."""


class CodesRange(TypedDict):
    """The range of all lines on deleted codes."""

    lines: Count
    """How many lines."""
    gross: MoneyRange
    """Gross charges."""
    payment: MoneyRange | None
    """Payments; null where no fee schedule was given."""


class CodeRange(CodesRange):
    """The range of the lines on one deleted code."""

    code: str
    """The deleted code, with its modifier."""


class Range(TypedDict):
    """What deleted codes may cost, from nothing replaced to everything."""

    assumptions: dict[Scenario, str]
    """What each scenario takes for granted, as a sentence."""
    together: CodesRange
    """All lines on deleted codes."""
    by_code: list[CodeRange]
    """Each deleted code that lines carry, most gross charges first."""
