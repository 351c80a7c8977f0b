"""One code at several prices where nothing on the lines says why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.impact.abbreviations import words_said
from addenda.impact.rules.check import Check, Hit
from addenda.impact.rules.grouping import by_worth, several
from addenda.model.money import dollars
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from addenda.impact.facts import Facts
    from addenda.model.chargemaster import ChargeLine

_MANY_THINGS = re.compile(
    r"[ABCEJKLPQV]\d{4}|S0[01]\d\d"  # supplies, devices, drugs, blood, lenses (HCPCS Level II, by letter)
    r"|90(2[89]\d|3\d\d|47[6-9]|4[89]\d|[56]\d\d|7[0-5]\d)"  # immune globulins and vaccines (CPT 90281 to 90759)
    r"|99070|\d{3}99"  # supplies; where CPT numbers its unlisted procedures
    r"|G048[0-3]|G0463"  # tests for many drugs; clinic visits of every level
)
"""Codes under each of which many things are charged, each at a price of its own."""


def find(facts: Facts) -> Iterator[Hit]:
    """Yield one finding for each group of lines, on the one with most gross. A price of zero is none."""
    priced = (line for line in facts.coded if line.price)
    for lines in _apart(priced, lambda line: line.code):
        for service in _apart(lines, _service):
            for group in _apart(service, _sides):
                yield _hit(group)


def _apart(lines: Iterable[ChargeLine], key: Callable[[ChargeLine], Hashable]) -> Iterator[list[ChargeLine]]:
    """Yield the lines of each key that has several prices."""
    return (group for group in several(lines, key) if len({line.price for line in group}) > 1)


def _hit(lines: list[ChargeLine]) -> Hit:
    first, *others = by_worth(lines)
    prices = sorted({line.price for line in lines if line.price})
    code = " ".join((first.code, first.modifier)).strip()
    detail = (
        f"{len(lines)} lines charge {code} at {len(prices)} prices, from {dollars(prices[0])} to "
        f"{dollars(prices[-1])}: charge one price, or let a modifier or a revenue code say what differs."
    )
    return Hit(first, detail=detail, others=tuple(others))


def _service(line: ChargeLine) -> Hashable:
    """Return what lines of one service have in common; where the file has no revenue code, the department tells."""
    where = line.revenue_code or line.department
    product = (line.charge_code, line.description) if _MANY_THINGS.fullmatch(line.code) else ()
    return line.code, line.modifier, where, line.setting, line.facility, product


def _sides(line: ChargeLine) -> bool:
    """Say whether a line is for both sides at once, which is charged for two."""
    return "bilateral" in words_said(line.description)


CHECK = Check(
    Rule(
        id="two-prices",
        title="Codes at several prices",
        severity=Severity.LOW,
        carries="a code that other lines charge at another price",
        reason="One service at two prices is charged to patients unequally, and a payer may ask for the lower one.",
        advice="Agree on one price for each group of lines, or make the lines say what differs.",
        source="CMS, Provider Reimbursement Manual (Pub. 15-1), section 2202.4: charges are the same for all patients",
    ),
    find,
)
