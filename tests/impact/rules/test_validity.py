"""Codes that are in force in neither release: never valid, once valid, not begun."""

from dataclasses import replace

import pytest

from addenda.impact.facts import Facts
from addenda.impact.rules import never_valid, not_begun, once_valid
from addenda.model.chargemaster import CodeStatus
from addenda.model.codeset import Kind
from addenda.model.concept import Concept
from tests.impact.rules.facts import CPT, codes, facts, found, line, master
from tests.support.build import CODESET, concept

STANDING = concept("A0001")
ENDED = concept("A0002", terminated="2024-06-30", cross_references=["A0001", "12345"])
LATER = concept("A0003", added="2026-04-01")
OLD, NEW = [STANDING, ENDED], [STANDING, ENDED, LATER]
LINES = tuple(line(code) for code in ("A0001", "A0002", "A0003", "A0004"))


def test_each_code_that_is_not_in_force_is_found_by_one_rule() -> None:
    given = facts(OLD, NEW, *LINES)
    assert codes(once_valid.CHECK, given) == ["A0002"]
    assert codes(not_begun.CHECK, given) == ["A0003"]
    assert codes(never_valid.CHECK, given) == ["A0004"]


def test_what_ended_is_told_with_its_day_and_what_the_publisher_names() -> None:
    (hit,) = found(once_valid.CHECK, facts(OLD, NEW, *LINES))
    assert hit.detail == (
        "A0002 ended on 2024-06-30, before test/2025 took effect: replace it by what the publisher names instead "
        "(A0001, 12345), or inactivate the line."
    )


def test_a_successor_that_ended_too_is_told_as_such() -> None:
    chain = [concept("A0005", terminated="2023-12-31", cross_references=["A0002"]), *OLD]
    (hit,) = found(once_valid.CHECK, facts(chain, chain, line("A0005")))
    assert "(A0002, not in force either)" in hit.detail


def test_an_instruction_is_told_by_its_codes_alone() -> None:
    gone = concept(
        "12345", terminated="2020-12-31", instruction="12345 has been deleted. To report, see 23456 or 34567"
    )
    given = facts([gone, concept("23456")], [gone, concept("23456")], line("12345"), codeset=CPT)
    (hit,) = found(once_valid.CHECK, given)
    assert "(23456 or 34567)" in hit.detail
    assert "deleted" not in hit.detail


def test_without_a_word_of_the_publisher_another_code_is_to_be_found() -> None:
    gone = concept("A0002", terminated="2024-06-30")
    (hit,) = found(once_valid.CHECK, facts([gone], [gone], line("A0002")))
    assert hit.detail.endswith("find another code (the publisher names none), or inactivate the line.")


def test_a_code_that_was_purged_since_is_known_as_ended() -> None:
    assert codes(once_valid.CHECK, facts(OLD, [STANDING], line("A0002"))) == ["A0002"]


def test_never_valid_does_not_claim_what_no_release_says() -> None:
    (hit,) = found(never_valid.CHECK, facts(OLD, NEW, line("A0004")))
    assert hit.detail.startswith("A0004 stands in neither test/2025 nor test/2026: it was never valid, began later, or")


@pytest.mark.parametrize(
    "changed",
    [
        [concept("A0002", terminated="2025-01-01")],  # in force on the old release's day: deleted
        [concept("A0002", added="2025-03-01", terminated="2025-06-30")],  # transient
    ],
)
def test_what_a_change_tells_of_is_not_told_again(changed: list[Concept]) -> None:
    given = facts([STANDING], [STANDING, *changed], line("A0002"))
    assert [codes(rule.CHECK, given) for rule in (once_valid, never_valid, not_begun)] == [[], [], []]


def test_a_code_that_was_in_force_and_begins_anew_later_is_deleted() -> None:
    given = facts([concept("A0003")], [LATER], line("A0003"))
    assert codes(not_begun.CHECK, given) == []
    assert [touch.effect.value for touch in given.touches] == ["deleted"]


@pytest.mark.parametrize("code", ["99213", "0042T", "D0120"])
def test_codes_of_another_pattern_or_series_are_not_judged(code: str) -> None:
    assert codes(never_valid.CHECK, facts(OLD, NEW, line(code))) == []


def test_a_series_of_which_one_code_is_known_is_judged() -> None:
    dental = [*OLD, concept("D0001")]
    assert codes(never_valid.CHECK, facts(dental, dental, line("D0120"))) == ["D0120"]


def test_a_fee_schedule_does_not_say_what_is_valid() -> None:
    schedule = replace(CODESET, kind=Kind.FEE_SCHEDULE)
    assert codes(never_valid.CHECK, facts(OLD, NEW, *LINES, codeset=schedule)) == []


def test_diagnoses_do_not_say_what_may_be_charged() -> None:
    diagnoses = replace(CODESET, code_pattern=r"[A-Z]\d[0-9A-Z]{1,5}")
    listed = [concept("A00"), concept("A0001"), concept("A000101")]
    assert codes(never_valid.CHECK, facts(listed, listed, line("A0004"), codeset=diagnoses)) == []


@pytest.mark.parametrize("status", [CodeStatus.NONE, CodeStatus.OTHER, CodeStatus.AMBIGUOUS])
def test_only_what_was_read_as_a_code_is_judged(status: CodeStatus) -> None:
    assert codes(never_valid.CHECK, facts(OLD, NEW, line("A0004", status=status))) == []


def test_without_both_releases_nothing_is_judged() -> None:
    given = facts(OLD, NEW, *LINES)
    alone = Facts(given.changes, master(*LINES), after=given.after)
    assert [codes(rule.CHECK, alone) for rule in (once_valid, never_valid)] == [[], []]
