"""Exports: every value comes back from csv, xlsx and parquet as it went in, and nothing in them runs."""

import csv
import zipfile
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from addenda.diffing.compare import compare
from addenda.errors import InputError
from addenda.model.snapshot import Snapshot
from addenda.rendering.tables.changes_table import changes_table
from addenda.rendering.tables.csv_text import exact, harmless, table_csv
from addenda.rendering.tables.parquet_file import table_parquet
from addenda.rendering.tables.release_table import release_table
from addenda.rendering.tables.table import Column, ColumnKind, Table, text_of
from addenda.rendering.tables.xlsx_workbook import table_xlsx
from tests.support.build import concept, snapshot
from tests.support.strategies import snapshot_pairs

RELEASE = snapshot(
    [
        concept("A0001", long="=1+1", short="'quoted", pricing=["00", "53"], added="2024-01-01", action="N"),
        concept("A0002", long='-5 mg, "each"', terminated="2024-12-31", hierarchy={"section": "One", "n": ["a", "b"]}),
        concept("B0003", long="\u00b5 \u2013 5\u2019", pricing=["11"], added="2025-01-01"),
    ]
)


def rows_of_csv(content: bytes) -> list[list[str]]:
    return [[exact(cell) for cell in row] for row in csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))]


def rows_of_xlsx(content: bytes) -> list[list[Any]]:
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    (name,) = workbook.sheet_names
    return workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)


def texts(table: Table) -> list[list[str]]:
    return [[column.name for column in table.columns], *([text_of(cell) for cell in row] for row in table.rows)]


def test_a_release_has_a_row_a_concept_and_a_column_a_field() -> None:
    table = release_table(RELEASE)
    assert [column.name for column in table.columns] == [
        "code", "modifier", "in_force", "kind", "long", "short", "coverage", "pricing", "hierarchy",
        "cross_references", "added", "terminated", "action",
    ]  # fmt: skip
    assert [text_of(cell) for cell in table.rows[0]] == [
        "A0001", "", "yes", "", "=1+1", "'quoted", "", "00; 53", "", "", "2024-01-01", "", "N",
    ]  # fmt: skip
    assert [text_of(cell) for cell in table.rows[1]][2:9] == [
        "no", "", '-5 mg, "each"', "", "", "", '{"section":"One","n":["a","b"]}',
    ]  # fmt: skip


def test_parquet_has_dates_lists_and_nulls() -> None:
    frame = pl.read_parquet(BytesIO(table_parquet(release_table(RELEASE))))
    assert frame.schema["added"] == frame.schema["terminated"] == pl.Date
    assert frame.schema["pricing"] == pl.List(pl.String)
    assert frame.schema["in_force"] == pl.Boolean
    assert frame["code"].to_list() == ["A0001", "A0002", "B0003"]
    assert frame["added"].to_list() == [date(2024, 1, 1), None, date(2025, 1, 1)]
    assert frame["pricing"].to_list() == [["00", "53"], None, ["11"]]
    assert frame["in_force"].to_list() == [True, False, True]
    assert frame["long"].to_list() == ["=1+1", '-5 mg, "each"', "\u00b5 \u2013 5\u2019"]


def test_an_empty_release_is_a_table_too() -> None:
    table = release_table(snapshot([]))
    assert rows_of_csv(table_csv(table)) == rows_of_xlsx(table_xlsx(table)) == texts(table)
    assert pl.read_parquet(BytesIO(table_parquet(table))).shape == (0, 13)


OLD = snapshot(
    [
        concept("A0001", long="Scan", short="Scan", coverage="C"),
        concept("A0002", long="Gone", cross_references=["A0003", "A0004"]),
        concept("A0005", long="Kept", pricing=["00"]),
    ],
    "2024",
)
NEW = snapshot(
    [
        concept("A0001", long="Scan, twice", short="Scan"),
        concept("A0003", long="Came", short="New one", added="2025-01-01"),
        concept("A0005", long="Kept", pricing=["00", "11"]),
        concept("A0006", long="Between", added="2024-03-01", terminated="2024-09-30"),
        concept("A0007", added="2025-01-01"),
    ],
    "2025",
)


def test_a_difference_has_a_row_for_each_change_and_field() -> None:
    assert texts(changes_table(compare(OLD, NEW)))[1:] == [
        ["revised", "A0001", "", "", "2025-01-01", "long", "Scan", "Scan, twice", ""],
        ["revised", "A0001", "", "", "2025-01-01", "coverage", "C", "", ""],
        ["deleted", "A0002", "", "absent", "2025-01-01", "long", "Gone", "", "A0003; A0004"],
        ["added", "A0003", "", "new", "2025-01-01", "long", "", "Came", ""],
        ["added", "A0003", "", "new", "2025-01-01", "short", "", "New one", ""],
        ["updated", "A0005", "", "", "2025-01-01", "pricing", "00", "00; 11", ""],
        ["added", "A0007", "", "new", "2025-01-01", "", "", "", ""],
        ["transient", "A0006", "", "", "2024-03-01", "long", "", "Between", ""],
        ["transient", "A0006", "", "", "2024-03-01", "terminated", "", "2024-09-30", ""],
    ]


def test_a_difference_in_parquet() -> None:
    frame = pl.read_parquet(BytesIO(table_parquet(changes_table(compare(OLD, NEW)))))
    deleted = frame.row(2, named=True)
    assert deleted["on"] == date(2025, 1, 1)
    assert deleted["replacements"] == ["A0003", "A0004"]
    assert (deleted["old"], deleted["new"]) == ("Gone", None)


@given(pair=snapshot_pairs())
def test_every_difference_comes_back_from_every_format(pair: tuple[Snapshot, Snapshot]) -> None:
    table = changes_table(compare(*pair))
    assert rows_of_csv(table_csv(table)) == texts(table)
    assert rows_of_xlsx(table_xlsx(table)) == texts(table)
    frame = pl.read_parquet(BytesIO(table_parquet(table)))
    assert frame.columns == texts(table)[0]
    assert frame["new"].to_list() == [row[7] for row in table.rows]
    codes = {(row[0], row[1]) for row in table.rows}
    changes = compare(*pair)
    assert codes == {(change.kind.value, change.key.code) for change in changes.changes} | {
        ("transient", transient.concept.code) for transient in changes.transients
    }


HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("=+-@\t\r\n'\",;_x0041ABC\u202e\ufeff\ufffe\uffff\x00\x07\x1b\x7f<&>]|{"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


def table_of(*values: str) -> Table:
    return Table("release", (Column("code"), Column("long")), tuple(("A0001", value) for value in values))


@given(values=st.lists(HOSTILE, min_size=1, max_size=6))
@example(values=["=1", "'=1", "''=1", "-1", "'-1", "+1.5", "-1+1", "@SUM(A1)", "\t=1", "'", "", "\uff1d1"])
@example(values=["\ufeff=1", "\x00", "a\r\nb", "_x0041_", "_x000D_"])
def test_hostile_text_comes_back_and_is_no_formula(values: list[str]) -> None:
    table = table_of(*values)
    written = list(csv.reader(StringIO(table_csv(table).decode("utf-8-sig"), newline="")))
    assert [exact(row[1]) for row in written[1:]] == values
    for _, cell in written[1:]:
        assert not cell.startswith(tuple("=@\t\r\n")), cell
        assert not cell.startswith(tuple("+-")) or float(cell) is not None
    frame = pl.read_parquet(BytesIO(table_parquet(table)))
    assert frame["long"].to_list() == values


@given(values=st.lists(HOSTILE, min_size=1, max_size=6))
@example(
    values=["=1", "-1", "00100", "1e5", "2025-01-01", "TRUE", "_x0041_", "http://x.example/", "{=1}", "<r><b></r>"]
)
def test_a_workbook_holds_texts_and_no_formula(values: list[str]) -> None:
    content = table_xlsx(table_of(*values))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert sheet.count('t="s"') == 2 + len(values) + sum(value != "" for value in values)
    found = rows_of_xlsx(content)[1:]
    assert [row[0] for row in found] == ["A0001"] * len(values)
    plain = [value.isprintable() and "_x" not in value for value in values]
    assert [row[1] for row, same in zip(found, plain, strict=True) if same] == [
        value for value, same in zip(values, plain, strict=True) if same
    ]


@given(text=HOSTILE)
def test_an_apostrophe_is_taken_away_again(text: str) -> None:
    assert exact(harmless(text)) == text


def test_the_bytes_are_the_same_every_time() -> None:
    table = release_table(RELEASE)
    assert table_csv(table) == table_csv(table)
    assert table_xlsx(table) == table_xlsx(table)


def test_a_workbook_has_a_frozen_header_a_filter_and_widths() -> None:
    with zipfile.ZipFile(BytesIO(table_xlsx(table_of("x" * 100)))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane xSplit="1" ySplit="1"' in sheet
    assert '<autoFilter ref="A1:B2"/>' in sheet
    assert '<col min="2" max="2" width="60.7' in sheet


def test_what_a_workbook_cannot_hold_is_refused() -> None:
    with pytest.raises(InputError, match="the field long of A0001 has more"):
        table_xlsx(table_of("x" * 32_768))
    with pytest.raises(InputError, match="has more"):
        table_xlsx(table_of("\N{GRINNING FACE}" * 16_384))
    rows = (("A0001",),) * 1_048_576
    with pytest.raises(InputError, match=r"a workbook holds 1,048,576 rows, the table has 1,048,576"):
        table_xlsx(Table("release", (Column("code"),), rows))


def test_the_kinds_of_columns_come_from_the_values() -> None:
    given_kinds = snapshot([concept("A0001", long="2025-01-01", short="20250101", coverage="2025-13-01")])
    kinds = {column.name: column.kind for column in release_table(given_kinds).columns}
    assert kinds["long"] is ColumnKind.DATE
    assert kinds["short"] is kinds["coverage"] is ColumnKind.TEXT
    assert kinds["added"] is ColumnKind.DATE
