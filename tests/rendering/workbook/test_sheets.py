"""What a person sees and prints: frozen headers, filters, choices, titles on every page, sheets that are too long."""

import re

import pytest

from addenda.rendering import xlsx
from addenda.rendering.workbook.report import report_workbook
from tests.rendering.scenario import CHANGES, IMPACT, MADE, impact_of
from tests.rendering.workbook.cases import OWNED, PLAIN
from tests.rendering.workbook.reading import parts, sheet_xml, sheets

TABLES = ["Changes", "Lines", "Worklist", "Waived", "Owners", "Candidates"]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_a_frozen_header_a_filter_and_widths(name: str) -> None:
    xml, rows = sheet_xml(OWNED, name), sheets(OWNED)[name]
    assert re.search(r'<pane xSplit="\d" ySplit="1"', xml)
    assert re.search(rf'<autoFilter ref="A1:[A-Z]+{len(rows)}"/>', xml)
    columns = [(int(first), int(last)) for first, last in re.findall(r'<col min="(\d+)" max="(\d+)" width', xml)]
    assert [place for first, last in columns for place in range(first, last + 1)] == list(range(1, len(rows[0]) + 1))


@pytest.mark.parametrize("name", ["Summary", *TABLES])
def test_a_sheet_prints_across_one_page_with_its_header_on_each(name: str) -> None:
    xml = sheet_xml(OWNED, name)
    assert 'orientation="landscape"' in xml
    assert 'fitToHeight="0"' in xml
    assert (f"{name}!$1:$1" in parts(OWNED)["xl/workbook.xml"]) is (name != "Summary")


def test_the_worklist_offers_the_states_of_a_line() -> None:
    xml, rows = sheet_xml(PLAIN, "Worklist"), sheets(PLAIN)["Worklist"]
    assert rows[0][1] == "Done"
    assert f'sqref="B2:B{len(rows)}"' in xml
    assert '<formula1>"done,in progress,waits for a decision,no change needed"</formula1>' in xml


def test_a_row_is_as_high_as_its_longest_text() -> None:
    heights = dict(re.findall(r'<row r="(\d+)"[^>]* ht="(\d+)"', sheet_xml(PLAIN, "Changes")))
    assert heights["9"] == "45"  # three fields
    assert "2" not in heights


def test_a_sheet_that_would_be_too_long_says_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 5)
    rows = sheets(report_workbook(CHANGES, IMPACT, MADE))["Lines"]
    assert len(rows) == 5
    assert [row[4] for row in rows[1:4]] == [2, 3, 4]
    assert rows[4][0] == "5 more rows: a sheet holds no more, report.json has all of them."
    monkeypatch.setattr(xlsx, "MOST_ROWS", 9)
    assert sheets(report_workbook(CHANGES, IMPACT, MADE))["Lines"][8][0] == "updated"


def test_a_charge_master_without_findings_has_its_sheets_and_says_so() -> None:
    found = sheets(report_workbook(CHANGES, impact_of(CHANGES, ()), MADE))
    assert [row[0] for row in found["Lines"][1:]] == ["No line of the charge master has a finding."]
    assert [row[0] for row in found["Worklist"][1:]] == ["There is nothing to do."]
