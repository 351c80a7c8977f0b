"""Several fee schedules side by side, each before and after: what a line of a charge master is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.chargemaster import CodeStatus
from addenda.model.payments import LinePayment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.impact.fees.schedule import FeeSchedule
    from addenda.model.chargemaster import ChargeLine
    from addenda.model.payments import Payment


class SchedulePair(NamedTuple):
    """A fee schedule before and after; `old` is None where no release of it is at hand."""

    old: FeeSchedule | None
    new: FeeSchedule


class Payments(NamedTuple):
    """What one schedule pays for one unit, before and after; None where it does not know the code."""

    old: Payment | None
    new: Payment | None

    @property
    def known(self) -> bool:
        """Whether the schedule knows the code, before or after."""
        return self.old is not None or self.new is not None

    @property
    def priced(self) -> bool:
        """Whether it sets an amount, before or after."""
        return any(one is not None and one.amount is not None for one in self)


_NOT_PAID = Payments(None, None)


class FeeTable:
    """What lines are paid. Each line is paid by one schedule, the same before and after, so that sums add up.

    That is the first, in the order in which they were given, that sets an amount for the code; where none does, the
    first that knows it.
    """

    def __init__(self, schedules: Iterable[SchedulePair]) -> None:
        self._schedules = tuple(schedules)
        self._found: dict[tuple[str, str], Payments] = {}

    def payments(self, code: str, modifiers: str = "") -> Payments:
        """Return what is paid for one unit of a code with modifiers (`26 LT`)."""
        key = code, modifiers
        if key not in self._found:
            self._found[key] = self._payments(code, modifiers)
        return self._found[key]

    def payment(self, line: ChargeLine) -> LinePayment:
        """Return what is paid for a line, whose units are its volume; nothing is known of a line without a code."""
        found = self.payments(line.code, line.modifier) if line.status is CodeStatus.CODE else _NOT_PAID
        return LinePayment(found.old, found.new, line.volume)

    def _payments(self, code: str, modifiers: str) -> Payments:
        first_known = _NOT_PAID
        for old, new in self._schedules:
            found = Payments(old.payment(code, modifiers) if old else None, new.payment(code, modifiers))
            if found.priced:
                return found
            if found.known and not first_known.known:
                first_known = found
        return first_known
