"""The view of what Medicare pays under the old and the new fee schedule, and why an amount is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.money import dollars, to_cents
from addenda.rendering.visible import visible
from addenda.rendering.words import number

if TYPE_CHECKING:
    from decimal import Decimal

    from addenda.model.payments import LinePayment, Payment, PaymentTotal


@dataclass(frozen=True, slots=True)
class PaymentView:
    """Payments a year, None where not known."""

    old: str | None
    """Under the old schedule."""
    new: str | None
    """Under the new schedule."""
    difference: str | None
    """New less old, with its sign."""
    note: str
    """Of a line, why something is not known, "" where all is; of a sum, how many lines are not in it."""
    unit: str = ""
    """What is paid for one unit of a line, as a clause; "" where neither schedule sets an amount, and of a sum."""


def line_payment(payment: LinePayment) -> PaymentView:
    """Return the view of a line's payments."""
    difference = payment.difference
    return PaymentView(
        old=_known(payment.old_total),
        new=_known(payment.new_total),
        difference=None if difference is None else signed(difference),
        note="" if difference is not None else visible(_why(payment)),
        unit=_unit(payment),
    )


def payment_total(total: PaymentTotal) -> PaymentView:
    """Return the view of a sum of payments; where no line's is known, the sum is not known either."""
    none_known = not total.lines and total.lines_unknown
    return PaymentView(
        old=None if none_known else dollars(total.old),
        new=None if none_known else dollars(total.new),
        difference=None if none_known else signed(total.difference),
        note=number(total.lines_unknown),
    )


def signed(amount: Decimal) -> str:
    """Return a difference with its sign, such as `+$5.00`."""
    return f"+{dollars(amount)}" if to_cents(amount) > 0 else dollars(amount)


def payment_note(total: PaymentTotal | None) -> str:
    """Return the sentence that stands in the place of a table in which nothing is known; "" where something is."""
    if total is None or total.lines or not total.lines_unknown:
        return ""
    return (
        "What Medicare pays a year is not known: no line has a volume and an amount in both fee schedules, the old and "
        "the new one."
    )


def _unit(payment: LinePayment) -> str:
    old, new = (_amount(one) for one in (payment.old, payment.new))
    if old is None and new is None:
        return ""
    return f"{old or 'unknown'} before, {new or 'unknown'} now"


def _amount(payment: Payment | None) -> str | None:
    return _known(payment.amount) if payment else None


def _known(amount: Decimal | None) -> str | None:
    return None if amount is None else dollars(amount)


def _why(payment: LinePayment) -> str:
    """Return why the difference is not known, as a clause."""
    if payment.old is None and payment.new is None:
        return "no fee schedule knows the code"
    reasons = [_no_amount(payment.old, "old"), _no_amount(payment.new, "new")]
    if payment.volume is None:
        reasons.append("the line has no volume")
    return "; ".join(filter(None, reasons))


def _no_amount(payment: Payment | None, which: str) -> str:
    if payment is None:
        return f"no {which} fee schedule knows the code"
    return f"{payment.schedule}: {payment.why}" if payment.amount is None else ""
