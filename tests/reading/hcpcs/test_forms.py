"""The forms that the same release takes: what stands around the records, what a spreadsheet program makes of cells."""

import subprocess
import sys
from datetime import date, datetime

import pytest

from addenda.model.codeset import Absence
from addenda.model.release import ReleaseId, Source
from addenda.reading.hcpcs import READER
from tests.reading.hcpcs.give import delivery, problems, read
from tests.support.hcpcs_files import (
    HEADERS,
    hcpcs_concept,
    hcpcs_report_prn,
    hcpcs_rows,
    hcpcs_text,
    hcpcs_xlsx,
    xlsx,
)

LONG = "an invented text that goes on " * 9
CONCEPTS = [
    hcpcs_concept("A1001", long=LONG.strip(), pricing=["32", "00"], cross_references=["00100"]),
    hcpcs_concept("A1002", terminated="2017-12-31", action="D", action_effective="2018-01-01"),
    hcpcs_concept("A1003", added="2018-04-01", processing_note="0017"),
    hcpcs_concept("Q1"),
]


def test_what_a_release_says() -> None:
    reading = read(codes_txt=hcpcs_text(CONCEPTS))
    release = reading.release
    assert (str(release.id), release.effective, release.reader) == ("hcpcs/2018", date(2018, 1, 1), "hcpcs")
    assert (release.concepts, release.in_force, release.scheduled) == (4, 2, ("A1003",))
    assert release.absence is Absence.PURGED
    assert release.whitespace_collapsed == 0
    assert release.notice == ""
    assert [type(source) for source in release.sources] == [Source]
    assert reading.codeset.id == "hcpcs"
    assert reading.codeset.redistributable


def test_the_code_set_takes_the_id_of_the_store() -> None:
    reading = READER.read(delivery(a=hcpcs_text(CONCEPTS)), ReleaseId("level-two", "2018"), date(2018, 1, 1))
    assert reading.codeset.id == "level-two"


def test_notice_before_and_after_the_records_is_kept() -> None:
    text = hcpcs_text(CONCEPTS, notice=["***Disclaimers\t\t", "", " Not a\tlicence. "], ending=["End of file", "\x1a"])
    reading = read(codes_txt=text)
    assert reading.release.notice == "***Disclaimers\nNot a licence.\nEnd of file"
    assert list(reading.concepts) == CONCEPTS


@pytest.mark.parametrize("above", [0, 1, 7, 10])
def test_the_header_is_found_wherever_it_stands(above: int) -> None:
    reading = read(codes_xlsx=hcpcs_xlsx(CONCEPTS, notice=["Note"] * above, sheet=f"HCPCS_{above}"))
    assert list(reading.concepts) == CONCEPTS
    assert reading.release.notice == "\n".join(["Note"] * above)


def test_headers_may_be_written_in_other_ways() -> None:
    headers = {name: f" {name.replace(' ', '_').lower()} " for name in HEADERS}
    rows = [{headers[name]: cell for name, cell in row.items()} for row in hcpcs_rows(CONCEPTS)]
    assert list(read(a=hcpcs_xlsx([], rows=rows, headers=[*headers.values()])).concepts) == CONCEPTS


def test_a_text_may_be_in_cp1252() -> None:
    concept = hcpcs_concept("A1001", long="Tube 5\u2019 long", short="Tube\u00a05")
    reading = read(codes_txt=hcpcs_text([concept], encoding="cp1252"))
    assert reading.concepts[0].fields["long"] == "Tube 5\u2019 long"
    assert reading.concepts[0].fields["short"] == "Tube 5"
    assert reading.release.whitespace_collapsed == 1


def test_white_space_is_collapsed_and_counted_but_not_padding() -> None:
    rows = hcpcs_rows(
        [hcpcs_concept("A1", long="two  blanks", short=" padded "), hcpcs_concept("A1001", long="one\u00a0")]
    )
    reading = read(codes_xlsx=hcpcs_xlsx([], rows=rows))
    assert [concept.text("long") for concept in reading.concepts] == ["two blanks", "one"]
    assert reading.concepts[0].text("short") == "padded"
    assert reading.release.whitespace_collapsed == 2


def test_numbers_and_dates_that_a_spreadsheet_program_made() -> None:
    (row,) = hcpcs_rows(CONCEPTS[:1])
    row |= {"RECID": 3, "PRICE1": 32, "PRICE2": 0, "XREF1": 100, "PROCNOTE": 17, "LABCERT1": 10, "ANEST_BU": 0}
    row |= {
        "ADD DT": 20100101,
        "TERM DT": datetime.fromisoformat("2018-12-31T00:00"),
        "ACT EFF DT": date(2018, 1, 1),
        "ACTION CD": "A",
    }
    fields = read(codes_xlsx=hcpcs_xlsx([], rows=[row])).concepts[0].fields
    assert fields == dict(CONCEPTS[0].fields) | {
        "processing_note": "0017",
        "lab_certification": ["010"],
        "anesthesia_units": "0",
        "terminated": "2018-12-31",
        "action": "A",
        "action_effective": "2018-01-01",
    }


def test_a_code_that_is_split_over_rows_of_the_workbook() -> None:
    rows = hcpcs_rows([hcpcs_concept("G1001", long="first half"), CONCEPTS[0]])
    rows.insert(1, {"HCPC": "G1001", "SEQNUM": "0020", "RECID": "4", "LONG DESCRIPTION": "second half"})
    assert read(codes_xlsx=hcpcs_xlsx([], rows=rows)).concepts[0].text("long") == "first half second half"


def test_the_date_of_an_action_is_kept_beside_an_action_only() -> None:
    dated = hcpcs_concept("A1001", action="N", action_effective="2001-01-01")
    assert list(read(codes_txt=hcpcs_text([dated])).concepts) == [hcpcs_concept("A1001")]


def test_two_equal_records_are_one_concept() -> None:
    assert list(read(codes_txt=hcpcs_text([*CONCEPTS, CONCEPTS[0]])).concepts) == CONCEPTS


def test_the_text_wins_over_the_workbook_which_is_not_even_opened() -> None:
    workbook = hcpcs_xlsx([hcpcs_concept("B1001")])
    reading = read(a_xlsx=workbook[:-1000], codes_txt=hcpcs_text(CONCEPTS), report_prn=hcpcs_report_prn([]))
    assert list(reading.concepts) == CONCEPTS
    assert [source.name for source in reading.release.sources] == ["codes.txt", "report.prn"]


def test_files_of_other_kinds_are_no_matter() -> None:
    other = xlsx({"Notes": [["a", "b"]], "Empty": []})
    reading = read(notes_xlsx=other, paper_docx=b"PK\x03\x04 word/document.xml", codes_xlsx=hcpcs_xlsx(CONCEPTS))
    assert list(reading.concepts) == CONCEPTS


def test_a_file_is_recognised_by_content_and_not_by_name() -> None:
    assert READER.recognises(delivery(a=hcpcs_text(CONCEPTS)))
    assert READER.recognises(delivery(a=hcpcs_xlsx(CONCEPTS)))
    assert not READER.recognises(delivery(HCPC2018_CONTR_ANWEB_txt=b"Processing notes\r\n", HCPC_xlsx=b""))
    assert not READER.recognises(
        delivery(codes_xlsx=xlsx({"A": [["CODE", "ACTION", "LONG DESC"], ["A1001", "ADD", "x"]]}))
    )
    assert not READER.recognises(delivery(icd_txt=b"00001 A00     0 Invented disease\r\n"))


def test_reading_text_imports_no_spreadsheet_engine() -> None:
    program = (
        "import sys; from tests.support.hcpcs_files import *; from tests.reading.hcpcs.give import read;"
        "read(codes_txt=hcpcs_text([hcpcs_concept('A1001')]), report_prn=hcpcs_report_prn([('A1001', 'ADD')]));"
        "print('python_calamine' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_workbook_of_a_year_without_some_columns_says_which() -> None:
    headers = [name for name in HEADERS if name not in ("ANEST_BU", "TOS5", "SEQNUM")]
    content = hcpcs_xlsx([hcpcs_concept("A0001", coverage="C")], headers=headers)
    reading = read(codes_xlsx=content)
    assert [concept.text("coverage") for concept in reading.concepts] == ["C"]
    assert "The workbook has no column TOS5, ANEST_BU." in reading.release.notice


@pytest.mark.parametrize("notice", [[], ["Disclaimers", "Not a licence."]])
def test_a_text_whose_lines_end_in_carriage_returns_alone(notice: list[str]) -> None:
    text = hcpcs_text(CONCEPTS, notice=notice)
    reading = read(codes_txt=text.replace(b"\r\n", b"\r"))
    assert list(reading.concepts) == CONCEPTS
    assert reading.release.notice == "\n".join(notice)


def test_records_that_no_line_end_parts_are_never_read_as_one() -> None:
    (found,) = problems(codes_txt=hcpcs_text(CONCEPTS).replace(b"\r\n", b""))[:1]
    assert (found.row, found.message) == (1, "the line is longer than a record of 320 characters")
    padded = hcpcs_text(CONCEPTS).replace(b"\r\n", b" " * 20 + b"\r\n")
    assert list(read(codes_txt=padded).concepts) == CONCEPTS


@pytest.mark.parametrize("form", ["%m/%d/%Y", "%Y-%m-%d", "%Y-%m-%d 00:00:00", "%Y%m%d"])
def test_a_date_as_a_spreadsheet_program_shows_it(form: str) -> None:
    (row,) = hcpcs_rows([hcpcs_concept("A1001", added="2010-04-01")])
    row["ADD DT"] = date(2010, 4, 1).strftime(form).removeprefix("0")
    assert read(codes_xlsx=hcpcs_xlsx([], rows=[row])).concepts[0].text("added") == "2010-04-01"


@pytest.mark.parametrize("text", ["13/1/2010", "2010-02-30", "1/1/10"])
def test_what_only_looks_like_such_a_date(text: str) -> None:
    (row,) = hcpcs_rows([hcpcs_concept("A1001")])
    row["ADD DT"] = text
    (found,) = problems(codes_xlsx=hcpcs_xlsx([], rows=[row]))
    assert (found.message, found.value) == ("the ADD DT is not a date", text)


def test_headers_that_say_the_same_in_other_words() -> None:
    words = {"HCPC": "HCPCS Code", "RECID": "Record ID", "LONG DESCRIPTION": "Long Desc", "COV": "Coverage Code"}
    words |= {"SHORT DESCRIPTION": "Short Desc", "ADD DT": "Add Date", "TERM DT": "Termination Date"}
    words |= {"ACT EFF DT": "Action Effective\nDate", "ACTION CD": "Action Code"}
    concepts = [*CONCEPTS, hcpcs_concept("A1004", coverage="C", action="A", action_effective="2018-01-01")]
    rows = [{words.get(name, name): cell for name, cell in row.items()} for row in hcpcs_rows(concepts)]
    reading = read(codes_xlsx=hcpcs_xlsx([], rows=rows, headers=[words.get(name, name) for name in HEADERS]))
    assert list(reading.concepts) == concepts
    assert reading.release.notice == ""
