"""How many codes changed in which field: what a factor that changes with every code would hide."""

from dataclasses import replace

import pytest

from addenda.model.changes import Change, ChangeKind, ChangeSet, FieldChange, Reason
from addenda.model.codeset import Kind, Role
from addenda.model.concept import Value
from addenda.rendering.changes_view import build_changes
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.rendering.changeset_text import changeset_text
from addenda.rendering.field_counts import FEW, field_counts
from addenda.rendering.report_html import render_html
from addenda.rendering.view import build_report
from addenda.rendering.workbook.report import report_workbook
from tests.rendering.scenario import CHANGES, MADE, NEW_DAY, UPDATED
from tests.rendering.workbook.reading import block
from tests.support.build import concept
from tests.support.tables import html_tables, markdown_tables, with_columns

AMOUNTS: tuple[tuple[Value | None, Value | None], ...] = (
    ("9.50", "10.00"),
    ("0.00", "0.01"),
    ("1.00", "12.00"),
    ("-1.00", "1.00"),
    ("10.00", "9.50"),
    ("100.00", "11.00"),
    (None, "5.00"),
)
"""Four go up, two down, as numbers and not as texts; one was none before."""


def row(place: int, *fields: FieldChange) -> Change:
    one = concept(f"D{place:04}", long="Hire of a widget")
    return UPDATED._replace(key=one.key, old=one, new=one, fields=fields)


def repriced() -> ChangeSet:
    rows = [row(place, FieldChange("coverage", Role.PAYMENT, *pair)) for place, pair in enumerate(AMOUNTS)]
    rows.append(row(8, FieldChange("kind", Role.PAYMENT, "1", "2"), FieldChange("action", Role.PROVENANCE, "A", "B")))
    gone = [
        Change(ChangeKind.DELETED, concept("E0001").key._replace(modifier=modifier), concept("E0001"), None, NEW_DAY)
        for modifier in ("", "26", "TC")
    ]
    deleted = tuple(change._replace(reason=Reason.ABSENT) for change in gone)
    codeset = replace(CHANGES.codeset, kind=Kind.FEE_SCHEDULE)
    counts = CHANGES.counts._replace(updated=len(rows), deleted=3, added=0, revised=0, reused=0, transient=0)
    return replace(CHANGES, codeset=codeset, changes=(*deleted, *rows), counts=counts, transients=())


REPRICED = repriced()
EXPECTED = {"Kind": ("1", "", ""), "Coverage": ("7", "4", "2")}


def test_amounts_go_up_and_down_as_numbers_and_indicators_only_change() -> None:
    assert [tuple(one) for one in field_counts(REPRICED)] == [
        ("Kind", 1, None, None, ""),
        ("Coverage", 7, 4, 2, ""),
    ]


def test_a_few_codes_are_not_counted() -> None:
    few = replace(REPRICED, changes=REPRICED.changes[: 3 + FEW])
    assert field_counts(few) == ()
    assert "Field" not in changeset_text(few)


def test_every_format_tells_the_same() -> None:
    page = render_html(build_report(REPRICED, None, MADE))
    for tables in (html_tables(page), markdown_tables(changeset_markdown(REPRICED))):
        (table,) = with_columns(tables, "Field", "Rows", "Up", "Down")
        assert {one["Field"]: (one["Rows"], one["Up"], one["Down"]) for one in table.records()} == EXPECTED
    rows = block(report_workbook(REPRICED, None, MADE), "Fields that changed")
    assert [row[:4] for row in rows] == [["Field", "Rows", "Up", "Down"], ["Kind", 1, "", ""], ["Coverage", 7, 4, 2]]
    text = [line.split() for line in changeset_text(REPRICED).splitlines()]
    assert ["Field", "rows", "up", "down"] in text
    assert ["Coverage", "7", "4", "2"] in text
    assert ["Kind", "1"] in text


def factor(*pairs: tuple[Value | None, Value | None]) -> ChangeSet:
    rows = [row(place, FieldChange("coverage", Role.PAYMENT, *pair)) for place, pair in enumerate(pairs)]
    return replace(REPRICED, changes=tuple(rows), counts=REPRICED.counts._replace(updated=len(rows), deleted=0))


def test_what_changed_alike_in_all_rows_is_said_once() -> None:
    told = factor(*[("36.0896", "34.8931")] * 7)
    assert field_counts(told) == (("Coverage", 7, 0, 7, "from 36.0896 to 34.8931"),)
    for tables in (
        html_tables(render_html(build_report(told, None, MADE))),
        markdown_tables(changeset_markdown(told)),
    ):
        (table,) = with_columns(tables, "Field", "Rows", "Up", "Down", "All alike")
        assert [one["All alike"] for one in table.records()] == ["from 36.0896 to 34.8931"]
    assert block(report_workbook(told, None, MADE), "Fields that changed")[1][:5] == [
        "Coverage",
        7,
        0,
        7,
        "from 36.0896 to 34.8931",
    ]
    lines = changeset_text(told).splitlines()
    assert "Coverage     7   0     7  from 36.0896 to 34.8931" in lines
    narrow = " ".join(changeset_text(told, 40).split())
    assert "Coverage: rows 7, up 0, down 7, all from 36.0896 to 34.8931" in narrow


@pytest.mark.parametrize(
    "pairs",
    [
        [*[("1.00", "2.00")] * 6, ("1.00", "2.01")],
        [*[("1.00", "2.00")] * 6, ("1.01", "2.00")],
        [("", "2.00")] * 6 + [(None, "2.00")],
        [("x" * 41, "y")] * 7,
    ],
)
def test_what_differs_from_row_to_row_is_not(pairs: list[tuple[Value | None, Value | None]]) -> None:
    told = factor(*pairs)
    assert [one.alike for one in field_counts(told)] == [""]
    (table,) = with_columns(markdown_tables(changeset_markdown(told)), "Field", "Rows")
    assert "All alike" not in table.columns


def test_a_code_set_without_amounts_has_no_ups_and_downs() -> None:
    named = replace(REPRICED, codeset=CHANGES.codeset, changes=REPRICED.changes[-1:] * (FEW + 1))
    (table,) = with_columns(markdown_tables(changeset_markdown(named)), "Field", "Codes")
    assert table.columns == ("Field", "Codes", "All alike")
    assert [row[:2] for row in block(report_workbook(named, None, MADE), "Fields that changed")] == [
        ["Field", "Codes"],
        ["Kind", 6],
    ]


def test_a_fee_schedule_counts_rows() -> None:
    view = build_changes(REPRICED)
    assert view.unit == "row"
    assert view.headline == (
        "3 rows of 1 code were deleted, 0 added, 0 revised.",
        "8 rows kept the text and changed in other fields (updated).",
    )
    assert "1,009 rows in force on 2025-01-01" in changeset_text(REPRICED)
    document = changeset_markdown(REPRICED)
    assert "<details><summary>8 rows</summary>" in document
    assert "| | Release | Effective | Rows in force |" in document
