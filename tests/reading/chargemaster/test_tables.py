"""A file is what its content says, whatever it is called."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addenda.errors import InputError
from addenda.reading import workbook
from addenda.reading.chargemaster.tables import read_tables
from tests.reading.chargemaster.files import write_xlsx
from tests.reading.chargemaster.ole import compound_file


@pytest.mark.parametrize("delimiter", [",", "\t", "|", ";"])
def test_the_delimiter_is_found_in_the_content(delimiter: str) -> None:
    text = delimiter.join(["code", "price"]) + "\n" + delimiter.join(["00100", '"a, b; c | d"']) + "\n"
    (sheet,) = read_tables(text.encode(), "prices.txt")
    assert sheet.name == "prices"
    assert sheet.rows == [["code", "price"], ["00100", "a, b; c | d"]]


def test_commas_in_descriptions_are_not_taken_for_the_delimiter() -> None:
    lines = ["code\tname", "1\tone, two, three, four", "2\tfive, six, seven, eight", "3\tnine, ten, eleven, twelve"]
    assert read_tables("\n".join(lines).encode(), "f")[0].rows[1] == ["1", "one, two, three, four"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found_in_the_content(encoding: str) -> None:
    assert read_tables("CPT®,Café\n1,2\n".encode(encoding), "f.csv")[0].rows[0] == ["CPT®", "Café"]


def test_a_line_that_cannot_be_decoded_is_named_and_never_garbled() -> None:
    with pytest.raises(InputError) as caught:
        read_tables(b"code,name\n1,caf\xe9\n2,caf\xc3\xa9\n3,f\x81ld\n", "f.csv")
    assert [(problem.file, problem.row, problem.message) for problem in caught.value.problems] == [
        ("f.csv", 3, "the text mixes encodings: this line is UTF-8, others are cp1252"),
        ("f.csv", 4, "the line is neither UTF-8 nor cp1252"),
    ]
    with pytest.raises(InputError, match=r"f\.csv: the text is cut short within a character"):
        read_tables("code,name\n".encode("utf-16")[:-1], "f.csv")


def test_text_cells_stay_text_and_rows_stay_where_they_are() -> None:
    content = b'a,b\n\n00100,"two\nlines"\nNA,1,2,3\nx\0y\n'
    assert read_tables(content, "f.csv")[0].rows == [
        ["a", "b"],
        [],
        ["00100", "two\nlines"],
        ["NA", "1", "2", "3"],
        ["xy"],
    ]


def test_a_workbook_is_recognised_under_any_name(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"One": [["a", 1.5]], "Two": [["b"]]})
    sheets = read_tables(path.read_bytes(), "prices.csv")
    assert [(sheet.name, sheet.rows) for sheet in sheets] == [("One", [["a", 1.5]]), ("Two", [["b"]])]


FILEPASS = bytes.fromhex("0908 1000 0006 0500") + bytes(12) + bytes.fromhex("2f00 3600 0100 0100") + bytes(50)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b" \r\n\r\n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"\n <!DOCTYPE html><html><table></table></html>", "a web page or XML"),
        (b"%PDF-1.7 ...", "a PDF"),
        (bytes(range(256)) * 20, "^prices.xls: the file is neither a text nor a spreadsheet"),
        (b'a,b\n"never closed,1\nc,2\n', "cannot be split into cells"),
        (b'a,b\n"never closed,1\n' + b"c,2\n" * 50_000, "cannot be split into cells"),
        (b"x" * 200_000, "cannot be split into cells"),
        (b"PK\x03\x04 and then nothing", "the workbook cannot be read"),
        (compound_file("EncryptedPackage", bytes(5000)), "protected by a password"),
        (compound_file("Workbook", FILEPASS), "protected by a password"),
    ],
)
def test_what_is_no_table_is_said(content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_tables(content, "prices.xls")
    assert caught.value.problems[0].file == "prices.xls"


def test_an_empty_workbook_is_said(tmp_path: Path) -> None:
    content = write_xlsx(tmp_path / "empty.xlsx", {"One": [], "Two": []}).read_bytes()
    with pytest.raises(InputError, match=r"empty\.xlsx: the file is empty"):
        read_tables(content, "empty.xlsx")


def test_a_panic_of_the_spreadsheet_reader_is_an_input_error(monkeypatch: pytest.MonkeyPatch) -> None:
    panic = type("PanicException", (BaseException,), {})  # pyo3's own cannot be imported

    def broken(content: bytes) -> list[workbook.Sheet]:
        raise panic

    monkeypatch.setattr(workbook, "_sheets", broken)
    with pytest.raises(InputError, match=r"f\.xlsx: the workbook cannot be read \(it is damaged\)"):
        read_tables(b"PK\x03\x04", "f.xlsx")


@given(st.binary())
def test_any_other_bytes_are_a_table_or_an_input_error(content: bytes) -> None:
    with contextlib.suppress(InputError):
        assert read_tables(content, "f.csv")
