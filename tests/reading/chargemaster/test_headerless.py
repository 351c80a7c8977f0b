"""Files without a header: no line is taken for one, and the columns are called by their position."""

from decimal import Decimal
from pathlib import Path

import pytest

from addenda.errors import InputError
from addenda.reading.chargemaster.headerless import NO_NAMES
from addenda.reading.chargemaster.mapping import ColumnMapping
from addenda.reading.chargemaster.reader import read_charge_master
from tests.reading.chargemaster.files import HEADERS, LINES, Rows, write_csv, write_xlsx

CODES = ["J1885", "", "99213", "J1885", "", "00100", "A4550", "99213", "J1885", "99213"]
CODED: Rows = [[f"INVENTED ITEM NO {row}", code, f"${row + 90}.{row + 10}"] for row, code in enumerate(CODES)]
NUMBERED: Rows = [[f"INVENTED ITEM NO {row}", 2500000 + row, row + 90.25] for row in range(8)]


def test_all_rows_of_a_file_without_a_header_are_lines(tmp_path: Path) -> None:
    master = read_charge_master(write_csv(tmp_path / "c.csv", CODED))
    assert master.columns == {"description": "(column 1)", "code": "(column 2)", "price": "(column 3)"}
    assert [line.row for line in master.lines] == list(range(1, 11))
    assert [line.code for line in master.lines] == CODES
    assert (master.lines[0].price, master.lines[-1].price) == (Decimal("90.10"), Decimal("99.19"))
    assert (master.layout, master.remarks[0], master.rows_skipped) == ("table, header in no row", NO_NAMES, 0)


def test_no_reason_is_taken_from_the_cells_of_the_first_line(tmp_path: Path) -> None:
    master = read_charge_master(write_csv(tmp_path / "c.csv", [CODED[1], *CODED]))  # the first row has no code
    reasons = {choice.column: choice.reason for choice in master.choices}
    assert reasons["price"].startswith("100% of its filled cells are amounts; no header names a price")
    assert len(master.lines) == 11


@pytest.mark.parametrize("rows", [NUMBERED, [[row[0], row[2]] for row in NUMBERED]])
def test_what_is_asked_of_a_file_without_a_header_names_positions(tmp_path: Path, rows: Rows) -> None:
    with pytest.raises(InputError, match=r"cdm\.xlsx: .*code") as caught:
        read_charge_master(write_xlsx(tmp_path / "cdm.xlsx", {"One": rows}))
    assert [problem.row for problem in caught.value.problems] == [None]


def test_a_column_can_be_mapped_by_its_position(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "c.csv", [[code, row, row + 1] for row, code in enumerate(CODES, 700)])
    master = read_charge_master(path, ColumnMapping({"code": "(column 1)", "price": "(column 3)"}))
    assert [line.price for line in master.lines] == list(range(701, 711))


def test_a_row_of_words_among_the_lines_is_no_header(tmp_path: Path) -> None:
    rows = [*CODED[:4], ["INVENTED ROOM CHARGE", "", "VARIES"], *CODED[4:], *CODED]
    master = read_charge_master(write_csv(tmp_path / "c.csv", rows))
    assert len(master.lines) == 21
    assert [line.row for line in master.lines if line.price is None] == [5]


def test_a_first_line_whose_price_may_be_a_year_is_no_header(tmp_path: Path) -> None:
    rows: Rows = [["INVENTED ITEM", "", 2010.0], *CODED]
    assert len(read_charge_master(write_xlsx(tmp_path / "c.xlsx", {"One": rows})).lines) == 11


def test_lines_with_the_price_of_the_last_one_are_lines(tmp_path: Path) -> None:
    rows = [*CODED, ["INVENTED ITEM", "99213", CODED[0][2]]]
    assert len(read_charge_master(write_csv(tmp_path / "c.csv", rows)).lines) == 11


def test_a_header_with_a_number_in_it_is_still_one(tmp_path: Path) -> None:
    rows: Rows = [["Description", "CPT", 2018, 17], *[[*row, 1] for row in CODED]]
    master = read_charge_master(write_csv(tmp_path / "c.csv", rows))
    assert (master.columns["price"], len(master.lines)) == ("2018", 10)


def test_a_header_below_rows_that_look_like_lines_is_found(tmp_path: Path) -> None:
    above: Rows = [["7", "REVISED", "99213", 3, 1], []]
    master = read_charge_master(write_csv(tmp_path / "c.csv", [*above, HEADERS, *LINES, *LINES]))
    assert (master.layout, len(master.lines)) == ("table, header in row 3", 4)
