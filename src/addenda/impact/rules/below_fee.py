"""The price of a line is below what the new fee schedule pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.rules.check import Check, Hit
from addenda.model.money import dollars
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.impact.facts import Facts


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the lines with a price above zero that is below the new fee of one unit; a price of zero is none."""
    if facts.fees is None:
        return
    for line in facts.coded:
        if line.price is None or line.price <= 0:
            continue
        paid = facts.fees.payment(line).new
        if paid is not None and paid.amount is not None and line.price < paid.amount:
            detail = (
                f"The price of {dollars(line.price)} is {dollars(paid.amount - line.price)} below the "
                f"{dollars(paid.amount)} that {paid.schedule} pays for a unit: who pays the lesser of the two pays "
                "too little."
            )
            yield Hit(line, detail=detail)


CHECK = Check(
    Rule(
        id="below-fee",
        title="Lines priced below the new fee",
        severity=Severity.MEDIUM,
        carries="a price below the new fee",
        reason="Where the lesser of charge and fee is paid, what the price lacks is not paid.",
        advice="Raise each price to the fee or above it, after checking that price and fee are for the same unit.",
        source="42 CFR 414.21 (physician fee schedule: the lesser of the actual charge and the fee)",
    ),
    find,
    needs_fees=True,
)
