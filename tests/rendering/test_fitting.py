"""Markdown that fits: never too long, always well formed, detail dropped in the stated order, and said."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from addenda.errors import UsageError
from addenda.model.candidates import Suggestions
from addenda.model.changes import ChangeSet, FieldChange
from addenda.model.codeset import Kind, Role
from addenda.model.findings import Impact
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.rendering.fitting.detail import FEES_LADDER, FIELDS, LADDER
from addenda.rendering.fitting.fitted import LIMIT, MARGIN, github_length
from addenda.rendering.impact_markdown import impact_markdown
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.view import build_report
from tests.rendering.full_scale import full_changes, full_impact
from tests.rendering.full_scenario import WHOLE
from tests.rendering.markdown_form import problems, tables
from tests.rendering.scenario import CHANGES, FINDINGS, IMPACT, MADE, NASTY, UPDATED, hostile
from tests.support.build import concept

ROWS = 16_000
LONG = 10_000
OWNERS = {"department": 13, "revenue code": 13, "facility": 13, "payer": 14}
SIGNS = st.sampled_from(["x", "$", "<", "@", "|", "`", "\U0001f600", "a b ", "-", "1. ", "# ", "\n", "</details>"])


def report(changes: ChangeSet, impact: Impact | None, limit: int | None = LIMIT) -> str:
    return render_markdown(build_report(changes, impact, MADE), limit=limit)


def of_many(text: str) -> tuple[ChangeSet, Impact]:
    """Return what is hostile in every field, with hundreds of findings and assumptions besides."""
    changes, impact = hostile(text)
    lines = [replace(found, line=replace(found.line, description=text, charge_code=text)) for found in FINDINGS * 30]
    return changes, replace(impact, findings=(*impact.findings, *lines), assumptions=(text,) * 30)


def fits(document: str, limit: int = LIMIT) -> bool:
    return github_length(document) <= limit - MARGIN and problems(document) == []


@cache
def updated() -> ChangeSet:
    """Return a fee schedule of which 16,000 rows changed."""
    codes = (concept(f"{place:05}", long=f"Hire of a widget, size {place}") for place in range(ROWS))
    many = tuple(UPDATED._replace(key=one.key, old=one, new=one) for one in codes)
    return replace(CHANGES, changes=many, transients=(), counts=CHANGES.counts._replace(updated=ROWS))


@given(SIGNS, st.integers(1, LONG))
@example("$", LONG)
@example("\U0001f600", LONG)
@example(NASTY, LONG)
@settings(max_examples=8)
def test_no_text_makes_a_document_too_long_or_breaks_it(sign: str, length: int) -> None:
    changes, impact = of_many((sign * length)[:length])
    for document in (report(changes, impact), impact_markdown(impact), changeset_markdown(changes)):
        assert fits(document)


@given(st.integers(9_000, 40_000))
@settings(max_examples=10)
def test_no_limit_is_exceeded(limit: int) -> None:
    for document in (report(CHANGES, WHOLE, limit), impact_markdown(WHOLE, limit=limit)):
        assert fits(document, limit)


def test_the_whole_size_fits() -> None:
    changes, suggestions = full_changes()
    impact = full_impact()
    document = render_markdown(build_report(changes, impact, MADE, None, suggestions))
    assert fits(document)
    assert github_length(document) > 0.9 * LIMIT
    assert "| Lines with a finding | 5,000 |" in document
    assert re.search(r"^## Lines on deleted codes \(1,667, high\)$", document, re.MULTILINE)
    assert fits(impact_markdown(impact))


def test_a_fee_schedule_of_which_every_row_changed_fits() -> None:
    document = changeset_markdown(updated())
    assert fits(document)
    assert "## Updated (16,000)" in document
    told = re.search(r"^> - Updated: ([\d,]+) of 16,000 codes$", document, re.MULTILINE)
    assert told
    left = int(told[1].replace(",", ""))
    (rows,) = (rows for rows in tables(document) if rows[0].startswith("| Code | Description | What changed"))
    assert len(rows) - 2 + left == ROWS
    assert f"{left:,} more are left out here; addenda diff test/2025 test/2026 lists them all." in document


def repriced() -> ChangeSet:
    """Return a fee schedule of which 4,000 rows have another amount."""
    amount = FieldChange("status", Role.PAYMENT, "10.00", "11.50")
    many = tuple(change._replace(fields=(amount,)) for change in updated().changes[:4_000])
    codeset = replace(CHANGES.codeset, kind=Kind.FEE_SCHEDULE)
    return replace(updated(), codeset=codeset, changes=many, counts=CHANGES.counts._replace(updated=4_000))


@pytest.mark.parametrize(
    "told",
    [lambda changes, limit: changeset_markdown(changes, limit=limit), lambda *told: report(told[0], None, told[1])],
)
def test_a_fee_schedule_keeps_old_and_new_values_and_drops_rows(told: Callable[[ChangeSet, int], str]) -> None:
    document = told(repriced(), LIMIT)
    assert fits(document)
    (rows,) = (rows for rows in tables(document) if rows[0].startswith("| Code | Description | What changed"))
    assert len(rows) > 300
    assert all("<del>10.00</del> <ins>11.50</ins>" in row for row in rows[2:])
    assert [clause.split(":")[0] for clause in dropped(document)] == ["Updated"]
    assert github_length(document) > 0.9 * LIMIT


def test_what_fits_is_told_whole() -> None:
    for limited, whole in (
        (report(CHANGES, IMPACT), report(CHANGES, IMPACT, None)),
        (impact_markdown(IMPACT), impact_markdown(IMPACT, limit=None)),
        (changeset_markdown(CHANGES), changeset_markdown(CHANGES, limit=None)),
    ):
        assert limited == whole
        assert "Shortened" not in whole


def test_without_a_limit_all_is_told() -> None:
    document = changeset_markdown(updated(), limit=None)
    assert github_length(document) > 10 * LIMIT
    assert "Shortened" not in document


def dropped(document: str) -> list[str]:
    return re.findall(r"^> - (.+)$", document, re.MULTILINE)


def test_the_document_says_what_is_left_out_and_where_it_is() -> None:
    document = report(CHANGES, WHOLE, 18_000)
    assert (
        "> Shortened to fit 18,000 characters. The page beside this document, index.html, tells all of it, and so does "
        "the JSON file there. Left out here:" in document
    )
    assert dropped(document) == [
        "what changed in the fields of 2 updated codes, but for their names",
        *(f"By {kind}: {count} of {count} findings" for kind, count in OWNERS.items()),
    ]


@pytest.mark.parametrize("told", [report, lambda _, impact, limit: impact_markdown(impact, limit=limit)])
def test_headline_totals_and_counts_stay(told: Callable[[ChangeSet, Impact, int | None], str]) -> None:
    whole, short = told(CHANGES, WHOLE, None), told(CHANGES, WHOLE, 10_000)
    assert len(short) < len(whole) / 2
    assert whole.split("\n")[:3] == short.split("\n")[:3]
    kept = [
        line
        for line in whole.split("\n")
        if re.match(r"## (Deleted|Added|Revised|Updated|Reused|Lines|By) |\| (All lines|Lines) ", line)
    ]
    assert [line for line in kept if line not in short.split("\n")] == []


def test_less_room_takes_more_away_in_the_stated_order() -> None:
    first: dict[str, int] = {}
    marks = {
        "fields": "fields of",
        "worklists": "By department: ",
        "updated": "Updated: ",
        "low": "Lines on revised codes",
        "high": "Lines on deleted codes",
    }
    for limit in range(30_000, 8_000, -1_000):
        told = " ".join(dropped(report(CHANGES, WHOLE, limit)))
        for name, mark in marks.items():
            if mark in told:
                first.setdefault(name, limit)
    assert list(first) == sorted(first, key=lambda name: -first[name])
    assert first["fields"] >= first["worklists"] >= first["updated"] >= first["low"] >= first["high"]


def test_a_limit_that_nothing_fits_is_refused() -> None:
    with pytest.raises(UsageError, match="The document does not fit 1,000 characters, even without its details"):
        changeset_markdown(CHANGES, limit=1_000)


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("abc", 3), ("a\n\n", 5), ("\U0001f600", 2), ("é", 1), ("\u200b", 1)]
)
def test_characters_are_counted_as_the_strictest_of_github_counts_them(text: str, length: int) -> None:
    assert github_length(text) == length


def test_the_documentation_tells_the_order() -> None:
    told = (Path(__file__).parents[2] / "docs/markdown.md").read_text(encoding="utf-8")
    named = re.findall(r"^\d+\. .*?`(\w+)`", told, re.MULTILINE)
    assert named == list(dict.fromkeys(part for part, _ in LADDER))
    assert [step for step in LADDER if step not in FEES_LADDER] == [(FIELDS, 0)]


def test_suggestions_are_shortened_before_codes_are_left_out() -> None:
    changes, suggestions = full_changes()
    assert isinstance(suggestions, Suggestions)
    document = render_markdown(build_report(changes, None, MADE, None, suggestions), limit=50_000)
    clauses = dropped(document)
    assert clauses[0].startswith("sentences on what may replace ")
    assert fits(document, 50_000)
