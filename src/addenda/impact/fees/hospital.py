"""What Medicare pays a hospital for outpatient services (OPPS, Addendum B) and for laboratory tests (CLFS)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from addenda.impact.fees.status import Pays, of_outpatient
from addenda.model.money import ZERO
from addenda.model.payments import Payment

if TYPE_CHECKING:
    from addenda.model.concept import Concept
    from addenda.model.release import ReleaseId

OUTPATIENT_FIELDS = frozenset({"status", "apc", "rate"})
"""The fields by which a code set of OPPS rates is known."""
PROFESSIONAL = frozenset({"26"})
"""What a hospital is not paid for: physicians are paid for that by their own schedule (42 CFR 419.22(a))."""
LABORATORY_FIELDS = frozenset({"indicator", "rate", "rate_effective"})
"""The fields by which a code set of laboratory rates is known."""


def outpatient_payment(concept: Concept, schedule: ReleaseId) -> Payment:
    """Return the national rate of one unit: exact as published, which for some drugs is three decimals or four.

    A rate is paid whatever the status, unless the status says that there is none: CMS adds statuses.
    """
    indicator, rate, apc = concept.text("status"), concept.text("rate"), concept.text("apc")
    status = of_outpatient(indicator)
    if status.pays is Pays.NOTHING:
        return Payment(schedule, ZERO, status.meaning, indicator)
    if not rate:
        return Payment(schedule, None, status.meaning, indicator)
    why = f"rate of APC {apc}; {status.meaning}" if apc else f"rate; {status.meaning}"
    return Payment(schedule, Decimal(rate) + ZERO, why, indicator)  # adding 0.00 gives it two decimals at least


def laboratory_payment(concept: Concept, schedule: ReleaseId) -> Payment:
    """Return the rate of one test. CMS writes 0.00 where it has none yet and the contractors set one."""
    indicator = concept.text("indicator")
    rate = Decimal(concept.text("rate") or 0)
    if not rate:
        return Payment(schedule, None, "no rate yet: priced by the contractor", indicator)
    return Payment(schedule, rate, "rate of the laboratory fee schedule", indicator)
