"""One comparison with every kind of change, and a charge master that it touches in every way."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from addenda.impact.owners import with_owners
from addenda.impact.rules import OF_CHANGES
from addenda.model.candidates import Abstention, Candidate, CandidateList, Ended, Evidence
from addenda.model.changes import (
    Change,
    ChangeKind,
    ChangeSet,
    Counts,
    Edit,
    FieldChange,
    Reason,
    RevisionClass,
    Side,
    Transient,
)
from addenda.model.chargemaster import ChargeLine, ChargeMaster, CodeStatus, Price, PriceKind, SourceFile
from addenda.model.codeset import Role
from addenda.model.concept import Concept
from addenda.model.findings import Effect, Finding, Impact, Total
from addenda.model.money import ZERO
from addenda.model.notes import Code, Note
from addenda.model.payments import LinePayment, Payment, PaymentTotal
from addenda.model.range import Kept, MoneyRange, ReplacementRange, Replacements, Scenario
from addenda.model.release import ReleaseId, Source
from addenda.model.rules import Waiver
from addenda.model.worklist import OwnerKind
from addenda.rendering.view import Provenance
from tests.support.build import CODESET, concept

OLD_DAY, NEW_DAY = date(2025, 1, 1), date(2026, 1, 1)
NASTY = "<b>bold</b> | `tick` @team #12 *star* _under_ [x](http://x.test) \\| \"quote\" 'single' &amp; ~~gone~~ $a$"

MADE = Provenance(
    version="0.0.0",
    inputs=(Source("old.zip", "a" * 64, 10), Source("new.zip", "b" * 64, 20)),
    assumptions=("Prices were taken from the column “Price”.",),
)

TERMINATED = Change(
    ChangeKind.DELETED,
    concept("A0001").key,
    concept("A0001", long="Widget, plain, each"),
    concept("A0001", long="Widget, plain, each", terminated="2025-06-30", cross_references=["B0001", "B0002"]),
    date(2025, 7, 1),
    Reason.TERMINATED,
)
ABSENT = Change(
    ChangeKind.DELETED, concept("A0002").key, concept("A0002", short="Widget gone"), None, NEW_DAY, Reason.ABSENT
)
REPLACED = Change(
    ChangeKind.DELETED,
    concept("A0003").key,
    concept("A0003", long="Gadget"),
    concept("A0003", long="Gadget", terminated="2025-12-31", cross_references=["B0001"]),
    NEW_DAY,
    Reason.TERMINATED,
)
_BEFORE = concept("A0004", long="Examination of a widget", added="2020-01-01")
_AFTER = concept("A0004", long="Course in gadget safety, online", added="2025-04-01")
REUSED = (
    Change(ChangeKind.DELETED, _BEFORE.key, _BEFORE, _AFTER, date(2025, 4, 1), Reason.REUSED),
    Change(ChangeKind.ADDED, _BEFORE.key, _BEFORE, _AFTER, date(2025, 4, 1), Reason.REUSED),
)
NEW = Change(ChangeKind.ADDED, concept("B0001").key, None, concept("B0001", long="Widget, any"), NEW_DAY, Reason.NEW)
BACK = Change(
    ChangeKind.ADDED,
    concept("B0002").key,
    concept("B0002", long="Widget, round", terminated="2019-12-31"),
    concept("B0002", long="Widget, round"),
    NEW_DAY,
    Reason.REACTIVATED,
)
TEXTUAL = Change(
    ChangeKind.REVISED,
    concept("C0001").key,
    concept("C0001", long="Repair of a small widget", short="REPAIR WIDGET", coverage="D"),
    concept("C0001", long="Repair of a large widget or gadget", short="Repair widget", coverage="C"),
    NEW_DAY,
    fields=(
        FieldChange(
            "long",
            Role.DESCRIPTOR,
            "Repair of a small widget",
            "Repair of a large widget or gadget",
            RevisionClass.TEXTUAL,
            (
                (Edit.EQUAL, "Repair of a "),
                (Edit.DELETE, "small"),
                (Edit.INSERT, "large"),
                (Edit.EQUAL, " widget"),
                (Edit.INSERT, " or gadget"),
            ),
        ),
        FieldChange(
            "short",
            Role.DESCRIPTOR,
            "REPAIR WIDGET",
            "Repair widget",
            RevisionClass.EDITORIAL,
            ((Edit.DELETE, "REPAIR WIDGET"), (Edit.INSERT, "Repair widget")),
        ),
        FieldChange("coverage", Role.PAYMENT, "D", "C"),
        FieldChange("action", Role.PROVENANCE, "N", "C"),
    ),
)
NESTED = Change(
    ChangeKind.REVISED,
    concept("C0002").key,
    concept("C0002", short="Gadget, large", hierarchy={"section": "Tools"}),
    concept("C0002", short="Gadget, large", long="Gadget, large, each", hierarchy={"section": "Toys"}),
    NEW_DAY,
    fields=(
        FieldChange("long", Role.DESCRIPTOR, None, "Gadget, large, each"),
        FieldChange(
            "hierarchy",
            Role.ADMINISTRATIVE,
            {"section": "Tools"},
            {"section": "Toys"},
            details=("section: “Tools” became “Toys”",),
        ),
    ),
)
UPDATED = Change(
    ChangeKind.UPDATED,
    concept("D0001").key,
    concept("D0001", long="Hire of a widget", coverage="D", pricing=["11", "13"]),
    concept("D0001", long="Hire of a widget", pricing=["11"]),
    NEW_DAY,
    fields=(
        FieldChange("coverage", Role.PAYMENT, "D", None),
        FieldChange("pricing", Role.PAYMENT, ["11", "13"], ["11"]),
    ),
)
HOSTILE = Change(
    ChangeKind.UPDATED,
    concept("D0002").key,
    concept("D0002", long=NASTY, coverage="\x1b[2J\x00"),
    concept("D0002", long=NASTY, coverage=NASTY),
    NEW_DAY,
    fields=(FieldChange("coverage", Role.PAYMENT, "\x1b[2J\x00", NASTY),),
)
TRANSIENT = Transient(
    concept("E0001", long="Widget, trial", added="2025-04-01", terminated="2025-09-30"),
    date(2025, 4, 1),
    date(2025, 9, 30),
)

CHANGES = ChangeSet(
    codeset=CODESET,
    old=Side(ReleaseId("test", "2025"), OLD_DAY, "1" * 40, 1009, date(2026, 2, 3)),
    new=Side(ReleaseId("test", "2026"), NEW_DAY, None, 1008),
    counts=Counts(added=3, deleted=4, revised=2, updated=2, reused=1, transient=1, unchanged=1001),
    changes=(TERMINATED, ABSENT, REPLACED, *REUSED, NEW, BACK, TEXTUAL, NESTED, UPDATED, HOSTILE),
    transients=(TRANSIENT,),
)
NOTHING = replace(
    CHANGES, counts=Counts(0, 0, 0, 0, 0, 0, 1009), changes=(), transients=(), new=CHANGES.new._replace(in_force=1009)
)


def line(row: int, code: str, price: str | None, volume: str | None, text: str = "", modifier: str = "") -> ChargeLine:
    return ChargeLine(
        sheet="Charges",
        row=row,
        charge_code=f"40{row:05}",
        description=text or f"Charge on {code}",
        raw_code=code,
        code=code,
        modifier=modifier,
        status=CodeStatus.CODE,
        price=None if price is None else Decimal(price),
        volume=None if volume is None else Decimal(volume),
    )


_TOLD = {*Effect, "modifier"}
RULES = {check.rule.id: check.rule for check in OF_CHANGES if check.rule.id in _TOLD}


def found(rule: str, change: Change | Transient, charge: ChargeLine) -> Finding:
    return Finding(RULES[rule], RULES[rule].severity, charge, change)


FINDINGS = (
    found(Effect.DELETED, TERMINATED, line(2, "A0001", "1234.50", "100")),
    found(Effect.DELETED, ABSENT, line(3, "A0002", "10.00", "2.5")),
    found(Effect.DELETED, REPLACED, line(4, "A0003", "99.99", None)),
    found(Effect.DELETED, ABSENT, line(5, "A0002", None, "7")),
    found(Effect.REUSED, REUSED[1], line(6, "A0004", "5.00", "1000")),
    found(Effect.TRANSIENT, TRANSIENT, line(7, "E0001", "20.00", "-3")),
    found(Effect.REVISED, TEXTUAL, line(8, "C0001", "0.05", "1", modifier="RT")),
    found(Effect.UPDATED, HOSTILE, line(9, "D0002", None, None, text=NASTY + "\x1b[2J\x00\r\n")),
)


def total(findings: Iterable[Finding]) -> Total:
    lines = [finding.line for finding in findings]
    known = [one.gross for one in lines if one.gross is not None]
    return Total(
        lines=len(lines),
        gross=sum(known, ZERO) if known or not lines else None,
        lines_without_volume=sum(one.volume is None for one in lines),
        lines_without_price=sum(one.price is None for one in lines),
        lines_without_gross=len(lines) - len(known),
    )


def impact_of(
    changes: ChangeSet,
    findings: tuple[Finding, ...],
    file: str = "charges.xlsx",
    others: tuple[ChargeLine, ...] = (),
) -> Impact:
    """Return the impact on the lines of the findings and on others, which are in no total."""
    lines = (*(finding.line for finding in findings), *others)
    return Impact(
        changes=changes,
        chargemaster=ChargeMaster(
            file=file,
            sha256="c" * 64,
            sheets=("Charges",),
            sheets_not_read=("Notes",),
            columns={"code": "CPT /HCPC", "price": "Price", "volume": "Volume"},
            lines=lines,
            rows_skipped=3,
            columns_not_used={"charge_code": ("Charge #", "CDM No.")},
        ),
        everything=total(findings),
        lines_with_code=sum(one.status is CodeStatus.CODE for one in lines),
        lines_ambiguous=sum(one.status is CodeStatus.AMBIGUOUS for one in lines),
        lines_other=sum(one.status is CodeStatus.OTHER for one in lines),
        at_stake=total(findings),
        rules=tuple(RULES.values()),
        totals={rule: total(one for one in findings if one.rule.id == rule) for rule in RULES},
        findings=findings,
    )


IMPACT = impact_of(CHANGES, FINDINGS)


def unclear(row: int, raw: str, status: CodeStatus = CodeStatus.AMBIGUOUS) -> ChargeLine:
    return replace(line(row, "", "1.00", "1"), raw_code=raw, status=status)


def hostile_candidates(change: Change, one: Concept) -> CandidateList:
    """Return the candidates of a change, where a file can fill each text and each code in them."""
    note = Note(one.text("long"), (), None, ())
    candidates = tuple(
        Candidate(one, evidence, True, 0.5, (one.text("long"),), Code(one.code, (one.code,)), (one.key,))
        for evidence in Evidence
    )
    ended = (Ended(one.key, ()), Ended(one.key._replace(code=f"{one.code}+"), (one.key,)))
    return CandidateList(change, note, candidates, ended, Abstention.WEAK)


def hostile(text: str) -> tuple[ChangeSet, Impact]:
    """Return a comparison and an impact that carry one text in every field that a file can fill."""
    key = concept(text).key._replace(modifier=text)
    one = Concept(key, {"long": text, "short": text, "cross_references": [text]})
    fields = (
        FieldChange("long", Role.DESCRIPTOR, text, text, RevisionClass.TEXTUAL, ((Edit.DELETE, text),)),
        FieldChange("hierarchy", Role.ADMINISTRATIVE, {text: text}, {text: [text]}, details=(text, text)),
        FieldChange(text, Role.PAYMENT, [text], text),
    )
    kinds = (ChangeKind.DELETED, ChangeKind.ADDED, ChangeKind.REVISED, ChangeKind.UPDATED)
    changes = tuple(Change(kind, key, one, one, NEW_DAY, fields=fields) for kind in kinds)
    reused = tuple(Change(kind, key, one, one, NEW_DAY, Reason.REUSED) for kind in kinds[:2])
    codeset = replace(CODESET, id=text, title=text, publisher=text, notice=text)
    side = Side(ReleaseId(text, text), OLD_DAY, text, 1)
    transient = Transient(one, OLD_DAY, NEW_DAY)
    changeset = ChangeSet(
        codeset, side, side, Counts(2, 2, 1, 1, 1, 1, 0), changes[:1] + reused + changes[1:], (transient,)
    )
    charge = replace(
        line(1, text, "1", None),
        sheet=text,
        charge_code=text,
        description=text or " ",
        raw_code=text,
        modifier=text,
        department=text,
        revenue_code=text,
        file=text,
        facility=text,
        prices=(Price(PriceKind.NEGOTIATED, text, ZERO, text, text),),
    )
    # its gross is known, that of the other not: so the order of the two owners does not hang on the text
    elsewhere = replace(charge, sheet="Drugs", file="other.csv", facility="Other", department="", volume=Decimal(1))
    candidates = hostile_candidates(changes[0], one)
    payment = LinePayment(Payment(ReleaseId(text, text), None, text, text), None, None)
    findings = tuple(
        replace(
            found(rule, transient if rule == Effect.TRANSIENT else changes[0], charge),
            candidates=candidates,
            others=(elsewhere,),
            payment=payment,
        )
        for rule in RULES
    )
    findings += (replace(findings[-1], detail=text, change=None),)
    impact = impact_of(changeset, findings, file=text, others=(unclear(2, text), unclear(3, text, CodeStatus.OTHER)))
    master = replace(
        impact.chargemaster,
        sha256=text,
        sheets=(f"x{text}", f"x{text}"),  # a sheet that is named like its file is not told
        sheets_not_read=(text,),
        columns={text: text},
        columns_not_used={"volume": (text, text)},
        lines=(*impact.chargemaster.lines, elsewhere),
        files=(SourceFile(text, text, text), SourceFile("other.csv", text, "Other")),
        remarks=(text,),
    )
    waived = replace(findings[-1], waiver=Waiver("updated", text, NEW_DAY, text, text, text, text))
    told = replace(
        impact,
        chargemaster=master,
        waived=(waived,),
        assumptions=(text,),
        range=hostile_range(one, text),
        at_stake=replace(impact.at_stake, payment=PaymentTotal(0, ZERO, ZERO, 1)),
    )
    return changeset, with_owners(told, OwnerKind)


def hostile_range(one: Concept, text: str) -> Replacements:
    """Return a range whose code and assumptions a file can fill."""
    kept = Kept(ZERO, Decimal(1), 1, 1)
    money = MoneyRange(Decimal(1), kept, kept, kept, 0)
    each = ReplacementRange(one.key, 1, money, money)
    return Replacements(each._replace(key=None), (each,), tuple((scenario, text) for scenario in Scenario))
