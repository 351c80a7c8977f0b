"""What holds of every rule, whatever it looks for."""

import re
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from addenda.impact.facts import Facts
from addenda.impact.judge import assess
from addenda.impact.rules import CHECKS, OF_CHANGES
from addenda.model.chargemaster import ChargeLine
from addenda.model.concept import Value
from addenda.model.findings import Effect
from addenda.model.rules import Decisions, Severity
from tests.impact.rules.facts import CPT, Paying, facts, line, master, paid
from tests.support.build import concept


def on(code: str, long: str, added: str = "2000-01-01", **more: Value) -> tuple[str, dict[str, Value]]:
    return code, {"long": long, "added": added, **more}


STANDING = [
    on("20004", "Old scan", terminated="2020-12-31"),
    on("30003", "Add-on; alone", added="2001-01-01"),
    on("30004", "Add-on; each additional", flags=["add-on"]),
    on("0001T", "Brelloscopy", added="2021-07-01"),
]
OLD = [
    on("10001", "Scan of notch; one view"),
    on("10002", "Scan of notch; two views"),
    on("20001", "Water pad"),
    on("20002", "Tessoplasty of the left web"),
    on("20003", "Noduling"),
    on("20006", "Scan of the dorsal arch"),
    on("59", "Distinct"),
    *STANDING,
]
NEW = [
    on("10001", "Open scan of notch; one view"),
    on("10002", "Open scan of notch; two views"),
    on("10004", "Open scan of notch; three views", added="2026-01-01"),
    on("20001", "Fluid pad"),
    on("20003", "Noduling", flags=["telemedicine"]),
    on("20005", "Later scan", added="2026-04-01"),
    on("20006", "Velometry by pump", added="2026-01-01"),
    on("20007", "Passing", added="2025-04-01", terminated="2025-09-30"),
    *STANDING,
]
FEES = Paying(
    **{"10001": (paid("2025", "5"), paid("2026", "50")), "20003": (paid("2025", "5"), paid("2026", "0", "N"))}
)
BASE = facts(
    (concept(code, **fields) for code, fields in OLD),
    (concept(code, **fields) for code, fields in NEW),
    codeset=CPT,
    fees=FEES,
)
CODES = ["", "30001", *sorted({code for code, _ in (*OLD, *NEW) if len(code) == 5})]

lines = st.lists(
    st.builds(
        line,
        st.sampled_from(CODES),
        st.sampled_from(["WATER PAD", "SCAN", ""]),
        st.sampled_from([None, "0", "7", "9"]),
        st.sampled_from([None, "0", "3"]),
        charge=st.sampled_from(["a", "b"]),
        department=st.sampled_from(["", "X"]),
        facility=st.sampled_from(["", "Y"]),
        active=st.sampled_from([None, False]),
    ),
    max_size=12,
).map(lambda drawn: [replace(one, row=row) for row, one in enumerate(drawn, start=1)])


def about(*charged: ChargeLine) -> Facts:
    return replace(BASE, master=master(*charged))


def told(given_facts: Facts) -> dict[str, list[str]]:
    """Return what each rule finds, in no order."""
    return {check.rule.id: sorted(map(repr, check.find(given_facts))) for check in CHECKS}


@given(lines, st.randoms(use_true_random=False))
def test_the_order_of_the_lines_changes_nothing_and_asking_twice_neither(
    drawn: list[ChargeLine], random: Random
) -> None:
    shuffled = random.sample(drawn, len(drawn))
    assert told(about(*drawn)) == told(about(*shuffled)) == told(about(*drawn))


@given(lines)
def test_every_line_of_a_finding_is_one_of_the_charge_master(drawn: list[ChargeLine]) -> None:
    present = {id(one) for one in drawn}
    for check in CHECKS:
        hits = list(check.find(about(*drawn)))
        assert all(id(one) in present for hit in hits for one in (hit.line, *hit.others))
        assert all(hit.line not in hit.others for hit in hits)
        firsts = [(id(hit.line), hit.change and hit.change.key) for hit in hits]
        assert len(firsts) == len(set(firsts))


@given(lines)
def test_a_detail_is_one_finished_line_and_only_a_change_may_do_without(drawn: list[ChargeLine]) -> None:
    for check in CHECKS:
        for hit in check.find(about(*drawn)):
            assert hit.detail or hit.change
            assert not hit.detail or re.fullmatch(r"[^\n]+\.", hit.detail)


def test_every_rule_finds_something() -> None:
    plain = [line(code, "WATER PAD", volume="0", active=False, row=row) for row, code in enumerate(CODES, start=1)]
    more = [
        line("20003", price="99", row=90),
        line("30004", facility="Y", row=91),
        line("30003", modifier="59", row=92),
        line("", "ROOM", row=93, charge="r"),
        line("", "ROOM", row=94, charge="r"),
        line("10001", department="Z", row=95),
    ]
    found = told(about(*plain, *more))
    assert [rule for rule, hits in found.items() if not hits] == []


def test_ids_are_unique_and_effects_have_a_rule_each() -> None:
    ids = [check.rule.id for check in CHECKS]
    assert len(set(ids)) == len(ids) == 20
    assert set(Effect) <= set(ids)
    assert set(OF_CHANGES) <= set(CHECKS)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", rule) for rule in ids)


def test_what_a_rule_says_of_itself_is_whole() -> None:
    for rule, _, _ in CHECKS:
        assert rule.reason.endswith(".")
        assert rule.advice.endswith(".")
        assert not rule.source.endswith(".")
        assert rule.title[0].isupper()
        assert rule.carries[0].islower()


def test_a_rule_that_is_off_is_not_looked_for_and_another_severity_counts() -> None:
    decisions = Decisions({"deleted": None, "modifier": Severity.NOTE})
    given_facts = about(line("20002", row=1), line("30003", modifier="59", row=2))
    impact = assess(given_facts, decisions)
    assert [(found.rule.id, found.severity) for found in impact.findings] == [("modifier", Severity.NOTE)]
    assert "deleted" not in impact.totals
