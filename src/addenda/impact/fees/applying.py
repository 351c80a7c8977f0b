"""Payments beside the findings of a charge master, and their sums."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from addenda.impact.totals import distinct
from addenda.model.money import ZERO
from addenda.model.payments import PaymentTotal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.impact.fees.table import FeeTable
    from addenda.model.chargemaster import ChargeLine
    from addenda.model.findings import Finding, Impact


def with_payments(impact: Impact, table: FeeTable, assumptions: Iterable[str] = ()) -> Impact:
    """Return the same impact with what each line is paid, the sums, and what they rest on added to its assumptions."""

    def of(lines: Iterable[ChargeLine]) -> PaymentTotal:
        return total_payment(table, lines)

    return replace(
        impact,
        everything=replace(impact.everything, payment=of(impact.chargemaster.lines)),
        at_stake=replace(impact.at_stake, payment=of(line for one in impact.findings for line in one.lines)),
        totals={
            rule: replace(
                total, payment=of(line for one in impact.findings if one.rule.id == rule for line in one.lines)
            )
            for rule, total in impact.totals.items()
        },
        findings=_paid(table, impact.findings),
        waived=_paid(table, impact.waived),
        assumptions=(*impact.assumptions, *assumptions),
    )


def total_payment(table: FeeTable, lines: Iterable[ChargeLine]) -> PaymentTotal:
    """Return the sums over lines, each line once; a line of which one side is not known is in neither sum."""
    old = new = ZERO
    known = unknown = 0
    for line in distinct(lines):
        payment = table.payment(line)
        before, after = payment.old_total, payment.new_total
        if before is None or after is None:
            unknown += 1
        else:
            old, new, known = old + before, new + after, known + 1
    return PaymentTotal(known, old, new, unknown)


def _paid(table: FeeTable, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(replace(finding, payment=table.payment(finding.line)) for finding in findings)
