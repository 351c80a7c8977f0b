"""Workbooks at their limits, and what formulas and merged cells leave behind."""

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from addenda.errors import InputError
from addenda.reading.chargemaster.questions import UnclearError
from addenda.reading.chargemaster.reader import read_charge_master
from tests.reading.chargemaster.files import HEADERS, LINES, Rows, write_xlsx


def without_values(path: Path, columns: str) -> Path:
    """Drop the values of formulas in these columns, as programs that do not reckon leave them."""
    copy = path.with_name("formulas.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            if entry.startswith("xl/worksheets/"):
                content = re.sub(rf'(<c r="[{columns}]\d+"[^>]*><f>.*?</f>)<v>.*?</v>'.encode(), rb"\1", content)
            new.writestr(entry, content)
    return copy


def with_formulas(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["CPT", "Description", "Price", "Volume"])
        for row, code in enumerate(("99213", "99214"), 1):
            sheet.write_row(row, 0, [code, "INVENTED"])
            sheet.write_formula(row, 2, "=1+1", value=2)
            sheet.write_number(row, 3, 5)
    return path


def test_formulas_with_values_are_read(tmp_path: Path) -> None:
    lines = read_charge_master(with_formulas(tmp_path / "c.xlsx")).lines
    assert [line.price for line in lines] == [Decimal(2), Decimal(2)]


def test_prices_that_are_formulas_without_values_are_said(tmp_path: Path) -> None:
    path = without_values(with_formulas(tmp_path / "c.xlsx"), "C")
    with pytest.raises(InputError, match=r"formulas without values: 2\. Open it and save it once in a spreadsheet"):
        read_charge_master(path)


def test_a_few_formulas_without_values_are_a_remark(tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["CPT", "Price"])
        for row in range(1, 10):
            sheet.write_row(row, 0, [f"9921{row}", row])
        sheet.write_formula(10, 1, "=1+1")
        sheet.write(10, 0, "99281")
    master = read_charge_master(without_values(path, "B"))
    assert [line.price for line in master.lines] == [*map(Decimal, range(1, 10)), None]
    advice = "Open it and save it once in a spreadsheet program, which reckons them."
    assert f"formulas without values: 1. {advice}" in master.remarks


def test_cells_merged_over_rows_are_a_remark_and_count_once(tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("P")
        sheet.write_row(0, 0, ["CPT", "Price", "Department"])
        for row, code in enumerate(("99213", "99214", "99215"), 1):
            sheet.write_row(row, 0, [code, 5])
        sheet.merge_range(1, 2, 2, 2, "EMERGENCY")
    master = read_charge_master(path)
    assert [line.department for line in master.lines] == ["EMERGENCY", "", ""]
    assert master.remarks[-1] == (
        "Cells merged over several rows in sheet 'P': 1, the first in row 2. What they hold counts for the first of "
        "their rows alone."
    )


def test_a_title_that_is_merged_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.merge_range(0, 0, 1, 4, "Invented Hospital")
        for row, cells in enumerate([HEADERS, *LINES], 2):
            sheet.write_row(row, 0, cells)
    master = read_charge_master(path)
    assert len(master.lines) == 2
    assert not any("merged" in remark for remark in master.remarks)


def test_three_hundred_columns_are_read(tmp_path: Path) -> None:
    extra = [f"Invented {number}" for number in range(295)]
    rows: Rows = [[*extra, *HEADERS], *([*["x"] * 295, *line] for line in LINES)]
    master = read_charge_master(write_xlsx(tmp_path / "c.xlsx", {"P": rows}))
    assert [(line.code, line.price) for line in master.lines] == [
        ("99213", Decimal("120.5")),
        ("J0131", Decimal("13.75")),
    ]


@pytest.mark.parametrize(("column", "shown"), [(16_383, "16,384"), (99, "100")])
def test_a_stray_cell_in_the_last_row_does_not_fill_the_memory(tmp_path: Path, column: int, shown: str) -> None:
    path = tmp_path / "c.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["CPT", "Price"])
        sheet.write(1_048_575, column, "x")
    with pytest.raises(InputError, match=rf"sheet1\.xml\) reaches over 1,048,576 rows and {shown} columns"):
        read_charge_master(path)


def test_a_workbook_that_is_too_large_unpacked_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("addenda.reading.sheet_xml.LIMIT", 100_000)
    path = write_xlsx(tmp_path / "c.xlsx", {"P": [HEADERS, *LINES]})
    assert len(read_charge_master(path).lines) == 2
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(100_000))
    assert path.stat().st_size < 10_000
    with pytest.raises(InputError, match=r"the workbook is 1\d\d,\d{3} bytes unpacked, more than 100,000"):
        read_charge_master(path)


def test_a_sheet_that_states_to_be_larger_than_it_is_is_read(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "c.xlsx", {"P": [HEADERS, *LINES]})
    copy = tmp_path / "wide.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for entry in old.namelist():
            new.writestr(
                entry, old.read(entry).replace(b'<dimension ref="A1:E3"/>', b'<dimension ref="A1:XFD1048576"/>')
            )
    assert len(read_charge_master(copy).lines) == 2


def test_a_question_says_of_formulas_without_values_too_and_what_was_understood(tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["CPT", "Description", "Price A", "Price B"])
        sheet.write_row(1, 0, ["99213", "INVENTED", 2, 3])
        sheet.write_formula(2, 3, "=1+1", value=2)
    with pytest.raises(UnclearError) as caught:
        read_charge_master(without_values(path, "D"))
    messages = [problem.message for problem in caught.value.problems]
    assert messages == ["2 columns could be the price: 'Price A', 'Price B'", "formulas without values: 1"]
    assert caught.value.understood.columns == {"description": "Description", "code": "CPT"}
    assert caught.value.examples["Price B"] == ("3",)
