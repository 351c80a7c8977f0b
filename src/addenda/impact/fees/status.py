"""Status indicators: what the one letter or two beside a code say about its payment.

Sources: for the physician fee schedule the record layout of CMS's relative value file (`RVUyyA.pdf`, the same table as
attachment B of the payment amount file `PFyyPA.pdf`); for outpatient services Addendum D1 of the OPPS final rule.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Pays(Enum):
    """Whether a schedule pays for a code with a status."""

    AMOUNT = "the amount in the schedule"
    NOTHING = "no payment of its own"
    """The payment is known: 0.00."""
    NO_PRICE = "no amount in this schedule"
    """What is paid is another schedule's or a contractor's matter, and is not known."""


class Status(NamedTuple):
    """What a status indicator means, in words, and whether there is an amount."""

    meaning: str
    pays: Pays


PHYSICIAN = {
    "A": Status("active: paid separately where covered", Pays.AMOUNT),
    "B": Status("bundled into the payment of another service", Pays.NOTHING),
    "C": Status("priced by the contractor", Pays.NO_PRICE),
    "D": Status("deleted", Pays.NOTHING),
    "E": Status("excluded from the physician fee schedule by regulation", Pays.NO_PRICE),
    "F": Status("deleted or discontinued", Pays.NOTHING),
    "G": Status("not valid for Medicare, which uses another code for it", Pays.NO_PRICE),
    "H": Status("deleted modifier", Pays.NOTHING),
    "I": Status("not valid for Medicare, which uses another code for it", Pays.NO_PRICE),
    "J": Status("anaesthesia: paid by base units and time, not by relative values", Pays.NO_PRICE),
    "M": Status("measurement: for reporting only", Pays.NOTHING),
    "N": Status("not covered by Medicare", Pays.NOTHING),
    "P": Status("bundled, or excluded and paid under another provision", Pays.NO_PRICE),
    "Q": Status("therapy functional information: for reporting only", Pays.NOTHING),
    "R": Status("restricted coverage: paid under special instructions", Pays.AMOUNT),
    "T": Status("paid only where nothing else under the schedule is billed that day", Pays.AMOUNT),
    "X": Status("excluded from the physician fee schedule by statute", Pays.NO_PRICE),
}
"""The status codes of the physician fee schedule. B and N may have relative values; Medicare does not pay by them."""

OUTPATIENT = {
    "A": Status("paid under another fee schedule than OPPS", Pays.NO_PRICE),
    "B": Status("not recognised by OPPS on a hospital's outpatient bill", Pays.NO_PRICE),
    "C": Status("inpatient procedure, not paid under OPPS", Pays.NO_PRICE),
    "D": Status("discontinued", Pays.NOTHING),
    "E1": Status("not covered by Medicare for outpatients", Pays.NOTHING),
    "E2": Status("not paid by Medicare for outpatients: no pricing information", Pays.NOTHING),
    "F": Status("paid at reasonable cost", Pays.NO_PRICE),
    "G": Status("pass-through drug or biological", Pays.AMOUNT),
    "H": Status("pass-through device, paid by its cost", Pays.NO_PRICE),
    "H1": Status("non-opioid device for pain relief, paid by its cost up to a limit", Pays.NO_PRICE),
    "J1": Status("comprehensive APC: pays for everything on the claim", Pays.AMOUNT),
    "J2": Status("comprehensive APC where certain services are billed together", Pays.AMOUNT),
    "K": Status("drug, biological or radiopharmaceutical, paid separately", Pays.AMOUNT),
    "K1": Status("non-opioid drug for pain relief, paid separately", Pays.AMOUNT),
    "L": Status("influenza or pneumococcal vaccine, paid at reasonable cost", Pays.NO_PRICE),
    "M": Status("not billable to the Medicare contractor", Pays.NOTHING),
    "N": Status("packaged into the payment of another service", Pays.NOTHING),
    "P": Status("partial hospitalisation, paid by the day", Pays.NO_PRICE),
    "Q1": Status("packaged where a service of status S, T or V is on the claim", Pays.AMOUNT),
    "Q2": Status("packaged where a service of status T is on the claim", Pays.AMOUNT),
    "Q3": Status("part of a composite APC where its services are billed together", Pays.AMOUNT),
    "Q4": Status("laboratory test, packaged or paid under the laboratory fee schedule", Pays.NO_PRICE),
    "R": Status("blood or blood product", Pays.AMOUNT),
    "S": Status("procedure or service, never discounted", Pays.AMOUNT),
    "T": Status("procedure or service, discounted where there are several", Pays.AMOUNT),
    "U": Status("brachytherapy source", Pays.AMOUNT),
    "V": Status("clinic or emergency department visit", Pays.AMOUNT),
    "Y": Status("durable medical equipment, billed to its own contractor", Pays.NO_PRICE),
}
"""The status indicators of OPPS, of Addendum D1 since 2017; H1 and K1 since 2025."""

_UNKNOWN = Status("a status that is not known here", Pays.NO_PRICE)


def of_physician(indicator: str) -> Status:
    """Return what a status of the physician fee schedule means."""
    return PHYSICIAN.get(indicator, _UNKNOWN)


def of_outpatient(indicator: str) -> Status:
    """Return what a status of OPPS means."""
    return OUTPATIENT.get(indicator, _UNKNOWN)
