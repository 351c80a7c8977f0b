"""Bad input: one error with every problem, each with its file, row and value."""

from addenda.reading.content import TWICE
from tests.reading.hcpcs.give import problems
from tests.support.hcpcs_files import (
    HEADERS,
    hcpcs_concept,
    hcpcs_report_prn,
    hcpcs_rows,
    hcpcs_text,
    hcpcs_xlsx,
    protected_workbook,
    xlsx,
)

GOOD = hcpcs_concept("A1001")


def lines(*concepts: str) -> list[str]:
    """The records of one-line concepts."""
    return hcpcs_text([hcpcs_concept(code) for code in concepts]).decode().splitlines()


def joined(records: list[str]) -> bytes:
    return "".join(f"{record}\r\n" for record in records).encode()


def test_everything_that_is_wrong_is_said_at_once() -> None:
    records = lines("A1001", "A1002", "A1003", "A1004", "A1002")
    records[0] = records[0].replace("A1001", "A10X1", 1)
    records[2] = records[2][:268] + "20181345" + records[2][276:]
    records[3] = records[3][:284] + "never   " + records[3][292:]
    records[4] = records[4].replace("Invented", "Inverted", 1)
    records.insert(2, "a stray line")
    found = problems(codes_txt=joined(records))
    assert {(problem.row, problem.message, problem.value) for problem in found} == {
        (1, "this is no HCPCS code", "A10X1"),
        (3, "this is not a whole record", "a stray line"),
        (4, "the ADD DT is not a date", "20181345"),
        (5, "the TERM DT is not a date", "never"),
        (6, TWICE, "A1002"),
    }
    assert {problem.file for problem in found} == {"codes.txt"}
    assert [problem.advice for problem in found if problem.message == TWICE] == [
        "It stands in row 2 too; keep one of them."
    ]


def test_a_long_list_is_cut() -> None:
    records = [record.replace("A", "a", 1) for record in lines(*(f"A{n}" for n in range(1001, 1060)))]
    found = problems(codes_txt=joined([*lines("B1001"), *records]))
    assert len(found) == 21
    assert found[-1].message == "and 39 more of this kind (this is no HCPCS code)"


def test_a_record_cut_short_and_a_continuation_of_nothing() -> None:
    first, second = lines("A1001", "A1002")
    continuation = f"A100300200{'4'}{'more of a text':80}"
    found = problems(codes_txt=joined([first, continuation, second[:200]]))
    assert [(problem.row, problem.message) for problem in found] == [
        (3, "the record is cut short"),
        (2, "this continues a record that does not stand before it"),
    ]


def test_a_last_record_that_ends_before_its_record_id() -> None:
    (found,) = problems(codes_txt=joined([*lines("A1001"), "A10020"]))
    assert (found.row, found.message, found.value) == (2, "this is not a whole record", "A10020")


def test_bytes_of_no_known_encoding() -> None:
    (found,) = problems(codes_txt=hcpcs_text([GOOD]) + b"\x81\xa0\r\n")
    assert found.message == "the line is neither UTF-8 nor cp1252"


def test_a_workbook_with_the_same_kinds_of_damage() -> None:
    rows = hcpcs_rows([GOOD, hcpcs_concept("A1002"), hcpcs_concept("A1003", asc_date="2018")])
    rows[1] |= {"HCPC": 1002, "ADD DT": 43101}
    rows.insert(1, {"HCPC": "A1009", "LONG DESCRIPTION": "no record id"})
    rows.append({"HCPC": "A1008", "RECID": "9"})
    found = problems(codes_xlsx=hcpcs_xlsx([], notice=["Note"], rows=rows))
    assert {(problem.row, problem.message, problem.value) for problem in found} == {
        (4, "this is not a whole record", "A1009 no record id"),
        (5, "this is no HCPCS code", "1002"),
        (5, "the ADD DT is not a date", "43101"),
        (6, "the ASC_DT is not a date", "2018"),
        (7, "this is not a whole record", "A1008 9"),
    }


def test_a_header_that_lacks_columns() -> None:
    headers = [name for name in HEADERS if name not in {"COV", "TERM DT"}]
    (found,) = problems(codes_xlsx=hcpcs_xlsx([GOOD], notice=["Note"], headers=headers))
    assert (found.row, found.message) == (2, "the header lacks TERM DT")


def test_two_sheets_of_codes() -> None:
    rows = [list(HEADERS)]
    (found,) = problems(codes_xlsx=xlsx({"One": rows, "Two": rows}))
    assert (found.message, found.value) == ("several sheets hold codes", "One, Two")


def test_a_header_without_a_record() -> None:
    (found,) = problems(codes_xlsx=hcpcs_xlsx([]))
    assert found.message == "the file holds no whole record"


def test_no_code_file() -> None:
    (found,) = problems(readme_txt=b"Read me", report_prn=hcpcs_report_prn([("A1001", "ADD")]))
    assert found.file == "release.zip"
    assert found.message == "this holds no file of HCPCS codes; it holds readme.txt, report.prn"
    assert found.advice is not None
    assert "record id in column 11" in found.advice


def test_more_than_one_code_file() -> None:
    text = hcpcs_text([GOOD])
    (found,) = problems(old_txt=text, new_txt=text)
    assert (found.message, found.value) == ("this holds more than one file of codes", "old.txt, new.txt")


def test_a_protected_workbook() -> None:
    (found,) = problems(codes_xlsx=protected_workbook())
    assert (found.file, found.message) == ("codes.xlsx", "the workbook is protected by a password")


def test_a_damaged_workbook() -> None:
    (found,) = problems(codes_xlsx=hcpcs_xlsx([GOOD])[:-100])
    assert found.file == "codes.xlsx"
    assert found.message.startswith("the workbook cannot be read (")


def test_a_text_that_mixes_encodings_is_refused_by_line() -> None:
    records = hcpcs_text([hcpcs_concept(code, long="Invented caf\u00e9") for code in ("A1001", "A1002")])
    first, second = records.decode().splitlines(keepends=True)
    (found,) = problems(codes_txt=first.encode() + second.encode("cp1252"))
    assert (found.row, found.message) == (1, "the text mixes encodings: this line is UTF-8, others are cp1252")
