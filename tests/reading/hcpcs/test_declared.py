"""The publisher's own list of changes: from the action column and from the transaction report."""

from datetime import date

import pytest

from addenda.model.concept import ConceptKey
from addenda.model.declared import DeclaredChange
from addenda.reading.hcpcs.declared import OWN_COLUMN, REPORT, action_code, action_key
from tests.reading.hcpcs.give import problems, read
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_report_prn, hcpcs_report_xlsx, hcpcs_text, hcpcs_xlsx, xlsx

CODES = [
    hcpcs_concept("A1001", action="A", action_effective="2018-01-01"),
    hcpcs_concept("A1002"),
    hcpcs_concept("Q1", action="C"),
]
REPORTED = [("A1001", "ADD"), ("A1002", "No Change"), ("Q1", "Long Description Change")]
DECLARED = (
    DeclaredChange(ConceptKey("A1001"), "A", OWN_COLUMN, date(2018, 1, 1)),
    DeclaredChange(ConceptKey("Q1"), "C", OWN_COLUMN),
    DeclaredChange(ConceptKey("A1001"), "A", REPORT),
    DeclaredChange(ConceptKey("Q1"), "C", REPORT),
)


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("ADD", "A"),
        ("Coverage & Long Desc Change", "B"),
        ("Change in both Coverage & Long Description", "B"),
        ("Long Description Change", "C"),
        ("Change in Long Description", "C"),
        ("Discontinued", "D"),
        ("Coverage Change", "F"),
        ("No change", "N"),
        ("Payment Change", "P"),
        ("Re-activated", "R"),
        ("Short Description Chan", "S"),
        ("Misc Change (TOS, BETOS)", "T"),
        ("Miscellaneous change (BETOS or Type of Service)", "T"),
        ("Moved  elsewhere", "Moved elsewhere"),
    ],
)
def test_words_and_their_codes(words: str, action: str) -> None:
    assert action_code(words) == action


def test_the_own_column_alone() -> None:
    assert read(codes_txt=hcpcs_text(CODES)).declared == DECLARED[:2]


def test_a_report_in_print_twice_is_one_list() -> None:
    report = hcpcs_report_prn(REPORTED)
    assert read(codes_txt=hcpcs_text(CODES), by_code=report, by_action=report).declared == DECLARED


def test_a_report_as_a_workbook() -> None:
    assert read(codes_xlsx=hcpcs_xlsx(CODES), report_xlsx=hcpcs_report_xlsx(REPORTED)).declared == DECLARED


def test_the_reports_own_key_has_the_first_word() -> None:
    assert action_key([("Z", "Change in Long Description"), ("", "unknown")]) == {"C": "Z"}
    report = hcpcs_report_xlsx(REPORTED, key=[("A", "Add"), ("N", "No Change"), ("Z", "Change in Long Description")])
    declared = read(codes_txt=hcpcs_text(CODES), report_xlsx=report).declared
    assert [change.action for change in declared if change.origin == REPORT] == ["A", "Z"]


def test_columns_of_a_printed_report_run_into_one_another() -> None:
    report = (
        " HCPCS/MOD      TYPE OF CHANGE    SHORT DESCRIPTION              LONG DESCRIPTION\r\n"
        "   A1001    Short Description ChanAdd-on item, coverage           An invented add-on item\r\n"
        "      Q1         No Change        Discontinued item              Another invented item\r\n"
    )
    declared = read(codes_txt=hcpcs_text(CODES), report_prn=report.encode()).declared
    assert [change for change in declared if change.origin == REPORT] == [
        DeclaredChange(ConceptKey("A1001"), "S", REPORT)
    ]


def test_a_report_with_notes_above_and_blank_rows() -> None:
    sheet = [["A note"], [], ["HCPC/MOD", "ACTION CD", "SHORT DESCRIPTION"], [], ["A1001", "ADD", "x"], ["", "", "y"]]
    declared = read(codes_xlsx=hcpcs_xlsx(CODES), report_xlsx=xlsx({"Changes": sheet})).declared
    assert [change.key.code for change in declared if change.origin == REPORT] == ["A1001"]


def test_what_stands_in_a_reports_place_of_a_code() -> None:
    report = hcpcs_report_prn([("A1001", "ADD"), ("A10X", "ADD"), ("1002", "No Change")])
    found = problems(codes_txt=hcpcs_text(CODES), report_prn=report)
    assert [(problem.file, problem.row, problem.value) for problem in found] == [
        ("report.prn", 3, "A10X"),
        ("report.prn", 4, "1002"),
    ]


@pytest.mark.parametrize("change", ["Change Type", "Action\nCode"])
def test_a_report_whose_column_of_changes_has_another_name(change: str) -> None:
    report = xlsx({"Changes": [["HCPCS/Mod", change], *map(list, REPORTED)]})
    assert read(codes_xlsx=hcpcs_xlsx(CODES), report_xlsx=report).declared == DECLARED
