"""The scenario with all that can be told of a charge master: two facilities, fees, waivers, worklists and a range."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from addenda.impact.facts import Facts
from addenda.impact.fees.applying import with_payments
from addenda.impact.judge import assess
from addenda.impact.owners import with_owners
from addenda.impact.range import replacement_range
from addenda.impact.rules import OF_CHANGES
from addenda.impact.rules.check import Check, Hit
from addenda.model.candidates import Candidate, CandidateList, Evidence
from addenda.model.chargemaster import ChargeLine, ChargeMaster, CodeStatus, Price, PriceKind, SourceFile
from addenda.model.findings import Finding
from addenda.model.rules import Decisions, Rule, Severity, Waiver
from addenda.model.worklist import OwnerKind
from tests.impact.fees.schedules import outpatient, table
from tests.rendering.scenario import CHANGES, RULES, line
from tests.support.build import concept

NORTH, SOUTH = "north.csv", "south.csv"
FEES = table(
    (
        outpatient(("A0001", "S", "1", "800.00"), ("C0001", "S", "2", "12.00"), ("D0001", "A", "", "")),
        outpatient(("B0001", "S", "1", "750.00"), ("C0001", "S", "2", "14.50"), ("A0003", "S", "3", "99.00")),
    )
)


def _alike(facts: Facts) -> Iterable[Hit]:
    same = [one for one in facts.master.lines if one.description == "Repair of a widget"]
    yield Hit(same[0], detail="7 lines say the same at 2 prices: $40.00 and $44.00.", others=tuple(same[1:]))


TWICE = Check(
    Rule(
        "told-twice",
        "Lines that say the same at several prices",
        Severity.MEDIUM,
        "another price than a line that says the same",
        "Two patients pay two prices for one thing.",
        "Decide on one price.",
        "invented for this test",
    ),
    _alike,
)


def _charge(row: int, code: str, price: str | None, volume: str | None, **fields: str) -> ChargeLine:
    made = line(row, code, price, volume, fields.pop("description", ""))
    facility = "North Hospital" if fields.get("file", NORTH) == NORTH else "South Hospital"
    placed = replace(made, file=NORTH, facility=facility, sheet="")
    return replace(placed, **fields)  # type: ignore[arg-type]  # every field that is given is a text


def _rate(amount: str, payer: str) -> Price:
    return Price(PriceKind.NEGOTIATED, f"{payer} rate", Decimal(amount), payer)


LINES = (
    replace(
        _charge(2, "A0001", "1234.50", "100", department="Radiology", revenue_code="0320"),
        prices=(_rate("900", "Ash Health"), _rate("950", "Birch Mutual")),
    ),
    replace(
        _charge(3, "A0003", "99.99", None, department="Radiology", revenue_code="0320"),
        prices=(_rate("80", "Ash Health"),),
    ),
    _charge(4, "A0003", "210.00", "12", department="Clinic", revenue_code="0510", file=SOUTH),
    _charge(5, "A0004", "5.00", "1000", department="Clinic", revenue_code="0510"),
    _charge(6, "A0002", "10.00", "3"),
    _charge(7, "C0001", "40.00", "8", department="Surgery", revenue_code="0360", description="Repair of a widget"),
    *(
        _charge(row, "C0001", "44.00", "1", department="Surgery", file=file, description="Repair of a widget")
        for row, file in ((8, NORTH), (9, NORTH), (10, NORTH), (11, NORTH), (12, NORTH), (13, SOUTH))
    ),
    _charge(14, "D0001", "7.00", "2", department="Stores", file=SOUTH),
    replace(_charge(15, "", "3.00", "1", file=SOUTH), raw_code="LOCAL1", status=CodeStatus.OTHER),
)
MASTER = ChargeMaster(
    file="hospitals",
    sha256="d" * 64,
    sheets=("",),
    sheets_not_read=(),
    columns={"code": "CPT", "price": "Price", "department": "Dept"},
    lines=LINES,
    files=(SourceFile(NORTH, "e" * 64, "North Hospital"), SourceFile(SOUTH, "f" * 64, "South Hospital")),
    remarks=("Files that are no tables were not read: notes.txt.",),
)
WAIVERS = (Waiver("deleted", "The lines go on 1 March.", date(2026, 3, 1), charge_code="4000006"),)


def _suggested(found: Finding) -> Finding:
    if found.change is None or found.change.key.code not in {"A0001", "A0003"} or found.rule.id != "deleted":
        return found
    listed = (Candidate(concept("B0001", long="Widget, any"), Evidence.CROSS_REFERENCE, True, 1.0),)
    return replace(found, candidates=CandidateList(found.change, None, listed))  # type: ignore[arg-type]  # a deletion


_CHECKS = (*(check for check in OF_CHANGES if check.rule.id in RULES), TWICE)
_JUDGED = assess(Facts(CHANGES, MASTER), Decisions({}, WAIVERS, date(2026, 1, 2)), _CHECKS)
_PRICED = with_payments(
    replace(_JUDGED, findings=tuple(map(_suggested, _JUDGED.findings))),
    FEES,
    ("Payments are those of OPPS 2030 against 2030, in the national amount, for a facility.",),
)
WHOLE = with_owners(replace(_PRICED, range=replacement_range(_PRICED, FEES)), OwnerKind, FEES)
"""An impact with something in every part of its view."""
