"""What there is nothing of, and what is not known, is said in a sentence: the same in every format that people read."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from addenda.impact.fees.applying import with_payments
from addenda.impact.owners import with_owners
from addenda.impact.range import replacement_range
from addenda.impact.rules import CHECKS
from addenda.model.changes import ChangeKind, ChangeSet, Counts
from addenda.model.chargemaster import CodeStatus
from addenda.model.findings import Effect, Impact
from addenda.model.money import ZERO
from addenda.model.payments import PaymentTotal
from addenda.model.worklist import OwnerKind
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.rendering.changeset_text import changeset_text
from addenda.rendering.impact_markdown import impact_markdown
from addenda.rendering.impact_text import impact_text
from addenda.rendering.impact_view import build_impact
from addenda.rendering.payment_view import payment_note
from addenda.rendering.report_html import render_html
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.view import build_report
from tests.rendering.full_scenario import FEES
from tests.rendering.page import Page
from tests.rendering.scenario import (
    CHANGES,
    FINDINGS,
    MADE,
    NOTHING,
    REPLACED,
    TEXTUAL,
    found,
    impact_of,
    line,
    unclear,
)

ONLY_ADDED = replace(
    CHANGES, changes=CHANGES.of_kind(ChangeKind.ADDED), transients=(), counts=Counts(2, 0, 0, 0, 0, 0, 9)
)


def html(changes: ChangeSet, impact: Impact | None = None) -> str:
    return " ".join("".join(Page(render_html(build_report(changes, impact, MADE))).texts).split())


def markdown(changes: ChangeSet, impact: Impact | None = None) -> str:
    return render_markdown(build_report(changes, impact, MADE))


CHANGED: list[Callable[[ChangeSet], str]] = [changeset_text, changeset_markdown, markdown, html]
TOUCHED: list[Callable[[Impact], str]] = [
    impact_text,
    impact_markdown,
    lambda impact: markdown(impact.changes, impact),
    lambda impact: html(impact.changes, impact),
]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("told", CHANGED)
def test_no_changes_at_all(told: Callable[[ChangeSet], str]) -> None:
    assert "Nothing changed. Codes in force, then as now: 1,009." in flat(told(NOTHING))


@pytest.mark.parametrize("told", CHANGED)
def test_only_additions(told: Callable[[ChangeSet], str]) -> None:
    assert "2 codes were added; none was deleted or revised." in flat(told(ONLY_ADDED))


@pytest.mark.parametrize("told", TOUCHED)
def test_a_charge_master_without_findings(told: Callable[[Impact], str]) -> None:
    for changes in (CHANGES, NOTHING, ONLY_ADDED):
        impact = impact_of(changes, (), others=(line(2, "Z0001", "1.00", "1"),))
        assert "No line of your charge master carries a code that changed." in flat(told(impact))


@pytest.mark.parametrize("told", TOUCHED)
def test_a_charge_master_without_codes(told: Callable[[Impact], str]) -> None:
    impact = impact_of(CHANGES, (), others=(unclear(2, "", CodeStatus.NONE), unclear(3, "LOCAL", CodeStatus.OTHER)))
    sentence = "No line of your charge master has a code that is understood, so no change could be matched."
    assert sentence in flat(told(impact))


def without_volumes() -> Impact:
    """Return an impact with fees and owners of which no volume is known."""
    same = tuple(found(Effect.DELETED, REPLACED, line(row, "A0003", "5.00", None)) for row in range(2, 7))
    others = tuple(found(Effect.REVISED, TEXTUAL, line(row, "C0001", "7.00", None)) for row in range(7, 9))
    priced = with_payments(impact_of(CHANGES, (*same, *others)), FEES)
    return with_owners(replace(priced, range=replacement_range(priced, FEES)), (OwnerKind.DEPARTMENT,), FEES)


@pytest.mark.parametrize("told", TOUCHED)
def test_where_no_volume_is_known_a_sentence_stands_in_the_place_of_the_tables(told: Callable[[Impact], str]) -> None:
    text = flat(told(without_volumes()))
    assert (
        "5 lines on deleted codes: neither gross charges nor payment are known, so nothing can be said of what is "
        "lost." in text
    )
    assert "$0.00" not in text
    assert "Nothing replaced" not in text


@pytest.mark.parametrize("told", TOUCHED)
def test_where_no_volume_is_known_payments_are_told_for_a_unit(told: Callable[[Impact], str]) -> None:
    text = flat(told(without_volumes()))
    assert payment_note(without_volumes().everything.payment) in text
    assert "$12.00 before, $14.50 now" in text
    assert "unknown before, unknown now" not in text


def test_a_sentence_stands_for_payments_of_which_none_is_known() -> None:
    assert payment_note(None) == ""
    assert payment_note(PaymentTotal(1, ZERO, ZERO, 5)) == ""
    assert payment_note(PaymentTotal(0, ZERO, ZERO, 0)) == ""
    assert payment_note(PaymentTotal(0, ZERO, ZERO, 5)).startswith("What Medicare pays a year is not known: ")


def test_a_range_of_which_only_the_payment_is_not_known_says_so() -> None:
    priced = with_payments(impact_of(CHANGES, FINDINGS[:1]), FEES)
    unknown = replace(priced, range=replacement_range(priced, FEES))
    assert unknown.range and unknown.range.together.payment
    payment = unknown.range.together.payment._replace(before=ZERO, lines_unknown=1)
    together = unknown.range.together._replace(payment=payment)
    view = build_impact(replace(unknown, range=unknown.range._replace(together=together))).range
    assert view
    assert [row.payment for row in view.rows] == ["unknown"] * 3
    assert view.rows[0].gross == "$123,450.00"


def test_text_begins_with_the_headline_and_ends_with_how_the_charge_master_was_read() -> None:
    paragraphs = impact_text(impact_of(CHANGES, FINDINGS)).split("\n\n")
    assert paragraphs[0] == "test/2025 to test/2026: charges.xlsx"
    assert paragraphs[1].startswith("4 lines of your charge master carry a deleted code")
    assert paragraphs[-1].startswith("How the charge master was read\n  8 lines read, 8 with a code")


def test_lines_that_share_a_code_and_the_advice_stand_together() -> None:
    of_one = tuple(found(Effect.DELETED, REPLACED, line(row, "A0003", "5.00", "2")) for row in range(2, 6))
    text = impact_text(impact_of(CHANGES, of_one))
    advice = "Replace A0003 by B0001 (the publisher's cross-reference), or inactivate the line, before"
    assert text.count(advice) == 1
    assert "  A0003 (4 lines)\n" in text
    assert "    row 5  4000005 Charge on A0003: price $5.00, volume 2, gross $10.00\n" in text
    assert impact_text(impact_of(CHANGES, of_one[:3])).count(advice) == 3


def test_lines_that_stand_together_keep_the_order_of_the_others() -> None:
    rows = [("A0003", 2), ("A0002", 3), ("A0003", 4), ("A0003", 5), ("A0003", 6)]
    lines = tuple(
        found(Effect.DELETED, REPLACED if code == "A0003" else FINDINGS[1].change, line(row, code, "5", "2"))
        for code, row in rows
        if FINDINGS[1].change
    )
    text = impact_text(impact_of(CHANGES, lines))
    assert re.findall(r"row (\d)", text) == ["2", "4", "5", "6", "3"]


@pytest.mark.parametrize("rule", [check.rule for check in CHECKS], ids=lambda rule: rule.id)
def test_a_rule_fits_the_sentences_that_are_made_of_it(rule: object) -> None:
    carries, reason, advice = (getattr(rule, name) for name in ("carries", "reason", "advice"))
    assert re.match(r"(an?|the) ", carries), "3 lines carry ..."
    assert not carries.endswith(".")
    for sentence in (reason, advice):
        assert re.fullmatch(r"[A-Z].*\.", sentence)


def test_amounts_are_exact_in_text() -> None:
    one = found(Effect.DELETED, REPLACED, replace(line(2, "A0003", None, "2"), price=Decimal("0.10")))
    assert "price $0.10, volume 2, gross $0.20" in impact_text(impact_of(CHANGES, (one,)))
