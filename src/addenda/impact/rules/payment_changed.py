"""Medicare pays for the code of a line in another way, or a fifth more or less."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from addenda.impact.rules.check import Check, Hit
from addenda.model.findings import Effect
from addenda.model.money import dollars
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.impact.facts import Facts
    from addenda.model.payments import Payment

LARGE = Decimal("0.20")
"""From which part of the old amount on a change of the amount alone is told; CMS changes nearly all of them yearly."""
_GONE = frozenset({Effect.DELETED, Effect.REUSED, Effect.TRANSIENT})
_GROUP = re.compile(r"\bAPC (\w+)")


def find(facts: Facts) -> Iterator[Hit]:
    """Yield the lines whose payment changed; those of a code that is not what it was are told of by other rules."""
    if facts.fees is None:
        return
    gone = {id(touch.line) for touch in facts.touches if touch.effect in _GONE}
    for line in facts.coded:
        if id(line) not in gone:
            payment = facts.fees.payment(line)
            if said := _change(payment.old, payment.new):
                yield Hit(line, detail=said)


def _change(old: Payment | None, new: Payment | None) -> str:
    """Return what changed as a sentence, "" for nothing worth one; a code that was not priced before is new."""
    if old is None:
        return ""
    if new is None:
        return f"{old.schedule} paid {_amount(old)} for a unit; the new schedule does not have the code."
    if old.status == new.status and _group(old) == _group(new) and not _is_large(old.amount, new.amount):
        return ""
    return f"{old.schedule} paid {_told(old)}; {new.schedule} pays {_told(new)}."


def _is_large(old: Decimal | None, new: Decimal | None) -> bool:
    if old is None or new is None:
        return old is not new
    return old != new and abs(new - old) >= LARGE * old


def _group(payment: Payment) -> str:
    """Return the payment group (APC) that an amount is the rate of, "" for none."""
    found = _GROUP.search(payment.why)
    return found[1] if found else ""


def _told(payment: Payment) -> str:
    parts = (f"status {payment.status}" if payment.status else "", f"APC {_group(payment)}" if _group(payment) else "")
    return f"{_amount(payment)} ({', '.join(part for part in parts if part) or payment.why})"


def _amount(payment: Payment) -> str:
    return "no set amount" if payment.amount is None else dollars(payment.amount)


CHECK = Check(
    Rule(
        id="payment-changed",
        title="Lines paid in another way",
        severity=Severity.MEDIUM,
        carries="a code that is paid in another way or a fifth more or less",
        reason="What was paid by itself may be packaged or not covered now, and the other way round.",
        advice="Check price, packaging and coverage of each line.",
        source="CMS Claims Processing Manual (Pub. 100-04), chapter 4, section 10.1.1: payment status indicators; "
        "the status codes of the physician fee schedule's relative value files",
    ),
    find,
    needs_fees=True,
)
