"""What the Medicare physician fee schedule pays (42 CFR 414.20 to 414.26).

    (work RVU x work GPCI + practice expense RVU x its GPCI + malpractice RVU x its GPCI) x conversion factor

The practice expense is that of the setting. Nothing is rounded before the end, where the amount is rounded half up to
the cent: CMS publishes amounts of two decimals (record layout of its payment amount file `PFyyPA.pdf`: `9(7).99`) and
names no other rounding.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from addenda.impact.fees.status import Pays, of_physician
from addenda.model.money import ZERO, to_cents
from addenda.model.payments import Payment

if TYPE_CHECKING:
    from addenda.model.concept import Concept
    from addenda.model.release import ReleaseId

COMPONENTS = frozenset({"26", "TC", "53"})
"""The modifiers that the schedule prices apart: professional and technical component, and a discontinued procedure
(CMS, record layout of the relative value files PPRRVU, field MOD)."""

_ONE = Decimal(1)


class Setting(StrEnum):
    """Where a service is furnished; in a facility the practice expense is mostly the facility's own."""

    FACILITY = "facility"
    NONFACILITY = "nonfacility"


class Locality(NamedTuple):
    """A payment locality and its geographic practice cost indices."""

    name: str
    work: Decimal
    expense: Decimal
    malpractice: Decimal


NATIONAL = Locality("national amount", _ONE, _ONE, _ONE)
"""The amount before any locality's indices."""

PHYSICIAN_FIELDS = frozenset({"status", "work", "facility_expense", "nonfacility_expense", "conversion_factor"})
"""The fields by which a code set of the physician fee schedule is known."""


def locality_of(concept: Concept) -> Locality:
    """Return the indices of a concept of the code set of cost indices (GPCI)."""
    name = concept.text("name").strip("* ")
    return Locality(name, *(Decimal(concept.text(field)) for field in ("work", "expense", "malpractice")))


def physician_payment(concept: Concept, schedule: ReleaseId, locality: Locality, setting: Setting) -> Payment:
    """Return what is paid for one unit of a code, or of its professional or technical component."""
    indicator = concept.text("status")
    status = of_physician(indicator)
    if status.pays is not Pays.AMOUNT:
        amount = ZERO if status.pays is Pays.NOTHING else None
        return Payment(schedule, amount, status.meaning, indicator)
    work, expense, malpractice = (
        _units(concept, field) for field in ("work", f"{setting.value}_expense", "malpractice")
    )
    factor = _units(concept, "conversion_factor")
    if not (work or expense or malpractice) or not factor:
        return Payment(schedule, None, "no relative values: priced by the contractor", indicator)
    units = work * locality.work + expense * locality.expense + malpractice * locality.malpractice
    why = (
        f"({work} x {locality.work} + {expense} x {locality.expense} + {malpractice} x {locality.malpractice})"
        f" x {factor}; {status.meaning}"
    )
    return Payment(schedule, to_cents(units * factor), why, indicator)


def _units(concept: Concept, field: str) -> Decimal:
    return Decimal(concept.text(field) or 0)
