"""Workbooks in the XML of Excel 2003, called .xml or .xls."""

from decimal import Decimal
from pathlib import Path

import pytest

from addenda.errors import InputError
from addenda.reading.chargemaster.reader import read_charge_master
from addenda.reading.chargemaster.tables import read_tables

SS = "urn:schemas-microsoft-com:office:spreadsheet"
TITLES = ("CPT", "Description", "Price")
HEADER = "<Row>" + "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in TITLES) + "</Row>"


def workbook(*sheets: str) -> bytes:
    named = "".join(
        f'<Worksheet ss:Name="Sheet {number}"><Table>{rows}</Table></Worksheet>'
        for number, rows in enumerate(sheets, 1)
    )
    return (
        f'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="{SS}" xmlns:ss="{SS}" '
        f'xmlns:x="urn:schemas-microsoft-com:office:excel">{named}</Workbook>'
    ).encode()


def cell(value: object, kind: str = "String", **attributes: object) -> str:
    said = "".join(f' ss:{name}="{text}"' for name, text in attributes.items())
    return f'<Cell{said}><Data ss:Type="{kind}">{value}</Data></Cell>'


def rows(content: bytes) -> list[list[object]]:
    (sheet,) = read_tables(content, "c.xls")
    return [list(row) for row in sheet.rows]


@pytest.mark.parametrize("name", ["c.xml", "c.xls"])
def test_a_charge_master_is_read(tmp_path: Path, name: str) -> None:
    lines = f"<Row>{cell('00100')}{cell('A &amp; B')}{cell('1250.5', 'Number')}</Row>"
    lines += f'<Row ss:Index="4">{cell("J1885")}{cell("7", "Number", Index=3)}</Row>'
    (tmp_path / name).write_bytes(workbook(HEADER + lines, "<Row/>"))
    master = read_charge_master(tmp_path / name)
    assert (master.sheets, master.sheets_not_read) == (("Sheet 1",), ("Sheet 2",))
    assert [(line.row, line.code, line.description, line.price) for line in master.lines] == [
        (2, "00100", "A & B", Decimal("1250.5")),
        (4, "J1885", "", Decimal(7)),
    ]


def test_cells_stand_where_their_index_and_merged_cells_put_them() -> None:
    content = workbook(
        f"<Row>{cell('a', MergeDown=1)}{cell('b', MergeAcross=1)}{cell('c')}</Row>"
        f"<Row>{cell('d')}<Cell/>{cell('e', Index=6)}</Row>"
        f'<Row ss:Index="5" ss:Span="1"/><Row>{cell("f")}</Row>'
    )
    assert rows(content) == [["a", "b", "", "c"], ["", "d", "", "", "", "e"], [], [], [], [], ["f"]]
    assert read_tables(content, "c.xls")[0].merged == (1,)


def test_values_have_their_types_and_formatted_text_is_one() -> None:
    html = '<B xmlns="http://www.w3.org/TR/REC-html40">bold</B> and <Font>plain</Font>'
    values = cell("1.50", "Number") + cell("1.50") + cell("1", "Boolean") + cell(html) + cell("#N/A", "Error")
    assert rows(workbook(f"<Row>{values}</Row>")) == [[1.5, "1.50", True, "bold and plain", "#N/A"]]


def test_a_hidden_sheet_is_known() -> None:
    options = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>"
    content = workbook(HEADER, HEADER).replace(b"</Worksheet>", options.encode(), 1)
    assert [sheet.hidden for sheet in read_tables(content, "c.xls")] == [True, False]


def test_an_encoding_that_the_xml_states_is_that_of_its_bytes() -> None:
    content = workbook(f"<Row>{cell('café')}</Row>").decode().replace('"1.0"', '"1.0" encoding="windows-1252"')
    assert rows(content.encode("cp1252")) == [["café"]]
    assert rows(content.replace("windows-1252", "utf-16").encode("utf-16")) == [["café"]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (workbook(HEADER)[:-30], "the XML cannot be read .* Fetch it again"),
        (workbook(HEADER).replace(b"CPT", b"&#0;"), "the XML cannot be read"),
        (workbook(HEADER).replace(b"<Workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><Workbook'), "a document type"),
        (workbook(f'<Row ss:Index="1048577">{cell(1)}</Row>'), "a place that it cannot have: 1,048,577"),
        (workbook(f"<Row>{cell(1)}{cell(1, Index=1)}</Row>"), "a place that it cannot have: 1"),
        (workbook(f'<Row ss:Index="1048576">{cell(1, Index=16384)}</Row>'), "reaches over 1,048,576 rows and 16,384"),
        (workbook(""), "the file is empty"),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=rf"^c\.xls: .*{message}"):
        read_tables(content, "c.xls")
