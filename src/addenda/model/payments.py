"""What Medicare pays for a line under the old and the new fee schedule: exact, per unit and in all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.money import to_cents

if TYPE_CHECKING:
    from decimal import Decimal

    from addenda.model.release import ReleaseId


class Payment(NamedTuple):
    """What a fee schedule pays for one unit, in dollars; `amount` is None where it sets no price.

    The amount has the decimals that the schedule pays by: two, and three or four for some drugs. `why` says in words
    what the amount is made of, or why there is none. `status` is the schedule's status indicator.
    """

    schedule: ReleaseId
    amount: Decimal | None
    why: str
    status: str = ""


class LinePayment(NamedTuple):
    """The payments of a line before and after, and its yearly units; None where a schedule does not know the code."""

    old: Payment | None
    new: Payment | None
    volume: Decimal | None

    @property
    def old_total(self) -> Decimal | None:
        """The yearly payment under the old schedule; None where the price or the volume is not known."""
        return _total(self.old, self.volume)

    @property
    def new_total(self) -> Decimal | None:
        """The yearly payment under the new schedule; None where the price or the volume is not known."""
        return _total(self.new, self.volume)

    @property
    def difference(self) -> Decimal | None:
        """New less old, a year; None where either is not known."""
        old, new = self.old_total, self.new_total
        return None if old is None or new is None else new - old


class PaymentTotal(NamedTuple):
    """Sums over lines: `old` and `new` of the `lines` of which both are known; `lines_unknown` are in no sum."""

    lines: int
    old: Decimal
    new: Decimal
    lines_unknown: int

    @property
    def difference(self) -> Decimal:
        """New less old, a year."""
        return self.new - self.old


def _total(payment: Payment | None, volume: Decimal | None) -> Decimal | None:
    if payment is None or payment.amount is None or volume is None:
        return None
    return to_cents(payment.amount * volume)
