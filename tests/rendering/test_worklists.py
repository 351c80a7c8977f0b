"""What an impact says of money, owners and waivers: the same in every format, and only where it is known."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from addenda.app.codes_only import codes_only
from addenda.impact.rules import CHECKS
from addenda.model.findings import Effect, Finding
from addenda.model.payments import LinePayment, Payment, PaymentTotal
from addenda.model.release import ReleaseId
from addenda.model.rules import Severity
from addenda.rendering.headline import impact_headline
from addenda.rendering.impact_json import impact_json
from addenda.rendering.impact_markdown import impact_markdown
from addenda.rendering.impact_text import impact_text
from addenda.rendering.impact_view import MOST, build_impact
from addenda.rendering.payment_view import line_payment, payment_total, signed
from addenda.rendering.report_html import render_html
from addenda.rendering.view import build_report
from tests.rendering.full_scenario import WHOLE
from tests.rendering.page import Page
from tests.rendering.scenario import CHANGES, FINDINGS, IMPACT, MADE, REPLACED, RULES, TEXTUAL, found, impact_of, line
from tests.support.build import CODESET

OLD, NEW = ReleaseId("opps", "2025"), ReleaseId("opps", "2026")


def of_rule(rule: str, rows: range, severity: Severity | None = None) -> tuple[Finding, ...]:
    made = (found(rule, REPLACED, line(row, "A0003", "1.00", "1")) for row in rows)
    return tuple(replace(one, severity=severity or one.severity) for one in made)


def test_the_headline_counts_lines_by_their_worst_finding() -> None:
    both = line(2, "C0001", "1.00", "1")
    findings = (
        found("deleted", REPLACED, both),
        found("revised", TEXTUAL, both),
        *of_rule("revised", range(3, 8), Severity.MEDIUM),
        *of_rule("updated", range(8, 10)),
        *of_rule("transient", range(10, 11), Severity.NOTE),
    )
    assert impact_headline(impact_of(CHANGES, findings)) == (
        "1 line of your charge master carries a deleted code: $1.00 gross charges at stake.",
        "More lines for a decision: 5, for a look: 2, with a note: 1.",
    )


def test_the_headline_names_three_rules_of_high_severity_and_counts_the_others() -> None:
    others = [rule for rule in RULES if rule != Effect.DELETED]
    findings = tuple(
        one for place, rule in enumerate(others) for one in of_rule(rule, range(10 * place, 10 * place + 2))
    )
    urgent = tuple(replace(one, severity=Severity.HIGH) for one in findings)
    assert impact_headline(impact_of(CHANGES, urgent)) == (
        "No line of your charge master carries a deleted code.",
        (
            "2 lines carry a number that means something else now, 2 a code that began and ended in between, 2 a "
            "modifier that is no longer valid and others break 2 more rules of high severity."
        ),
    )


def test_however_many_rules_find_lines_the_headline_has_four_sentences() -> None:
    findings = tuple(
        replace(found("deleted", REPLACED, line(row, "A0003", "1", "1")), rule=check.rule, severity=check.rule.severity)
        for row, check in enumerate(CHECKS, 2)
    )
    rules = tuple(check.rule for check in CHECKS)
    totals = {rule.id: IMPACT.totals["deleted"] for rule in rules}
    impact = replace(impact_of(CHANGES, findings), rules=rules, totals=totals)
    assert len(impact_headline(impact)) <= 4


def test_a_charge_master_all_of_whose_findings_are_waived_is_no_all_clear() -> None:
    impact = replace(impact_of(CHANGES, ()), waived=FINDINGS[:2], lines_with_code=2)
    assert impact_headline(impact) == ("No finding in your charge master is open.", "2 findings are waived.")
    still = replace(impact_of(CHANGES, FINDINGS[-1:]), waived=FINDINGS[:1])
    first = "But for what is waived, no line of your charge master carries a deleted code."
    assert impact_headline(still)[0] == first


def test_where_deleted_codes_are_not_looked_for_nothing_is_said_of_them() -> None:
    rules = tuple(rule for rule in RULES.values() if rule.id != Effect.DELETED)
    impact = replace(
        impact_of(CHANGES, FINDINGS[6:7]), rules=rules, totals={rule.id: IMPACT.at_stake for rule in rules}
    )
    assert impact_headline(impact) == ("Lines for a look: 1.",)
    assert "Gross at stake" not in render_html(build_report(CHANGES, impact, MADE))


@pytest.mark.parametrize(
    ("old", "new", "volume", "difference", "note"),
    [
        ("10", "12.50", "2", "+$5.00", ""),
        ("12.50", "10", "2", "-$5.00", ""),
        ("10", "10", "2", "$0.00", ""),
        ("10", None, "2", None, "opps/2026: why not"),
        (None, None, None, None, "opps/2025: why not; opps/2026: why not; the line has no volume"),
    ],
)
def test_what_is_not_known_of_a_payment_is_said(
    old: str | None, new: str | None, volume: str | None, difference: str | None, note: str
) -> None:
    def unit(schedule: ReleaseId, amount: str | None) -> Payment:
        return Payment(schedule, None if amount is None else Decimal(amount), "why not")

    paid = line_payment(LinePayment(unit(OLD, old), unit(NEW, new), Decimal(volume) if volume else None))
    assert (paid.difference, paid.note) == (difference, note)


def test_a_code_that_a_schedule_does_not_know_is_said() -> None:
    known = Payment(NEW, Decimal(1), "")
    assert line_payment(LinePayment(None, known, Decimal(1))).note == "no old fee schedule knows the code"
    assert line_payment(LinePayment(None, None, None)).note == "no fee schedule knows the code"


def test_a_sum_of_payments_of_which_none_is_known_is_unknown_and_not_zero() -> None:
    zero = Decimal("0.00")
    assert payment_total(PaymentTotal(0, zero, zero, 3)).difference is None
    assert payment_total(PaymentTotal(0, zero, zero, 0)).difference == "$0.00"
    assert signed(Decimal("-0.001")) == "$0.00"


def test_a_rule_and_an_owner_with_very_many_findings_show_the_first_and_count_the_rest() -> None:
    many = replace(WHOLE, findings=of_rule("revised", range(MOST + 3)))
    lists = tuple(replace(one, findings=many.findings) for one in WHOLE.worklists[:1])
    many = replace(many, worklists=lists)
    view = build_impact(many, MOST)
    sentence = "3 more findings are left out here; the JSON has all of them."
    for part in (view.sections[0], view.owners[0].owners[0]):
        assert (len(part.lines), part.count, part.rest) == (MOST, f"{MOST + 3:,}", sentence)
    assert build_impact(many).sections[0].rest == ""
    assert impact_markdown(many, limit=None).count(sentence) == 2
    page = render_html(build_report(CHANGES, many, MADE))
    assert page.count(sentence) == 2
    assert page.count("report.xlsx and report.json beside it have every finding.") == 1
    assert "Long lists are cut" not in render_html(build_report(CHANGES, WHOLE, MADE))
    assert len(impact_json(many)["findings"]) == MOST + 3


def test_the_numbers_of_the_owners_are_the_same_in_every_format() -> None:
    texts = Page(render_html(build_report(CHANGES, WHOLE, MADE))).texts
    shown = [text for text in texts if text.strip()]
    markdown, text = impact_markdown(WHOLE), impact_text(WHOLE)
    lists = impact_json(WHOLE)["worklists"]
    assert len(lists) == len(WHOLE.worklists) == 6 + 4 + 2 + 3
    for one in lists:
        owner = one["owner"] or f"no {one['by'].replace('-', ' ')}"
        name = f"{one['facility']}: {owner}" if "facility" in one else owner
        money = f"${Decimal(one['at_stake']['gross']):,.2f}"
        difference = one["at_stake"]["payment"]["difference"]
        paid = "unknown" if difference is None else f"+${difference}"
        cells = [name, str(one["at_stake"]["lines"]), *map(str, one["effort"].values()), money, paid]
        assert f"| {' | '.join(cells)} |" in markdown
        assert re.search(r"^  " + r" +".join(map(re.escape, cells)) + "$", text, re.MULTILINE)
        assert any(shown[place : place + len(cells)] == cells for place in range(len(shown)))


def test_a_worklist_names_its_findings_by_their_places() -> None:
    document = impact_json(WHOLE)
    radiology = document["worklists"][0]
    assert (radiology["by"], radiology["facility"], radiology["owner"]) == ("department", "North Hospital", "Radiology")
    named = [document["findings"][place] for place in radiology["findings"]]
    assert [(one["code"], one["department"], one["row"]) for one in named] == [
        ("A0001", "Radiology", 2),
        ("A0003", "Radiology", 3),
    ]


def test_waived_findings_stand_apart_with_reason_and_last_day() -> None:
    view = build_impact(WHOLE)
    ((waived),) = view.waived
    assert (waived.line.code, waived.reason, waived.expires) == ("A0002", "The lines go on 1 March.", "2026-03-01")
    assert "A0002" not in {one.code for section in view.sections for one in section.lines}
    assert impact_json(WHOLE)["waived"][0]["waiver"] == {
        "reason": "The lines go on 1 March.",
        "expires": date(2026, 3, 1).isoformat(),
    }
    assert "A0002" not in {one["code"] for one in impact_json(WHOLE)["findings"]}


def test_codes_only_says_the_same_numbers() -> None:
    bare = codes_only(WHOLE, CODESET)
    for document in (impact_json(WHOLE), impact_json(bare)):
        assert [one["owner"] for one in document["worklists"]][:2] == ["Radiology", "Clinic"]
    assert impact_json(bare)["worklists"] == impact_json(WHOLE)["worklists"]
    assert impact_json(bare)["range"]["together"] == impact_json(WHOLE)["range"]["together"]
    assert impact_headline(bare) == impact_headline(WHOLE)
    assert [section.count for section in build_impact(bare).sections] == [
        section.count for section in build_impact(WHOLE).sections
    ]
