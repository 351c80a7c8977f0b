"""By whom: worklists of departments, revenue codes, facilities and payers; no finding is lost, no cent counts twice."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addenda.impact.facts import Facts
from addenda.impact.fees.applying import with_payments
from addenda.impact.judge import assess
from addenda.impact.owners import facility_totals, with_owners, worklists
from addenda.impact.rules.check import Check, Hit
from addenda.model.changes import ChangeKind, Reason
from addenda.model.chargemaster import ChargeLine, ChargeMaster, Price, PriceKind
from addenda.model.findings import Impact
from addenda.model.money import ZERO
from addenda.model.rules import Rule, Severity
from addenda.model.worklist import OwnerKind, Worklist
from tests.impact.fees.schedules import change, change_set, line, outpatient, table

ONE_OWNER = (OwnerKind.DEPARTMENT, OwnerKind.REVENUE_CODE, OwnerKind.FACILITY)
CODES = ("C0001", "C0002", "C0003", "C0009")
CHANGES = change_set(change(ChangeKind.DELETED, "C0001", Reason.ABSENT))
FEES = table((outpatient(*((code, "S", "1", "10") for code in CODES[:2])), outpatient(("C0001", "S", "1", "12.34"))))


def rule(name: str, severity: Severity) -> Rule:
    return Rule(name, name, severity, name, "", "", "")


def pairs(facts: Facts) -> Iterable[Hit]:
    """Yield a finding for all lines on C0003 together, as a rule on duplicates does."""
    if same := [line for line in facts.master.lines if line.code == "C0003"]:
        yield Hit(same[0], others=tuple(same[1:]))


def on(*codes: str) -> Check:
    severity = {"C0001": Severity.HIGH, "C0002": Severity.MEDIUM}.get(codes[0], Severity.LOW)
    return Check(
        rule(f"on-{codes[0]}", severity),
        lambda facts: (Hit(line) for line in facts.master.lines if line.code in codes),
    )


CHECKS = (on("C0001"), on("C0002", "C0001"), Check(rule("pairs", Severity.NOTE), pairs))


def charge(
    code: str,
    price: str | None = "1",
    volume: str | None = "1",
    *,
    row: int = 1,
    department: str = "",
    revenue_code: str = "",
    facility: str = "",
    payers: Iterable[str] = (),
) -> ChargeLine:
    prices = tuple(Price(PriceKind.NEGOTIATED, "Rate", Decimal(1), payer) for payer in payers)
    made = line(code, volume=volume, price=price, facility=facility)
    return replace(made, row=row, department=department, revenue_code=revenue_code, prices=prices)


def judged(lines: Iterable[ChargeLine]) -> Impact:
    return assess(Facts(CHANGES, ChargeMaster("f", "", (), (), {}, tuple(lines))), checks=CHECKS)


def told(lists: Iterable[Worklist]) -> list[tuple[str, list[int]]]:
    return [(one.owner, [finding.line.row for finding in one.findings]) for one in lists]


def test_each_owner_has_its_findings_worst_first_then_most_gross_then_unknown() -> None:
    lines = [
        charge("C0002", "100", row=2, department="Ward"),
        charge("C0002", None, row=3, department="Ward"),
        charge("C0001", None, row=4, department="Ward"),
        charge("C0001", "5", row=5, department="Ward"),
        charge("C0002", "900", row=6, department="Clinic"),
        charge("C0009", "900", row=7, department="Kitchen"),
    ]
    found = worklists(judged(lines), OwnerKind.DEPARTMENT)
    assert told(found) == [("Ward", [5, 4, 2, 5, 3, 4]), ("Clinic", [6])]
    ward, clinic = found
    assert ward.effort == {Severity.HIGH: 2, Severity.MEDIUM: 2, Severity.LOW: 0, Severity.NOTE: 0}
    assert clinic.effort[Severity.MEDIUM] == 1
    assert (ward.at_stake.lines, ward.at_stake.gross, ward.at_stake.lines_without_gross) == (4, Decimal("105.00"), 2)


def test_owners_stand_by_their_worst_finding_then_money_then_name() -> None:
    lines = [
        charge("C0002", "1", department="b"),
        charge("C0002", "1", department="a"),
        charge("C0002", None, department="0"),
        charge("C0002", "9", department="z"),
        charge("C0001", None, department="y"),
    ]
    assert [one.owner for one in worklists(judged(lines), OwnerKind.DEPARTMENT)] == ["y", "z", "a", "b", "0"]


def test_a_line_that_says_no_owner_is_nobodys() -> None:
    found = judged([charge("C0002")])
    for kind in OwnerKind:
        assert told(worklists(found, kind)) == [("", [1])]


def test_a_line_that_only_a_finding_of_another_owner_names_is_counted_where_it_belongs() -> None:
    lines = [charge("C0003", "2", row=2, department="Ward"), charge("C0003", "3", row=3, department="Clinic")]
    clinic, ward = worklists(judged(lines), OwnerKind.DEPARTMENT)
    assert (clinic.owner, clinic.findings, clinic.lines_elsewhere) == ("Clinic", (), 1)
    assert (clinic.at_stake.gross, ward.at_stake.gross) == (Decimal("3.00"), Decimal("2.00"))
    assert (len(ward.findings), ward.lines_elsewhere) == (1, 0)
    assert clinic.effort[Severity.NOTE] == ward.effort[Severity.NOTE] == 1


def test_the_same_department_of_two_facilities_is_two_owners() -> None:
    lines = [charge("C0001", department="Ward", facility=facility) for facility in ("North", "South")]
    found = worklists(judged(lines), OwnerKind.DEPARTMENT)
    assert [(one.facility, one.owner) for one in found] == [("North", "Ward"), ("South", "Ward")]


def test_a_facility_that_no_file_names_is_its_file() -> None:
    lines = [replace(charge("C0001"), file=name) for name in ("north.csv", "south.csv")]
    assert [one.owner for one in worklists(judged(lines), OwnerKind.FACILITY)] == ["north.csv", "south.csv"]


def test_a_payer_has_every_line_whose_price_is_negotiated_with_it() -> None:
    lines = [
        charge("C0001", "10", row=2, payers=["Ash", "Birch", "Ash"]),
        charge("C0001", "5", row=3, payers=["Birch"]),
        charge("C0001", "7", row=4),
    ]
    plain = replace(lines[2], prices=(Price(PriceKind.CASH, "Cash", Decimal(1), "Cedar"),))
    found = worklists(judged([*lines[:2], plain]), OwnerKind.PAYER)
    assert [(one.owner, one.at_stake.gross) for one in found] == [
        ("Birch", Decimal("15.00")),
        ("Ash", Decimal("10.00")),
        ("", Decimal("7.00")),
    ]
    assert {finding.line.row for finding in found[0].findings} == {2, 3}


def test_a_facility_without_findings_is_among_the_totals() -> None:
    lines = [charge("C0001", "5", facility="North"), charge("C0009", "7", facility="South"), charge("C0009")]
    north, unnamed, south = facility_totals(judged(lines))
    assert (north.facility, north.everything.lines, north.at_stake.gross) == ("North", 1, Decimal("5.00"))
    assert (south.everything.gross, south.at_stake.lines, sum(south.effort.values())) == (Decimal("7.00"), 0, 0)
    assert unnamed.facility == ""


def test_one_facility_has_no_table_of_facilities() -> None:
    assert facility_totals(judged([charge("C0001", facility="North"), charge("C0009", facility="North")])) == ()


def test_each_kind_that_is_asked_for_is_there_once_and_in_that_order() -> None:
    impact = judged([charge("C0001")])
    asked = [OwnerKind.PAYER, OwnerKind.DEPARTMENT, OwnerKind.PAYER]
    assert [one.kind for one in with_owners(impact, asked).worklists] == [OwnerKind.PAYER, OwnerKind.DEPARTMENT]
    assert with_owners(impact, ()).worklists == ()


owned = st.lists(
    st.builds(
        charge,
        st.sampled_from(CODES),
        st.none() | st.decimals(-9999, 9999, places=3).map(str),
        st.none() | st.decimals(0, 999, places=3).map(str),
        row=st.integers(1, 99),
        department=st.sampled_from(["", "Ward", "Clinic"]),
        revenue_code=st.sampled_from(["", "0636", "0450"]),
        facility=st.sampled_from(["", "North", "South"]),
        payers=st.lists(st.sampled_from(["", "Ash", "Birch"]), max_size=2),
    )
)


@pytest.mark.parametrize("kind", ONE_OWNER)
@given(lines=owned)
def test_the_worklists_of_one_owner_part_the_findings(kind: OwnerKind, lines: list[ChargeLine]) -> None:
    impact = judged(lines)
    parted = [finding for one in worklists(impact, kind) for finding in one.findings]
    assert Counter(map(id, parted)) == Counter(map(id, impact.findings))


@pytest.mark.parametrize("kind", ONE_OWNER)
@given(lines=owned)
def test_the_sums_of_the_owners_are_the_sum_of_the_whole(kind: OwnerKind, lines: list[ChargeLine]) -> None:
    impact = with_payments(judged(lines), FEES)
    found = worklists(impact, kind, FEES)
    totals = [one.at_stake for one in found]
    assert sum(one.lines for one in totals) == impact.at_stake.lines
    assert sum(sum(one.effort.values()) for one in found) == impact.at_stake.lines
    assert sum((one.gross or ZERO for one in totals), ZERO) == (impact.at_stake.gross or ZERO)
    assert sum(one.lines_without_gross for one in totals) == impact.at_stake.lines_without_gross
    payments = [one.payment for one in totals if one.payment]
    whole = impact.at_stake.payment
    assert whole is not None
    assert len(payments) == len(totals)
    assert sum((one.difference for one in payments), ZERO) == whole.difference
    assert sum(one.lines_unknown for one in payments) == whole.lines_unknown


@given(lines=owned)
def test_the_facilities_together_are_everything(lines: list[ChargeLine]) -> None:
    impact = judged(lines)
    if found := facility_totals(impact):
        assert sum(one.everything.lines for one in found) == impact.everything.lines
        assert sum((one.everything.gross or ZERO for one in found), ZERO) == (impact.everything.gross or ZERO)
        assert sum((one.at_stake.gross or ZERO for one in found), ZERO) == (impact.at_stake.gross or ZERO)


@pytest.mark.parametrize("kind", OwnerKind)
@given(lines=owned, random=st.randoms(use_true_random=False))
def test_the_order_of_the_lines_changes_nothing(kind: OwnerKind, lines: list[ChargeLine], random: Random) -> None:
    lines = [replace(one, row=row) for row, one in enumerate(lines) if one.code != "C0003"]
    shuffled = random.sample(lines, len(lines))
    assert worklists(judged(lines), kind) == worklists(judged(shuffled), kind)
