"""A correction is told as one: both sides are one release, and what differs is when each was known."""

from dataclasses import replace
from datetime import date

import pytest

from addenda.impact.facts import Facts
from addenda.impact.judge import assess
from addenda.impact.owners import with_owners
from addenda.impact.rules import CHECKS, OF_CHANGES
from addenda.model.changes import ChangeSet, Counts
from addenda.model.codeset import Kind
from addenda.model.worklist import OwnerKind
from addenda.rendering.candidates_text import candidates_text
from addenda.rendering.changes_view import build_changes
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.rendering.changeset_text import changeset_text
from addenda.rendering.impact_markdown import impact_markdown
from addenda.rendering.impact_text import impact_text
from addenda.rendering.impact_view import build_impact
from addenda.rendering.letter.view import build_letter
from addenda.rendering.report_html import render_html
from addenda.rendering.report_markdown import render_comment, render_markdown
from addenda.rendering.view import build_report
from addenda.rendering.workbook.report import report_workbook
from tests.rendering.candidates_scenario import SUGGESTIONS
from tests.rendering.markdown_form import problems
from tests.rendering.scenario import CHANGES, IMPACT, MADE
from tests.rendering.workbook.reading import block, records
from tests.support.tables import html_tables, markdown_tables, with_columns

BEFORE, AFTER = "3" * 40, "4" * 40
COMPARED = (
    "test/2026, corrected: as known on 2026-02-03 (commit 333333333333) and as known on 2026-03-04 "
    "(commit 444444444444)"
)
TITLE = f"Test Codes: {COMPARED}"
SIDES = ["test/2026, before the correction", "test/2026, after the correction"]


def corrected(changes: ChangeSet) -> ChangeSet:
    """Return the same changes, as a correction of one release makes them; nothing begins and ends on one day."""
    side = changes.new._replace(commit=BEFORE, known=date(2026, 2, 3), in_force=1009)
    return replace(
        changes,
        old=side,
        new=side._replace(commit=AFTER, known=date(2026, 3, 4), in_force=1008),
        transients=(),
        counts=changes.counts._replace(transient=0),
    )


CORRECTION = corrected(CHANGES)
VIEW = build_report(CORRECTION, IMPACT, MADE)


def test_the_title_names_the_release_once_and_both_moments() -> None:
    assert VIEW.title == TITLE
    assert render_markdown(VIEW).startswith(f"# {TITLE}\n")
    assert f"<h1>{TITLE}</h1>" in render_html(VIEW)
    assert changeset_markdown(CORRECTION).startswith(f"# {TITLE}\n")
    assert changeset_text(CORRECTION).startswith("Test Codes\ntest/2026, before the correction: 1,009 codes in force")
    impact = replace(IMPACT, changes=CORRECTION)
    assert impact_markdown(impact).startswith(f"# {TITLE}, and what that does to a charge master\n")
    assert " ".join(impact_text(impact).split()).startswith(f"{COMPARED}: charges.xlsx")
    assert " ".join(candidates_text(SUGGESTIONS._replace(changes=CORRECTION), 3).split()).startswith(TITLE)


@pytest.mark.parametrize(
    "document",
    [render_html(VIEW), render_markdown(VIEW), render_comment(VIEW, "Elsewhere.", 60_000)],
    ids=["page", "markdown", "comment"],
)
def test_nothing_speaks_of_two_releases(document: str) -> None:
    for wrong in ("test/2026 to test/2026", "The two releases", "old release's date", "new release's date"):
        assert wrong not in document
    assert "In force before the correction, not after it. Claims with these codes will be denied." in document
    assert "In force after the correction, not before it." in document


def test_each_format_tells_the_two_sides_apart() -> None:
    tables = [html_tables(render_html(VIEW)), markdown_tables(render_markdown(VIEW))]
    for found in tables:
        (sides,) = with_columns(found, "Release", "Codes in force")
        assert [(row["Release"], row["Codes in force"]) for row in sides.records()] == [
            (SIDES[0], "1,009"),
            (SIDES[1], "1,008"),
        ]
    rows = block(report_workbook(CORRECTION, IMPACT, MADE), "Releases")[1:]
    assert [(row[0], row[2]) for row in rows] == [(SIDES[0], 1009), (SIDES[1], 1008)]
    assert block(report_workbook(CORRECTION, IMPACT, MADE), TITLE)


def test_reasons_are_those_of_a_correction() -> None:
    reasons = {entry.code: entry.reason for section in VIEW.changes.sections for entry in section.entries}
    assert reasons["A0001"] == "end entered"
    assert reasons["A0002"] == "taken out"
    assert reasons["B0001"] == "new with the correction"
    assert reasons["B0002"] == "end taken back"
    rows = records(report_workbook(CORRECTION, None, MADE), "Changes")
    assert {row["Code"]: row["Reason"] for row in rows if row["Code"] != "A0004"} == {
        code: reason for code, reason in reasons.items() if code != "A0004"
    }


def test_the_headline_says_what_did_it() -> None:
    assert VIEW.changes.headline[0] == "4 codes were deleted, 3 added, 2 revised by the correction."
    added = replace(CORRECTION, counts=Counts(2, 0, 0, 0, 0, 0, 1006))
    assert build_changes(added).headline == ("2 codes were added by the correction; none was deleted or revised.",)


def test_what_is_left_out_is_asked_for_by_its_commits() -> None:
    text = changeset_markdown(CORRECTION, most=1)
    assert f"addenda diff test/2026@&#8203;{BEFORE[:12]} test/2026@&#8203;{AFTER[:12]} lists them" in text


def test_a_line_on_an_unknown_code_is_in_neither_state_of_the_one_release() -> None:
    impact = assess(Facts(CORRECTION, IMPACT.chargemaster), checks=OF_CHANGES)
    assert not any("nor test/2026" in finding.detail for finding in impact.findings)


def test_what_a_correction_changed_is_to_be_done_now() -> None:
    impact = replace(IMPACT, changes=CORRECTION)
    entries = [entry.to_do for entry in build_impact(impact).first]
    assert [text for text in entries if text.endswith("or inactivate the line, now.")]
    worklist = records(report_workbook(CORRECTION, impact, MADE), "Worklist")
    for text in (*entries, impact_text(impact), render_html(VIEW), *(row["What to do"] for row in worklist)):
        assert ", before 202" not in text


def test_no_rule_speaks_of_two_releases() -> None:
    told = [text for check in CHECKS for text in (check.rule.title, check.rule.carries)]
    assert [text for text in told if "release" in text] == []


def test_a_letter_says_that_the_list_was_corrected() -> None:
    impact = with_owners(replace(IMPACT, changes=CORRECTION), OwnerKind)
    letter = build_letter(impact, impact.worklists[0])
    assert letter.title == "Codes of your charges were corrected"
    assert letter.changed[0] == "The list of codes by which we bill, Test Codes, was corrected as of 1 January 2026."
    assert letter.parts[0].title == "To change now"
    assert letter.made == f"Made from {COMPARED}, and charges.xlsx."


def test_a_corrected_schedule_denies_no_claim() -> None:
    fees = replace(CORRECTION, codeset=replace(CORRECTION.codeset, kind=Kind.FEE_SCHEDULE))
    notes = {section.id: section.note for section in build_changes(fees).sections}
    assert notes["deleted"] == "In force before the correction, not after it."


def test_one_release_that_was_never_imported_has_no_commit_to_name() -> None:
    file = CORRECTION.new._replace(commit=None, known=None)
    title = build_report(replace(CORRECTION, new=file), None, MADE).title
    assert title.endswith("as known on 2026-02-03 (commit 333333333333) and as its file has it")


def test_a_release_against_itself_is_no_correction() -> None:
    same = replace(CORRECTION, new=CORRECTION.old)
    assert not same.is_correction
    assert build_report(same, None, MADE).title == "Test Codes: test/2026 to test/2026"


def test_the_documents_are_well_formed() -> None:
    assert problems(render_markdown(VIEW)) == []
