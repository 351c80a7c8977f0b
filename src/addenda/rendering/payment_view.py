"""The view of what Medicare pays: amounts a year under the old and the new fee schedule, and why one is not known."""

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
    """Payments a year, None where not known; `difference` has its sign.

    `note` says of a line why something is not known, "" where all is; of a sum how many lines are not in it.
    """

    old: str | None
    new: str | None
    difference: str | None
    note: str


def line_payment(payment: LinePayment) -> PaymentView:
    """Return the view of a line's payments."""
    difference = payment.difference
    return PaymentView(
        old=_known(payment.old_total),
        new=_known(payment.new_total),
        difference=None if difference is None else signed(difference),
        note="" if difference is not None else visible(_why(payment)),
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
        return f"the {which} fee schedule does not know the code"
    return f"{payment.schedule}: {payment.why}" if payment.amount is None else ""
