"""Payments beside findings, and their sums: a total is the sum of its lines, to the cent."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from addenda.impact.facts import Facts
from addenda.impact.fees.applying import total_payment, with_payments
from addenda.impact.judge import assess
from addenda.impact.rules import OF_CHANGES
from addenda.model.changes import ChangeKind, Reason
from addenda.model.chargemaster import ChargeLine, ChargeMaster
from addenda.model.findings import Impact
from addenda.model.payments import PaymentTotal
from tests.impact.fees.schedules import change, change_set, line, outpatient, physician, relative_values, table

OLD = physician(relative_values("00100"), relative_values("00100", "26", work="0.33"), relative_values("00200"))
NEW = physician(relative_values("00200", work="1.77"), relative_values("00300", status="C"))
DRUGS = (outpatient(("J0001", "K", "1", "0.1235")), outpatient(("J0001", "K", "1", "0.0985")))
TABLE = table((OLD, NEW), DRUGS)
CHANGES = change_set(change(ChangeKind.DELETED, "00100", Reason.ABSENT), change(ChangeKind.REVISED, "00200"))

amounts = st.none() | st.decimals(-1000, 1000, places=2).map(str)
codes = st.sampled_from(["00100", "00200", "00300", "J0001", "99999", ""])
lines = st.builds(line, codes, st.sampled_from(["", "26", "LT"]), amounts, amounts)


def impact(charged: Sequence[ChargeLine]) -> Impact:
    master = ChargeMaster("f", "", ("s",), (), {}, tuple(charged))
    return assess(Facts(CHANGES, master), checks=OF_CHANGES)


def test_payments_stand_beside_findings_and_in_the_totals() -> None:
    found = with_payments(
        impact([line("00200", volume="10"), line("00100", volume="1"), line("J0001", volume="1000"), line("")]),
        TABLE,
        ["An assumption."],
    )
    deleted, revised = found.findings
    assert deleted.payment is not None
    assert (deleted.payment.old_total, deleted.payment.new) == (Decimal("69.30"), None)
    assert revised.payment is not None
    assert revised.payment.difference == Decimal("89.10")  # 10 x (78.21 - 69.30)
    assert found.at_stake.payment == PaymentTotal(1, Decimal("693.00"), Decimal("782.10"), 1)
    assert found.everything.payment == PaymentTotal(2, Decimal("816.50"), Decimal("880.60"), 2)
    assert found.totals["revised"].payment == found.at_stake.payment._replace(lines_unknown=0)
    assert found.assumptions == ("An assumption.",)


def test_waived_findings_have_payments_too_and_are_in_no_total() -> None:
    before = impact([line("00200")])
    waived = replace(before, findings=(), waived=before.findings)
    found = with_payments(waived, TABLE)
    assert found.waived[0].payment is not None
    assert found.at_stake.payment == PaymentTotal(0, Decimal("0.00"), Decimal("0.00"), 0)


@given(st.lists(lines, max_size=30))
def test_a_total_is_the_sum_of_its_lines(charged: list[ChargeLine]) -> None:
    found = with_payments(impact(charged), TABLE)
    for total, part in (
        (found.everything, found.chargemaster.lines),
        (found.at_stake, [one.line for one in found.findings]),
        *((total, [f.line for f in found.findings if f.rule.id == rule]) for rule, total in found.totals.items()),
    ):
        distinct = {id(one): one for one in part}.values()
        payments = [TABLE.payment(one) for one in distinct]
        known = [(old, new) for one in payments if None not in (old := one.old_total, new := one.new_total)]
        assert total.payment is not None
        assert total.payment.lines + total.payment.lines_unknown == total.lines
        assert total.payment.old == sum(old for old, _ in known if old is not None)
        assert total.payment.new == sum(new for _, new in known if new is not None)
        assert total.payment.difference == sum(one.difference for one in payments if one.difference is not None)


@given(st.lists(lines, max_size=15), st.lists(lines, max_size=15))
def test_totals_add_up(one: list[ChargeLine], other: list[ChargeLine]) -> None:
    parts = total_payment(TABLE, one), total_payment(TABLE, other)
    both = total_payment(TABLE, [*one, *other])
    for name in PaymentTotal._fields:
        assert getattr(both, name) == sum(getattr(part, name) for part in parts)
