"""A comment is short until someone looks closer: long tables are folded, and their summaries tell count and money."""

from dataclasses import replace

import pytest

from addenda.impact.owners import with_owners
from addenda.model.changes import ChangeSet
from addenda.model.findings import Effect, Impact
from addenda.model.worklist import OwnerKind
from addenda.rendering.changes_view import build_changes
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.rendering.environment import render
from addenda.rendering.fitting.changes import cut_changes
from addenda.rendering.fitting.dropped import Dropped
from addenda.rendering.fitting.kept import kept
from addenda.rendering.impact_markdown import impact_markdown
from addenda.rendering.impact_view import build_impact
from addenda.rendering.report_markdown import render_comment, render_markdown
from addenda.rendering.view import build_report
from tests.rendering.full_scenario import WHOLE
from tests.rendering.markdown_form import problems, tables
from tests.rendering.scenario import ABSENT, CHANGES, MADE, UPDATED, found, impact_of, line
from tests.support.build import concept

COUNTS = "| Codes | Count |"
"""A table that is no longer for a long report."""


def many() -> Impact:
    findings = tuple(
        found(Effect.DELETED, ABSENT, replace(line(row, "A0002", "10.00", "2"), department=f"Clinic {row % 7}"))
        for row in range(2, 42)
    )
    unknown = found(Effect.DELETED, ABSENT, replace(line(50, "A0002", "10.00", None), department="Clinic 0"))
    return with_owners(impact_of(wide(), (*findings, unknown)), OwnerKind)


def wide() -> ChangeSet:
    codes = (concept(f"D{place:04}", long="Hire of a widget") for place in range(30))
    rows = tuple(UPDATED._replace(key=one.key, old=one, new=one) for one in codes)
    return replace(CHANGES, changes=(ABSENT, *rows), counts=CHANGES.counts._replace(updated=30, deleted=1))


IMPACT = many()
VIEW = build_report(IMPACT.changes, IMPACT, MADE)
COMMENT = render_comment(VIEW, "Elsewhere.", 60_000)


def in_sight(document: str) -> str:
    """Return what is seen while everything is folded."""
    shown, depth = list[str](), 0
    for text in document.split("\n"):
        depth += text.startswith("<details>")
        if not depth:
            shown.append(text)
        depth -= text == "</details>"
    return "\n".join(shown)


@pytest.mark.parametrize(
    "document",
    [COMMENT, render_markdown(VIEW), impact_markdown(IMPACT), changeset_markdown(IMPACT.changes)],
    ids=["comment", "report", "impact", "changes"],
)
def test_only_short_tables_and_what_to_do_first_are_in_sight(document: str) -> None:
    assert problems(document) == []
    long = [rows[0] for rows in tables(in_sight(document)) if len(rows) - 2 > 5]
    open_ones = ["| Code | What to do | Line | Gross charges |"] if "## What to do first" in document else []
    assert [title for title in long if title != COUNTS] == open_ones


def test_a_summary_tells_the_count_and_the_money() -> None:
    assert "<details><summary>41 findings ($800.00 gross charges, not known of 1 line)</summary>" in COMMENT
    assert "<details><summary>7 departments ($800.00 gross charges, not known of 1 line)</summary>" in COMMENT
    assert "<details><summary>6 findings ($120.00 gross charges)</summary>" in COMMENT
    assert "<details><summary>30 codes</summary>" in COMMENT


def test_money_that_is_not_known_is_said_to_be_so() -> None:
    findings = tuple(found(Effect.DELETED, ABSENT, line(row, "A0002", None, "2")) for row in range(2, 9))
    view = build_report(CHANGES, impact_of(CHANGES, findings), MADE)
    assert "<details><summary>7 findings (gross charges not known)</summary>" in render_markdown(view)


def test_payers_share_lines_so_their_money_is_not_summed() -> None:
    kinds = {kind.id: kind.money for kind in build_impact(WHOLE).owners}
    assert kinds["by-payer"] == ""
    assert kinds["by-department"].startswith("$131,568.00 gross charges")


def test_a_line_is_one_cell_so_that_what_to_do_has_room() -> None:
    assert "| A0002 | 4000002<br>Charge on A0002<br>row 2 | $10.00 | 2 | $20.00 | Find" in COMMENT
    assert "| 4000050<br>Charge on A0002<br>row 50 | $10.00 | unknown | unknown |" in COMMENT


@pytest.mark.parametrize(
    ("count", "most", "left"),
    [(16, None, 16), (16, 16, 16), (16, 15, 11), (16, 10, 10), (16, 0, 0), (4, 3, 0), (0, 0, 0)],
)
def test_no_list_is_cut_by_a_row_or_two(count: int, most: int | None, left: int) -> None:
    assert kept(count, most) == left
    assert count - left == 0 or count - left >= min(5, count)


def test_more_room_never_shows_less() -> None:
    assert all(kept(count, most) <= kept(count, most + 1) for count in range(30) for most in range(30))


def test_a_heading_of_which_all_is_left_out_says_so() -> None:
    view = cut_changes(build_changes(IMPACT.changes), {"updated": 0, "deleted": 0}, Dropped())
    short = render("changes.md.j2", {"changes": view, "cut": None})
    for heading in ("## Updated (30)", "## Deleted (1)"):
        _, note, said, *_ = short[short.index(heading) :].split("\n\n")
        assert note.endswith(".")
        assert said == "They are left out here; addenda diff test/2025 test/2026 lists them all."
