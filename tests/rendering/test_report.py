"""What a report says: sentences, sums, the worklist, and the same numbers in every format."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from addenda.model.changes import Change, ChangeKind, Counts, Reason, Transient
from addenda.model.chargemaster import CodeStatus
from addenda.model.findings import Effect, Finding
from addenda.rendering.changes_view import build_changes
from addenda.rendering.changeset_json import changeset_json
from addenda.rendering.changeset_text import changeset_text
from addenda.rendering.headline import changes_headline, impact_headline
from addenda.rendering.impact_json import impact_json
from addenda.rendering.impact_markdown import impact_markdown
from addenda.rendering.impact_text import impact_text
from addenda.rendering.impact_view import FIRST, build_impact
from addenda.rendering.report_html import render_html
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.to_do import to_do
from addenda.rendering.view import build_report
from tests.rendering.page import Page
from tests.rendering.scenario import (
    CHANGES,
    FINDINGS,
    IMPACT,
    MADE,
    NEW_DAY,
    NOTHING,
    OLD_DAY,
    REPLACED,
    found,
    impact_of,
    line,
    unclear,
)
from tests.support.build import concept


def deleted(*charges: tuple[str | None, str | None]) -> tuple[Finding, ...]:
    """Return findings on one deleted code, one for each price and volume."""
    return tuple(
        found(Effect.DELETED, REPLACED, line(row, "A0003", price, volume))
        for row, (price, volume) in enumerate(charges, start=2)
    )


def test_the_headline_of_changes() -> None:
    assert changes_headline(CHANGES) == (
        "4 codes were deleted, 3 added, 2 revised.",
        "2 codes kept the text and changed in other fields (updated).",
        "1 number was reused with another meaning.",
        "1 code began and ended between the two releases.",
    )


def test_the_headline_of_one_deletion_is_in_the_singular() -> None:
    one = replace(CHANGES, counts=Counts(1234, 1, 0, 0, 0, 0, 0))
    assert changes_headline(one) == ("1 code was deleted, 1,234 added, 0 revised.",)


@pytest.mark.parametrize(
    ("charges", "sentence"),
    [
        (
            [("1234567.89", "1")],
            "1 line of your charge master carries a deleted code: $1,234,567.89 gross charges at stake.",
        ),
        (
            [("1.00", "2"), ("1.00", None)],
            (
                "2 lines of your charge master carry a deleted code: $2.00 gross charges at stake; "
                "1 of those lines has no volume and is not in that sum."
            ),
        ),
        (
            [("1.00", "2"), ("1.00", None), (None, "3"), (None, None)],
            (
                "4 lines of your charge master carry a deleted code: $2.00 gross charges at stake; "
                "3 of those lines have no volume or price and are not in that sum."
            ),
        ),
        (
            [("1.00", None)],
            (
                "1 line of your charge master carries a deleted code: "
                "the gross charges at stake are not known, because volume or price is missing."
            ),
        ),
    ],
)
def test_the_headline_of_an_impact(charges: list[tuple[str | None, str | None]], sentence: str) -> None:
    assert impact_headline(impact_of(CHANGES, deleted(*charges))) == (sentence,)


def test_a_charge_master_without_findings() -> None:
    impact = impact_of(CHANGES, (), others=(line(2, "Z0001", "1.00", "1"),))
    sentence = "No line of your charge master carries a code that changed."
    view = build_report(CHANGES, impact, MADE)
    assert impact_headline(impact) == (sentence,)
    assert (build_impact(impact).first, build_impact(impact).sections) == ((), ())
    for text in (impact_text(impact), render_html(view), render_markdown(view)):
        assert sentence in text
        assert "What to do first" not in text


def test_without_a_code_that_is_understood_there_is_no_all_clear() -> None:
    impact = impact_of(CHANGES, (), others=(unclear(2, "100"), unclear(3, "12345-678-90", CodeStatus.OTHER)))
    (sentence,) = impact_headline(impact)
    assert sentence == "No line of your charge master has a code that is understood, so no change could be matched."


@pytest.mark.parametrize("findings", [(), FINDINGS[:1]])
def test_the_headline_says_how_many_lines_may_hold_a_code(findings: tuple[Finding, ...]) -> None:
    others = (line(9, "Z0001", "1.00", "1"), unclear(10, "100"), unclear(11, "120"))
    last = impact_headline(impact_of(CHANGES, findings, others=others))[-1]
    assert last == "2 lines hold a value that may be a code and are matched to nothing."


def test_lines_that_may_hold_a_code_are_named_in_every_format() -> None:
    others = tuple(unclear(row, str(90 + row)) for row in range(10, 22))
    impact = impact_of(CHANGES, FINDINGS[:1], others=(*others, unclear(30, "local", CodeStatus.OTHER)))
    *_, other, ambiguous = build_impact(impact).reading
    rows = ", ".join(f"row {row} ({90 + row})" for row in range(10, 20))
    what = "a value that may be a code, with lost zeros or something unknown behind it"
    assert ambiguous == f"12 lines hold {what}; they are matched to nothing: {rows} and 2 more."
    assert other == "1 line with something else in the code column, such as a drug's number or a local code."
    master = impact_json(impact)["chargemaster"]
    assert (master["lines_with_code"], master["lines_ambiguous"], master["lines_other"]) == (1, 12, 1)
    view = build_report(CHANGES, impact, MADE)
    assert ambiguous in " ".join(impact_text(impact).split())
    assert ambiguous in render_html(view)
    assert ambiguous in render_markdown(view)


def on_modifier(kind: Effect, *codes: str) -> Finding:
    """Return the finding of a line on a code that stands and a modifier that changed in one way."""
    both = concept("JG", cross_references=list(codes))
    changes = {Effect.REVISED: ChangeKind.REVISED, Effect.UPDATED: ChangeKind.UPDATED}
    reason = Reason.REUSED if kind is Effect.REUSED else None
    changed = Change(changes.get(kind, ChangeKind.DELETED), both.key, both, both, NEW_DAY, reason)
    passing = Transient(both, OLD_DAY, NEW_DAY)
    rule = kind if kind in changes else "modifier"
    return found(rule, passing if kind is Effect.TRANSIENT else changed, line(2, "J0001", "1", "1", modifier="JG"))


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        (
            on_modifier(Effect.DELETED, "TB"),
            (
                "Modifier JG is deleted: put in its place TB (the publisher's cross-reference), or take "
                "it off the line, before 2026-01-01."
            ),
        ),
        (
            on_modifier(Effect.DELETED),
            (
                "Modifier JG is deleted: find another in its place (the publisher names none), or take it off the "
                "line, before 2026-01-01."
            ),
        ),
        (
            on_modifier(Effect.TRANSIENT),
            (
                "Modifier JG was in force only from 2025-01-01 to 2026-01-01: find another in its place (the publisher "
                "names none), or take it off the line."
            ),
        ),
        (
            on_modifier(Effect.REUSED),
            "Modifier JG has another meaning from 2026-01-01: check that the line still needs it.",
        ),
        (
            on_modifier(Effect.REVISED),
            "Modifier JG has another text from 2026-01-01: check that the line still needs it.",
        ),
        (
            on_modifier(Effect.UPDATED),
            "Modifier JG has other fields from 2026-01-01: check coverage and payment.",
        ),
    ],
)
def test_a_modifier_that_changed_is_named_and_not_the_code(finding: Finding, sentence: str) -> None:
    impact = impact_of(CHANGES, (finding,))
    view = build_report(CHANGES, impact, MADE)
    (written,) = impact_json(impact)["findings"]
    assert to_do(finding, CHANGES) == sentence
    assert (written["code"], written["modifier"], written["changed"]) == ("J0001", "JG", "JG")
    assert sentence in " ".join(impact_text(impact).split())
    assert sentence in "".join(Page(render_html(view)).texts)
    assert sentence in render_markdown(view)


def test_a_page_says_plainly_that_nothing_changed() -> None:
    view = build_report(NOTHING, None, MADE)
    sentence = "Nothing changed. Codes in force, then as now: 1,009."
    for text in (changeset_text(NOTHING), render_html(view), render_markdown(view)):
        assert sentence in text
    assert Page(render_html(view)).targets() <= {f"#{name}" for name in Page(render_html(view)).ids()}


def test_the_worklist_has_most_gross_first_and_the_unknown_last() -> None:
    first = build_impact(IMPACT).first
    assert [entry.gross for entry in first] == ["$123,450.00", "$5,000.00", "$25.00", "-$60.00", None, None]
    assert [entry.code for entry in first] == ["A0001", "A0004", "A0002", "E0001", "A0003", "A0002"]


def test_the_worklist_says_how_many_lines_are_not_on_it() -> None:
    view = build_impact(impact_of(CHANGES, deleted(*[("1.00", "1")] * (FIRST + 1))))
    assert len(view.first) == FIRST
    assert view.rest == "1 more line of this kind below, under the lines of the charge master."
    assert build_impact(impact_of(CHANGES, deleted(*[("1.00", "1")] * FIRST))).rest == ""


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        (
            FINDINGS[0],
            (
                "Replace A0001 by what fits of B0001, B0002 (the publisher's cross-references), or inactivate the "
                "line, before 2025-07-01."
            ),
        ),
        (
            FINDINGS[1],
            "Find a code in place of A0002 (the publisher names none), or inactivate the line, before 2026-01-01.",
        ),
        (
            FINDINGS[2],
            "Replace A0003 by B0001 (the publisher's cross-reference), or inactivate the line, before 2026-01-01.",
        ),
        (FINDINGS[4], "Check what the line stands for: A0004 has another meaning from 2025-04-01."),
        (
            FINDINGS[5],
            (
                "Find a code in place of E0001 (the publisher names none), or inactivate the line: "
                "E0001 was in force only from 2025-04-01 to 2025-09-30."
            ),
        ),
    ],
)
def test_what_to_do_with_a_line(finding: Finding, sentence: str) -> None:
    assert to_do(finding, CHANGES) == sentence


def test_a_deleted_code_shows_its_last_day() -> None:
    entries = build_changes(CHANGES).sections[0].entries
    assert [(entry.code, entry.last_day) for entry in entries] == [
        ("A0001", "2025-06-30"),
        ("A0002", "2025-12-31"),
        ("A0003", "2025-12-31"),
        ("A0004", "2025-03-31"),
    ]


def test_a_number_that_comes_back_with_another_meaning_shows_when_the_old_one_ended() -> None:
    before = concept("A0009", long="Old", terminated="2019-12-31")
    back = Change(ChangeKind.ADDED, before.key, before, concept("A0009", long="New"), NEW_DAY, Reason.REUSED)
    sections = build_changes(replace(CHANGES, changes=(back,), transients=())).sections
    (entry,) = sections[-1].entries
    assert [section.id for section in sections] == ["added", "reused"]
    assert (entry.before, entry.last_day) == ("Old", "2019-12-31")
    assert (entry.description, entry.first_day) == ("New", "2026-01-01")


def test_provenance_is_no_change_that_a_reader_is_shown() -> None:
    revised = next(section for section in build_changes(CHANGES).sections if section.id == "revised")
    assert [field.title for field in revised.entries[0].fields] == [
        "Long description",
        "Short description",
        "Coverage",
    ]


def test_a_sum_of_which_nothing_is_known_is_unknown_and_not_zero() -> None:
    totals = {total.title: total.gross for total in build_impact(IMPACT).totals}
    assert totals["Lines on updated codes"] is None
    assert {total.gross for total in build_impact(impact_of(CHANGES, ())).totals} == {"$0.00"}


def test_where_no_volume_is_known_every_format_says_unknown_and_none_says_zero() -> None:
    without_volume = impact_of(CHANGES, deleted(("5.00", None), ("7.00", None)))
    totals = impact_json(without_volume)["totals"]
    assert (totals["all"]["gross"], totals["deleted"]["gross"]) == (None, None)
    assert (totals["deleted"]["lines"], totals["deleted"]["lines_without_gross"]) == (2, 2)
    view = build_report(CHANGES, without_volume, MADE)
    lines = [text.split() for text in impact_text(without_volume).splitlines()]
    assert ["Lines", "on", "deleted", "codes", "2", "unknown", "2", "0"] in lines
    row = "| Lines on deleted codes | 2 | unknown | 2 | 0 |"
    assert row in impact_markdown(without_volume)
    assert row in render_markdown(view)
    texts = [text for text in Page(render_html(view)).texts if text.strip()]
    start = texts.index("Lines on deleted codes")
    assert texts[start : start + 5] == ["Lines on deleted codes", "2", "unknown", "2", "0"]
    tile = texts.index("Gross at stake")
    assert texts[tile + 1] == "unknown"


def test_lines_of_several_sheets_name_their_sheet() -> None:
    several = replace(IMPACT, chargemaster=replace(IMPACT.chargemaster, sheets=("Charges", "Drugs")))
    assert build_impact(several).first[0].place == "Charges, row 2"
    assert build_impact(IMPACT).first[0].place == "row 2"


def test_the_numbers_are_the_same_in_every_format() -> None:
    view = build_report(CHANGES, IMPACT, MADE)
    page, markdown = render_html(view), render_markdown(view)
    texts = Page(page).texts
    for name, count in changeset_json(CHANGES)["counts"].items():
        assert f"| {name.capitalize()} | {count:,} |" in markdown
        if name not in {"transient", "unchanged"}:
            assert texts[texts.index(name.capitalize()) :].index(f"{count}") < 5
    for total in filter(lambda one: one["lines"], impact_json(IMPACT)["totals"].values()):
        shown = "unknown" if total["gross"] is None else f"${Decimal(total['gross']):,.2f}".replace("$-", "-$")
        assert f"| {shown} |" in markdown
        assert shown in texts


def test_the_same_input_gives_the_same_bytes() -> None:
    def rendered() -> tuple[str, str]:
        view = build_report(CHANGES, IMPACT, MADE)
        return render_html(view), render_markdown(view)

    assert rendered() == rendered()


def test_a_page_says_how_it_was_made() -> None:
    text = "".join(Page(render_html(build_report(CHANGES, IMPACT, MADE))).texts)
    for fact in (
        "Made by Addenda 0.0.0.",
        "1" * 40,
        "not imported",
        f"old.zip sha256 {'a' * 64}",
        f"charges.xlsx sha256 {'c' * 64}",
        "price: column “Price”",
        "Sheets not read: Notes; --sheet names one to read.",
        "Several columns could be the charge code (“Charge #”, “CDM No.”); none was used, --map names the right one.",
        "Prices were taken from the column “Price”.",
        date(2026, 1, 1).isoformat(),
    ):
        assert fact in text


def test_a_large_report_is_a_page_of_less_than_three_megabytes() -> None:
    many = deleted(*[("1234.56", "789")] * 5000)
    changes = replace(CHANGES, changes=CHANGES.changes * 45)
    page = render_html(build_report(changes, impact_of(changes, many), MADE))
    assert len(changes.changes) >= 495
    assert len(page.encode()) < 3_000_000
