"""Every number of a workbook is that of the model; what is not known is a word."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from addenda.model import reconciliation
from addenda.model.candidates import Suggestions
from addenda.model.changes import ChangeKind
from addenda.model.chargemaster import ChargeLine
from addenda.model.findings import Finding, Impact, Total
from addenda.rendering.workbook.report import report_workbook
from tests.rendering.scenario import CHANGES, FINDINGS, IMPACT, MADE, TEXTUAL, impact_of
from tests.rendering.workbook.cases import CANDIDATES, FULL, OWNED, PLAIN, WHOLE
from tests.rendering.workbook.reading import block, records, sheets

UNKNOWN = "unknown"


def as_read(amount: Decimal | None) -> float | str:
    """Return what is in a cell: a cell keeps 15 digits, so an amount with more is a text."""
    if amount is None:
        return UNKNOWN
    return float(amount) if sum(map(str.isdigit, f"{amount:f}")) <= 15 else f"{amount:f}"


def test_the_sheets_are_those_that_have_something_to_say() -> None:
    assert list(sheets(PLAIN)) == ["Summary", "Changes", "Lines", "Worklist"]
    assert list(sheets(WHOLE)) == ["Summary", "Changes", "Lines", "Worklist", "Waived", "Candidates"]
    assert list(sheets(OWNED)) == ["Summary", "Changes", "Lines", "Worklist", "Waived", "Owners", "Candidates"]
    assert list(sheets(report_workbook(CHANGES, None, MADE))) == ["Summary", "Changes"]


def test_the_counts_of_codes() -> None:
    told = {row[0]: row[1] for row in block(PLAIN, "Codes")[1:]}
    assert told == {name.capitalize(): count for name, count in CHANGES.counts._asdict().items()} | {
        "In force before": 1009,
        "In force now": 1008,
    }


@pytest.mark.parametrize(("content", "impact"), [(PLAIN, IMPACT), (WHOLE, FULL)])
def test_the_totals_of_every_rule(content: bytes, impact: Impact) -> None:
    rows = block(content, "Charge master")
    titles = next(place for place, row in enumerate(rows) if row[0] == "Lines on")
    found = [dict(zip(rows[titles], row, strict=True)) for row in rows[titles + 1 :]]
    totals = [impact.everything, impact.at_stake, *(impact.totals[rule.id] for rule in impact.rules)]
    assert [row["Rule"] for row in found] == ["", "", *(rule.id for rule in impact.rules)]
    for row, total in zip(found, totals, strict=True):
        assert_total(row, total)


def assert_total(row: dict[str, Any], total: Total) -> None:
    assert row["Lines"] == total.lines
    assert row["Gross charges"] == as_read(total.gross)
    assert row["Without gross charges"] == total.lines_without_gross
    assert row["Without volume"] == total.lines_without_volume
    assert row["Without price"] == total.lines_without_price
    if payment := total.payment:
        known = payment.lines > 0
        assert row["Payment a year, old"] == (float(payment.old) if known else UNKNOWN)
        assert row["Payment a year, new"] == (float(payment.new) if known else UNKNOWN)
        assert row["Difference"] == (float(payment.difference) if known else UNKNOWN)
        assert row["Lines without payment"] == payment.lines_unknown


@pytest.mark.parametrize(("content", "impact"), [(PLAIN, IMPACT), (WHOLE, FULL)])
def test_the_numbers_of_every_finding(content: bytes, impact: Impact) -> None:
    rows = records(content, "Lines")
    assert len(rows) == len(impact.findings)
    for row, finding in zip(rows, impact.findings, strict=True):
        assert_finding(row, finding)


def assert_finding(row: dict[str, Any], finding: Finding) -> None:
    line = finding.line
    assert (row["Rule"], row["Severity"]) == (finding.rule.id, finding.severity.value)
    assert (row["Row"], row["Code"], row["Charge code"]) == (line.row, line.code, line.charge_code)
    assert row["Volume"] == as_read(line.volume)
    assert (row["Price"], row["Gross charges"]) == (as_read(line.price), as_read(line.gross))
    if payment := finding.payment:
        assert row["Payment a year, old"] == as_read(payment.old_total)
        assert row["Payment a year, new"] == as_read(payment.new_total)
        assert row["Difference"] == as_read(payment.difference)


def test_without_fees_there_is_no_column_for_them() -> None:
    for sheet in ("Lines", "Summary"):
        assert not [cell for row in sheets(PLAIN)[sheet] for cell in row if "Payment" in str(cell)]


def test_a_finding_without_a_payment_beside_others_that_have_one() -> None:
    duplicate = records(WHOLE, "Lines")[-1]
    assert duplicate["Rule"] == "duplicate"
    amounts = (duplicate["Payment a year, old"], duplicate["Payment a year, new"], duplicate["Difference"])
    assert amounts == (UNKNOWN, UNKNOWN, UNKNOWN)


def test_an_amount_with_more_digits_than_a_cell_keeps_is_a_text_with_all_of_them() -> None:
    row = records(WHOLE, "Lines")[1]
    assert row["Price"] == "12345678901234.567"
    assert row["Gross charges"] == "30864197253086.42"
    assert row["File"] == "north.csv"


@pytest.mark.parametrize("price", ["99.99", "0.0525", "0.10", "-1234.56", "9999999999999.99", "1E+3", "0"])
def test_any_other_amount_is_a_number_exactly(price: str) -> None:
    line = replace(FINDINGS[0].line, price=Decimal(price), volume=Decimal("2.5"))
    content = report_workbook(CHANGES, impact_of(CHANGES, (replace(FINDINGS[0], line=line),)), MADE)
    (row,) = records(content, "Lines")
    assert repr(row["Price"]) == repr(float(price))
    assert row["Volume"] == 2.5


def lines_named(impact: Impact) -> dict[int, ChargeLine]:
    return {id(line): line for finding in impact.findings for line in finding.lines}


@pytest.mark.parametrize(("content", "impact"), [(PLAIN, IMPACT), (WHOLE, FULL)])
def test_the_worklist_has_each_line_at_stake_once_what_to_begin_with_first(content: bytes, impact: Impact) -> None:
    rows = records(content, "Worklist")
    assert len(rows) == impact.at_stake.lines
    assert sorted(row["Row"] for row in rows) == sorted(line.row for line in lines_named(impact).values())
    assert [row["Priority"] for row in rows] == list(range(1, len(rows) + 1))
    assert sum(row["Findings"] for row in rows) == sum(len(finding.lines) for finding in impact.findings)
    worst = ["high", "medium", "low", "note"]
    assert [row["Severity"] for row in rows] == sorted((row["Severity"] for row in rows), key=worst.index)
    assert {row["Done"] for row in rows} == {row["By"] for row in rows} == {""}


def test_of_equal_severity_most_money_comes_first_and_unknown_money_last() -> None:
    high = [row["Gross charges"] for row in records(PLAIN, "Worklist") if row["Severity"] == "high"]
    assert high == [123450.0, 5000.0, 25.0, -60.0, UNKNOWN, UNKNOWN]


def test_a_line_of_two_findings_has_both_and_another_line_is_told_whose_finding_it_is() -> None:
    by_row = {row["Row"]: row["What to do"] for row in records(WHOLE, "Worklist")}
    first, second = by_row[2].split("\n")
    assert first.startswith("A deleted code: Replace A0001")
    assert second == "A duplicate: Keep one."
    assert by_row[20] == "A duplicate (row 2): Keep one."


def test_codes_stay_text_and_days_are_days() -> None:
    line = replace(FINDINGS[0].line, code="00100", charge_code="007", revenue_code="0360", modifier="26")
    (row,) = records(report_workbook(CHANGES, impact_of(CHANGES, (replace(FINDINGS[0], line=line),)), MADE), "Worklist")
    assert (row["Code"], row["Charge code"], row["Revenue code"], row["Modifier"]) == ("00100", "007", "0360", "26")
    change = records(PLAIN, "Changes")[0]
    assert (change["Effective"], change["Last day"]) == (date(2025, 7, 1), date(2025, 6, 30))


def test_a_day_before_the_calendar_of_excel_is_a_text() -> None:
    early = CHANGES.changes[0]._replace(on=date(1899, 7, 1))
    row = records(report_workbook(replace(CHANGES, changes=(early,)), None, MADE), "Changes")[0]
    assert (row["Effective"], row["Last day"]) == ("1899-07-01", "1899-06-30")


def test_every_change_has_a_row() -> None:
    rows = records(PLAIN, "Changes")
    keys = [(change.kind.value, change.key.code, change.on) for change in CHANGES.changes]
    keys += [("transient", one.key.code, one.added) for one in CHANGES.transients]
    assert [(row["Change"], row["Code"], row["Effective"]) for row in rows] == keys


def test_the_candidates() -> None:
    first, second, without = records(WHOLE, "Candidates")
    assert [first["Rank"], first["Candidate"], first["Texts alike"]] == [1, "B0001", ""]
    assert [second["Rank"], second["Candidate"], second["Texts alike"]] == [2, "B0002", 0.625]
    assert first["Evidence"] == "the publisher's cross-reference names it"
    assert (without["Deleted code"], without["Candidate"], without["Evidence is"]) == ("A0002", "", "none")


def test_without_suggestions_the_candidates_are_those_of_the_lines() -> None:
    findings = (replace(FINDINGS[0], candidates=CANDIDATES), *FINDINGS[1:])
    rows = records(report_workbook(CHANGES, impact_of(CHANGES, findings), MADE), "Candidates")
    assert [row["Candidate"] for row in rows] == ["B0001", "B0002"]


@pytest.mark.parametrize(("strong", "near", "listed"), [(0, 10, 10), (0, 40, 10), (2, 40, 10), (12, 40, 12)])
def test_of_candidates_that_are_only_near_the_first_are_listed_and_the_others_counted(
    strong: int, near: int, listed: int
) -> None:
    first, second = CANDIDATES.candidates
    candidates = (first,) * strong + (second._replace(strong=False),) * near
    many = CANDIDATES._replace(candidates=candidates)
    book = report_workbook(CHANGES, None, MADE, suggestions=Suggestions(CHANGES, (many,)))
    rows = records(book, "Candidates")
    assert [row["Evidence is"] for row in rows].count("strong") == strong
    assert len(rows) == listed
    left = strong + near - listed
    said = f"{left} more; addenda candidates --limit {strong + near} shows them."
    assert {row.get("Remarks", "") for row in rows} == {said if left else ""}


def test_waived_findings_are_on_their_own_sheet_with_the_decision() -> None:
    (row,) = records(WHOLE, "Waived")
    assert (row["Row"], row["Why waived"], row["Waived until"]) == (2, "It is billed elsewhere.", date(2026, 6, 30))


def test_the_summary_says_how_it_was_made() -> None:
    cells = {cell for row in sheets(WHOLE)["Summary"] for cell in row}
    assert {"a" * 64, "b" * 64, "c" * 64, "1" * 40, "test/2025", "test/2026", date(2026, 2, 3)} <= cells
    assert {"Made by addenda 0.0.0.", "Payments are those of the national schedule.", *MADE.assumptions} <= cells


def test_what_the_publisher_declares_stands_beside_what_was_computed() -> None:
    totals = (
        reconciliation.Total(ChangeKind.ADDED, 3, 4, None),
        reconciliation.Total(ChangeKind.DELETED, 4, 2, 2),
    )
    found = reconciliation.Reconciliation(CHANGES, "test", (), (), totals)
    rows = block(report_workbook(CHANGES, None, MADE, found), "What the publisher declares")
    assert [row[:4] for row in rows[-2:]] == [["Added", 3, 4, ""], ["Deleted", 4, 2, 2]]


def test_without_texts_a_changed_descriptor_is_only_named() -> None:
    fields = tuple(field._replace(old=None, new=None, redline=()) for field in TEXTUAL.fields)
    withheld = replace(CHANGES, changes=(TEXTUAL._replace(fields=fields),), transients=())
    (row,) = records(report_workbook(withheld, None, MADE), "Changes")
    assert row["Redline"] == ""
    assert row["Fields that changed"] == "Long description: textual\nShort description: editorial\nCoverage: changed"
