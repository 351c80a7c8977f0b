"""The scenario, with what it leaves out: payments, waivers, facilities, and a finding about several lines."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from addenda.impact.totals import total
from addenda.model.candidates import Candidate, CandidateList, Evidence, Suggestions
from addenda.model.changes import ChangeKind
from addenda.model.findings import Finding, Impact
from addenda.model.payments import LinePayment, Payment, PaymentTotal
from addenda.model.release import ReleaseId
from addenda.model.rules import Rule, Severity, Waiver
from addenda.rendering.workbook.report import report_workbook
from tests.rendering.full_scenario import WHOLE as TWO_HOSPITALS
from tests.rendering.scenario import ABSENT, BACK, CHANGES, FINDINGS, IMPACT, MADE, NEW, TERMINATED, line

OLD_FEES, NEW_FEES = ReleaseId("pfs", "2025"), ReleaseId("pfs", "2026")
TWICE = Rule("duplicate", "Lines that stand twice", Severity.MEDIUM, "a duplicate", "Why.", "Keep one.", "Practice.")

CANDIDATES = CandidateList(
    TERMINATED,
    None,
    (
        Candidate(NEW.new, Evidence.CROSS_REFERENCE, strong=True, score=None),  # type: ignore[arg-type]  # it has one
        Candidate(BACK.new, Evidence.WORDS, strong=True, score=0.625, words=("widget",)),  # type: ignore[arg-type]
    ),
)
SUGGESTIONS = Suggestions(CHANGES, (CANDIDATES, CandidateList(ABSENT, None, ())))


def payments(volume: str | None) -> LinePayment:
    units = None if volume is None else Decimal(volume)
    return LinePayment(Payment(OLD_FEES, Decimal("10.10"), "x"), Payment(NEW_FEES, Decimal("9.05"), "x"), units)


def full() -> Impact:
    """Return an impact with payments, a waived finding, two files, and lines that two findings name."""
    lines = [replace(found.line, file="main.csv", facility="Main", department="Lab") for found in FINDINGS]
    lines[1] = replace(lines[1], file="north.csv", facility="North", price=Decimal("12345678901234.567"))
    findings = [
        replace(found, line=one, payment=payments(None if one.volume is None else f"{one.volume:f}"))
        for found, one in zip(FINDINGS, lines, strict=True)
    ]
    alone = line(20, "D0001", "0.01", "3")
    findings.append(Finding(TWICE, Severity.MEDIUM, lines[0], others=(lines[6], alone)))
    waiver = Waiver("deleted", "It is billed elsewhere.", date(2026, 6, 30))
    payment = PaymentTotal(3, Decimal("100.00"), Decimal("90.50"), 5)
    at_stake = replace(total(one for found in findings for one in found.lines), payment=payment)
    unknown = PaymentTotal(0, Decimal("0.00"), Decimal("0.00"), 2)
    totals = {key: replace(one, payment=unknown) for key, one in IMPACT.totals.items()}
    return replace(
        IMPACT,
        findings=tuple(findings),
        waived=(replace(findings[0], waiver=waiver),),
        at_stake=at_stake,
        rules=(*IMPACT.rules, TWICE),
        totals=totals | {TWICE.id: replace(total((lines[0], lines[6], alone)), payment=payment)},
        assumptions=("Payments are those of the national schedule.",),
    )


FULL = full()
PLAIN = report_workbook(CHANGES, IMPACT, MADE)
WHOLE = report_workbook(CHANGES, FULL, MADE, None, SUGGESTIONS)
OWNED = report_workbook(CHANGES, TWO_HOSPITALS, MADE)
DELETED = CHANGES.of_kind(ChangeKind.DELETED)
