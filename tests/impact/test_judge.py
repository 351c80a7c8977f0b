"""The judgement: which lines a change touches, how badly, and what is at stake."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addenda.impact.facts import Facts
from addenda.impact.judge import assess as judge
from addenda.impact.rules import OF_CHANGES
from addenda.impact.severity import Threshold, fails
from addenda.model.changes import Change, ChangeKind, ChangeSet, Counts, Reason, Side, Transient
from addenda.model.chargemaster import ChargeLine, ChargeMaster, CodeStatus
from addenda.model.codeset import Kind
from addenda.model.concept import Concept, ConceptKey, Value
from addenda.model.findings import Effect, Impact, Total
from addenda.model.money import to_cents
from addenda.model.release import ReleaseId
from addenda.reading.chargemaster.mapping import ColumnMapping
from addenda.reading.chargemaster.reader import read_charge_master
from tests.support.build import CODESET, concept
from tests.support.real import real_file

OLD = Side(ReleaseId("test", "2025"), date(2025, 1, 1), None, 0)
NEW = Side(ReleaseId("test", "2026"), date(2026, 1, 1), None, 0)


def change(kind: ChangeKind, code: str, reason: Reason | None = None, modifier: str = "", xref: str = "") -> Change:
    fields: dict[str, Value] = {"cross_references": [xref]} if xref else {}
    both = Concept(ConceptKey(code, modifier), fields)
    return Change(kind, both.key, both, both, NEW.effective, reason)


def change_set(*changes: Change, transients: Iterable[str] = ()) -> ChangeSet:
    passing = tuple(
        Transient(concept(code, cross_references=["B1111"]), date(2025, 4, 1), date(2025, 9, 30)) for code in transients
    )
    return ChangeSet(CODESET, OLD, NEW, Counts(0, 0, 0, 0, 0, 0, 0), changes, passing)


CHANGES = change_set(
    change(ChangeKind.DELETED, "A0001", Reason.TERMINATED, xref="A0009"),
    change(ChangeKind.DELETED, "A0002", Reason.REUSED),
    change(ChangeKind.ADDED, "A0002", Reason.REUSED),
    change(ChangeKind.ADDED, "A0003", Reason.NEW),
    change(ChangeKind.REVISED, "A0004", xref="A0008"),
    change(ChangeKind.UPDATED, "A0005"),
    transients=["A0006"],
)
EXPECTED = {
    "A0001": Effect.DELETED,
    "A0002": Effect.REUSED,
    "A0004": Effect.REVISED,
    "A0005": Effect.UPDATED,
    "A0006": Effect.TRANSIENT,
}


def line(
    code: str, price: str | None = "1", volume: str | None = "1", *, row: int = 1, sheet: str = "s", modifier: str = ""
) -> ChargeLine:
    status = CodeStatus.CODE if code else CodeStatus.NONE
    return ChargeLine(sheet, row, "", "", code, code, modifier, status, amount(price), amount(volume))


def amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def master(lines: Iterable[ChargeLine]) -> ChargeMaster:
    return ChargeMaster("f", "", ("s",), (), {}, tuple(lines))


def assess(changes: ChangeSet, charges: ChargeMaster) -> Impact:
    return judge(Facts(changes, charges), checks=OF_CHANGES)


def kinds(impact: Impact) -> dict[str, str]:
    return {finding.line.code: finding.rule.id for finding in impact.findings}


def test_each_line_has_the_finding_of_its_code() -> None:
    impact = assess(CHANGES, master(line(f"A000{digit}") for digit in range(1, 8)))
    assert kinds(impact) == EXPECTED
    assert impact.lines_with_code == 7


def test_the_finding_of_a_reused_number_is_its_deletion() -> None:
    (finding,) = assess(CHANGES, master([line("A0002")])).findings
    assert isinstance(finding.change, Change)
    assert finding.change.kind is ChangeKind.DELETED


def test_replacements_are_the_publisher_s() -> None:
    impact = assess(CHANGES, master([line("A0001"), line("A0004"), line("A0006")]))
    found = {finding.line.code: finding.replacements for finding in impact.findings}
    assert found == {"A0001": ("A0009",), "A0004": (), "A0006": ("B1111",)}


@pytest.mark.parametrize("status", [CodeStatus.NONE, CodeStatus.OTHER, CodeStatus.AMBIGUOUS])
def test_only_what_was_read_as_a_code_is_matched(status: CodeStatus) -> None:
    unclear = ChargeLine("s", 1, "", "", "A0001", "A0001", "", status, None, None)
    impact = assess(CHANGES, master([unclear]))
    assert (impact.findings, impact.lines_with_code, impact.everything.lines) == ((), 0, 1)
    assert impact.lines_ambiguous == (status is CodeStatus.AMBIGUOUS)
    assert impact.lines_other == (status is CodeStatus.OTHER)


def test_a_change_of_code_and_modifier_touches_only_lines_with_both() -> None:
    changes = change_set(
        change(ChangeKind.UPDATED, "A0001"), change(ChangeKind.DELETED, "A0001", Reason.ABSENT, modifier="26")
    )
    impact = assess(changes, master([line("A0001"), line("A0001", modifier="26"), line("A0001", modifier="59")]))
    assert [(finding.line.modifier, finding.rule.id) for finding in impact.findings] == [
        ("26", "deleted"),
        ("", "updated"),
        ("59", "updated"),
    ]


def touched_modifiers(changes: ChangeSet, *modifiers: str) -> set[str]:
    lines = [line("A0001", modifier=modifier) for modifier in modifiers]
    return {finding.line.modifier for finding in assess(changes, master(lines)).findings}


def fee_schedule(*changes: Change) -> ChangeSet:
    return replace(change_set(*changes), codeset=replace(CODESET, kind=Kind.FEE_SCHEDULE))


@pytest.mark.parametrize("modifiers", ["26 59", "59 26", "26"])
def test_each_modifier_of_a_line_is_tried(modifiers: str) -> None:
    changes = change_set(change(ChangeKind.DELETED, "A0001", Reason.ABSENT, modifier="26"))
    assert touched_modifiers(changes, modifiers, "59") == {modifiers}


def test_in_a_fee_schedule_a_price_without_modifier_is_not_that_of_a_component() -> None:
    lines = ("", "59", "26", "TC", "53", "59 26", "QW")
    changes = fee_schedule(change(ChangeKind.UPDATED, "A0001"))
    assert touched_modifiers(changes, *lines) == {"", "59", "QW"}


def test_a_modifier_of_any_changed_row_is_priced_apart() -> None:
    changes = fee_schedule(
        change(ChangeKind.UPDATED, "A0001"), change(ChangeKind.ADDED, "A0002", Reason.NEW, modifier="QW")
    )
    assert touched_modifiers(changes, "", "QW", "59") == {"", "59"}


def test_a_nomenclature_s_code_means_the_same_with_every_modifier() -> None:
    changes = change_set(change(ChangeKind.REVISED, "A0001"))
    assert touched_modifiers(changes, "", "26", "TC 59") == {"", "26", "TC 59"}


def test_a_deleted_modifier_touches_every_line_that_carries_it() -> None:
    gone = change(ChangeKind.DELETED, "JG", Reason.TERMINATED, xref="TB")
    lines = [line("A0007", modifier="59 JG"), line("A0004", modifier="JG"), line("A0007"), line("A0007", modifier="JZ")]
    found = assess(change_set(gone, change(ChangeKind.REVISED, "A0004")), master(lines)).findings
    assert [(one.line.code, one.rule.id, one.change, one.replacements) for one in found] == [
        ("A0007", "modifier", gone, ("TB",)),
        ("A0004", "modifier", gone, ("TB",)),
        ("A0004", "revised", change(ChangeKind.REVISED, "A0004"), ()),
    ]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        (change_set(transients=["JG"]), "modifier"),
        (change_set(change(ChangeKind.DELETED, "JG", Reason.REUSED)), "modifier"),
        (change_set(change(ChangeKind.REVISED, "JG")), "revised"),
        (change_set(change(ChangeKind.UPDATED, "JG")), "updated"),
    ],
)
def test_a_modifier_that_changed_is_found_on_lines_with_a_code(changes: ChangeSet, rule: str) -> None:
    (found,) = assess(changes, master([line("A0007", modifier="JG"), line("", modifier="JG")])).findings
    assert (found.rule.id, found.line.code) == (rule, "A0007")


def test_where_code_and_modifier_are_deleted_both_are_said_and_the_line_is_at_stake_once() -> None:
    code, modifier = (change(ChangeKind.DELETED, key, Reason.ABSENT) for key in ("A0001", "JG"))
    impact = assess(change_set(modifier, code), master([line("A0001", "5", modifier="JG")]))
    assert [(found.rule.id, found.change) for found in impact.findings] == [("deleted", code), ("modifier", modifier)]
    assert (impact.at_stake.lines, impact.at_stake.gross) == (1, Decimal("5.00"))


def test_the_worst_of_two_findings_counts() -> None:
    changes = change_set(change(ChangeKind.UPDATED, "A0001"), transients=["A0001"])
    assert kinds(assess(changes, master([line("A0001")]))) == {"A0001": Effect.TRANSIENT}


def test_findings_stand_worst_first_then_most_gross_then_unknown_then_by_place() -> None:
    lines = [
        line("A0005", "999", "999", row=1),
        line("A0001", None, "5", row=2),
        line("A0001", "-5", row=3),
        line("A0001", "7", row=9),
        line("A0001", "7", row=4),
        line("A0001", "7", row=5, sheet="r"),
        line("A0002", "1", row=6),
    ]
    found = [(finding.rule.id, finding.line.row) for finding in assess(CHANGES, master(lines)).findings]
    deleted = [("deleted", row) for row in (5, 4, 9, 3, 2)]
    assert found == [*deleted, ("reused", 6), ("updated", 1)]


def test_totals_round_each_line_to_the_cent_and_count_what_is_not_known() -> None:
    lines = [line("A0001", "0.005"), line("A0001", "0.005"), line("A0001", volume=None), line("A0001", None, "0")]
    total = assess(CHANGES, master(lines)).totals[Effect.DELETED]
    assert (total.lines, total.gross) == (4, Decimal("0.02"))
    assert (total.lines_without_volume, total.lines_without_price, total.lines_without_gross) == (1, 1, 2)


def test_a_sum_of_which_nothing_is_known_is_none() -> None:
    impact = assess(CHANGES, master([line("A0001", volume=None), line("A0001", None, None)]))
    assert impact.totals[Effect.DELETED] == Total(2, None, 2, 1, 2)
    assert impact.totals[Effect.REVISED] == Total(0, Decimal("0.00"), 0, 0, 0)


def test_a_volume_of_zero_is_known() -> None:
    total = assess(CHANGES, master([line("A0001", "5", "0")])).everything
    assert (total.gross, total.lines_without_volume) == (Decimal("0.00"), 0)


@pytest.mark.parametrize("kind", list(Effect))
def test_what_fails(kind: Effect) -> None:
    code = next(code for code, expected in EXPECTED.items() if expected is kind)
    impact = assess(CHANGES, master([line(code)]))
    assert fails(impact, Threshold.ANY)
    assert fails(impact, Threshold.DELETED) == (kind.value in {"deleted", "reused", "transient"})


def test_without_findings_nothing_fails() -> None:
    impact = assess(CHANGES, master([line("A0003"), line("")]))
    assert not fails(impact, Threshold.ANY)
    assert not fails(impact, Threshold.DELETED)


@pytest.mark.parametrize(
    ("price", "filed"), [("June 2017 Prices", "1232097294.68"), ("June 2018 Prices", "1281497810.15")]
)
def test_everything_is_the_total_that_a_hospital_filed(price: str, filed: str) -> None:
    path = real_file("chargemasters/feather-river_PCT_CHG_2018.xlsx")
    everything = assess(change_set(), read_charge_master(path, ColumnMapping({"price": price}))).everything
    assert everything == Total(11634, Decimal(filed), 0, 0, 0)


amounts = st.none() | st.decimals(min_value=-9999, max_value=9999, places=3).map(str)
charge_lines = st.lists(
    st.builds(
        line,
        st.sampled_from(["", "A0001", "A0002", "A0003", "A0004", "A0005", "A0006", "A0007"]),
        amounts,
        amounts,
        row=st.integers(1, 99),
        modifier=st.sampled_from(["", "59"]),
    )
)


@given(charge_lines)
def test_the_findings_are_exactly_the_lines_whose_code_changed(lines: list[ChargeLine]) -> None:
    impact = assess(CHANGES, master(lines))
    touched = [one for one in lines if one.code in EXPECTED]
    assert sorted(map(repr, touched)) == sorted(repr(finding.line) for finding in impact.findings)
    assert all(finding.rule.id == EXPECTED[finding.line.code] for finding in impact.findings)


@given(charge_lines)
def test_the_totals_are_the_sums_of_their_findings_and_unknown_is_never_zero(lines: list[ChargeLine]) -> None:
    impact = assess(CHANGES, master(lines))
    groups = {kind: [found.line for found in impact.findings if found.rule.id == kind] for kind in Effect}
    for total, group in [*((impact.totals[kind], groups[kind]) for kind in Effect), (impact.everything, lines)]:
        known = [to_cents(one.price * one.volume) for one in group if one.price is not None and one.volume is not None]
        assert (total.lines, total.gross) == (len(group), sum(known) if known or not group else None)
        assert total.lines_without_volume == len([one for one in group if one.volume is None])
        assert total.lines_without_price == len([one for one in group if one.price is None])
        assert len(known) + total.lines_without_gross == total.lines


@given(charge_lines, st.randoms(use_true_random=False))
def test_the_order_of_the_lines_changes_no_total(lines: list[ChargeLine], random: Random) -> None:
    shuffled = list(lines)
    random.shuffle(shuffled)
    one, other = assess(CHANGES, master(lines)), assess(CHANGES, master(shuffled))
    assert (one.totals, one.everything, one.lines_with_code) == (other.totals, other.everything, other.lines_with_code)


def test_a_dead_number_that_means_something_else_now_is_a_finding() -> None:
    revived = change(ChangeKind.ADDED, "A0009", Reason.REUSED)
    (found,) = assess(change_set(revived), master([line("A0009")])).findings
    assert (found.rule.id, found.change) == (Effect.REUSED, revived)
