"""The geographic practice cost indices (GPCI): one row a locality, keyed by contractor (MAC) and locality number.

A payment is (work x work index + practice expense x its index + malpractice x its index) x conversion factor.
"""

from __future__ import annotations

from addenda.model.codeset import Field, Role
from addenda.reading.delimited.values import Form
from addenda.reading.fees.schedule import Presence, Schedule, Slot


def _index(name: str, title: str, slot: Slot) -> tuple[Field, Slot]:
    return Field(name, title, Role.PAYMENT), slot._replace(form=Form.AMOUNT)


GPCI = Schedule(
    id="gpci",
    title="Medicare geographic practice cost indices (CMS, GPCI)",
    codeset_title="Medicare geographic practice cost indices",
    looks_for="a table with the headers Locality Number, PW GPCI, PE GPCI and MP GPCI, with any year before them",
    words=("LOCALITY", "GPCI"),
    known_by=(r".*\bLOCALITY( NUMBER| #)?", r".*\bGPCI\b.*"),
    known_by_at_least=2,
    code=(
        Slot("Medicare Administrative Contractor (MAC)", (r".*\b(CONTRACTOR|MAC|CARRIER)\b.*",), 0, digits=5),
        Slot("Locality Number", (r"LOCALITY( NUMBER| NO\.?| #)?",), 2, digits=2),
    ),
    modifier=None,
    fields=(
        (Field("name", "Locality", Role.DESCRIPTOR), Slot("Locality Name", (r"LOCALITY NAME.*",), 3)),
        (
            Field("state", "State", Role.ADMINISTRATIVE),
            Slot("State", ("STATE",), 1, presence=Presence.SOME_YEARS),
        ),
        # Some years publish the work index twice; the one with the floor of 1.0 is paid while the floor is law.
        _index("work", "Work index", Slot("PW GPCI", (r"(?!.*WITHOUT).*\b(PW|WORK)\b.*", r".*\b(PW|WORK)\b.*"), 4)),
        _index("expense", "Practice expense index", Slot("PE GPCI", (r".*\b(PE|PRACTICE EXPENSE)\b.*",), 5)),
        _index("malpractice", "Malpractice index", Slot("MP GPCI", (r".*\b(MP|MALPRACTICE)\b.*",), 6)),
    ),
    code_pattern=r"\d{7}",
    shard=2,
)
"""The code is the contractor's number (5 digits) and the locality's (2)."""
