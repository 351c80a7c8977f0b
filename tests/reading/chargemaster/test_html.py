"""Web pages that are called .xls."""

from decimal import Decimal
from pathlib import Path

import pytest

from addenda.errors import InputError
from addenda.reading.chargemaster.reader import read_charge_master
from addenda.reading.chargemaster.tables import read_tables

PAGE = """<html xmlns:x="urn:invented"><head><meta charset="windows-1252"><title>Prices</title>
<style>td { color: red }</style></head><body><TABLE border=1>
<tr><th>CPT</th><th>Description</th><th>Price</th></tr>
<tr><td>99213</td><td>Visit<br>&amp; caf&eacute; caf\xe9</td><td>$1,250.50</td></tr>
<tr><td>00100<td>No end tags<td>7
</TABLE></body></html>"""


def test_a_plain_table_is_read(tmp_path: Path) -> None:
    path = tmp_path / "prices.xls"
    path.write_bytes(PAGE.encode("cp1252"))
    master = read_charge_master(path)
    assert master.sheets == ("prices",)
    assert [(line.row, line.code, line.description, line.price) for line in master.lines] == [
        (2, "99213", "Visit & café café", Decimal("1250.50")),
        (3, "00100", "No end tags", Decimal(7)),
    ]


def test_merged_cells_hold_their_text_in_the_first() -> None:
    page = (
        "<table><tr><td rowspan=2>ER</td><td colspan='2'>A</td><td>1</td></tr>"
        "<tr><td>b</td><td>c</td><td>2</td></tr><tr><td>d</td><td>e</td></tr></table>"
    )
    assert read_tables(page.encode(), "c.xls")[0].rows == [["ER", "A", "", "1"], ["", "b", "c", "2"], ["d", "e"]]


def test_several_tables_are_sheets() -> None:
    page = "<table><tr><td>a<td>b</table><p>text<table><tr><td>c<td>d</table>"
    sheets = read_tables(page.encode(), "c.xls")
    assert [(sheet.name, sheet.rows) for sheet in sheets] == [("table 1", [["a", "b"]]), ("table 2", [["c", "d"]])]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>Please log in</p></body></html>",
        "<table><tr><td><table><tr><td>99213</td><td>5</td></tr></table></td><td>x</td></tr></table>",
        '<?xml version="1.0"?><workbook xmlns="urn:invented"><sheet/></workbook>',
        "<table><tr><td>one cell</td></tr></table>",
        "</table><td>99213<td></tr><",
    ],
)
def test_a_page_without_a_plain_table_is_said(page: str) -> None:
    with pytest.raises(InputError, match=r"c\.xls: the file is a web page or XML without a plain table"):
        read_tables(page.encode(), "c.xls")


@pytest.mark.parametrize("span", ["0", "-3", "x", "", "9" * 30])
def test_a_span_that_is_none_does_no_harm(span: str) -> None:
    page = f"<table><tr><td>CPT<td rowspan='{span}'>Price<tr><td>99213<td>5</table>"
    assert read_tables(page.encode(), "c.xls")[0].rows[0] == ["CPT", "Price"]
