"""Addendum B, the laboratory fee schedule and the cost indices."""

import pytest

from addenda.model.concept import Concept, ConceptKey
from addenda.reading.fees import CLFS_READER, GPCI_READER, OPPS_READER, PFS_READER
from addenda.reading.fees.reader import FeeReader
from tests.reading.fees.files import Row, csv_bytes, delivery, problems, read, xlsx_bytes

OPPS_HEADER: Row = [
    "HCPCS Code",
    "Short Descriptor",
    " SI",
    "APC ",
    "Relative Weight",
    "Payment Rate",
    "National Unadjusted Copayment",
    "Minimum Unadjusted Copayment",
    "Note: Actual copayments would be lower due to the deductible of $9,999.00",
    "* Indicates a Change",
]
OPPS_ROWS: list[Row] = [
    ["Addendum B.-Invented OPPS Payment by HCPCS Code", *[""] * 9],
    ["CPT codes are copyright of their owner", *[""] * 9],
    ["", *[""] * 9],
    OPPS_HEADER,
    ["A0001\u00a0", "Invented item", "N", ".", ".", ".", ".", ".", "", ""],
    ["C9001", "Invented scan", "S", 5012, 0.4735, 40.1, ".", 8.02, "", "*"],
    ["C9002", "Invented drug", "K", "0734", "12.3456", "$3,307.24", "", "661.45", "", ""],
]
CLFS_ROWS: list[Row] = [
    ["Invented laboratory fee schedule", *[""] * 8],
    ["CPT codes are copyright of their owner", *[""] * 8],
    ["YEAR", "HCPCS", "MOD", "EFF_DATE", "INDICATOR", "RATE", "SHORTDESC", "LONGDESC", "EXTENDEDLONGDESC"],
    ["2030", "P0001", "", "20300101", "N", "00720.00", "Invented test", "Invented test, long", "Longer still"],
    ["2030", "P0001", "QW", "20290701", "N", "00012.34", "Invented test", "Invented test, long", ""],
    ["2030", "P0002", "", "20300101", "L", "00000.00", "Other test", "Other test, long", ""],
]
GPCI_ROWS: list[Row] = [
    ["ADDENDUM E. INVENTED GPCIs BY STATE", *[""] * 6],
    [""] * 7,
    [
        "Medicare Administrative Contractor (MAC)",
        "State",
        "Locality Number",
        "Locality Name",
        "2030 PW GPCI (with 1.0 Floor)",
        "2030 PE GPCI",
        "2030 MP GPCI",
    ],
    ["01112", "CA", "05", "INVENTED BAY", "1.05", "1.2", "0.5"],
    ["02102", "AK", "01", "INVENTED NORTH*", "1.5", "1.081", "0.592"],
    [""] * 7,
    ["*A note on the north.", *[""] * 6],
]


def test_addendum_b_as_a_workbook() -> None:
    reading = read(OPPS_READER, b_xlsx=xlsx_bytes(OPPS_ROWS))
    assert reading.concepts == (
        Concept(ConceptKey("A0001"), {"short": "Invented item", "status": "N"}),
        Concept(
            ConceptKey("C9001"),
            {
                "short": "Invented scan",
                "status": "S",
                "apc": "5012",
                "weight": "0.4735",
                "rate": "40.10",
                "minimum_copayment": "8.02",
            },
        ),
        Concept(
            ConceptKey("C9002"),
            {
                "short": "Invented drug",
                "status": "K",
                "apc": "0734",
                "weight": "12.3456",
                "rate": "3307.24",
                "minimum_copayment": "661.45",
            },
        ),
    )
    assert reading.release.notice.startswith("Addendum B.-Invented")


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_addendum_b_as_text(delimiter: str) -> None:
    rows: list[Row] = [
        *OPPS_ROWS[:5],
        ["C9001", "Invented scan", "S", "5012", "0.4735", "$40.10", ".", "$8.02", "", "*"],
    ]
    reading = read(OPPS_READER, b_txt=csv_bytes(rows, delimiter))
    assert reading.concepts == read(OPPS_READER, b_xlsx=xlsx_bytes(OPPS_ROWS)).concepts[:2]


def test_an_extract_of_addendum_b() -> None:
    reading = read(OPPS_READER, b_csv=csv_bytes([["hcpcs", "si", "apc", "rate"], ["C9001", "S", "5012", "40"]]))
    assert reading.concepts == (Concept(ConceptKey("C9001"), {"status": "S", "apc": "5012", "rate": "40"}),)


def test_a_published_addendum_b_may_not_lack_columns() -> None:
    header = [*OPPS_HEADER[:4], "Weighting", "Pay", *OPPS_HEADER[6:]]
    found = problems(OPPS_READER, b_csv=csv_bytes([header, *OPPS_ROWS[4:]]))
    assert [problem.message for problem in found] == [
        "the column 'Relative Weight' was expected in column E, where 'WEIGHTING' stands",
        "the column 'Payment Rate' was expected in column F, where 'PAY' stands",
    ]


def test_the_laboratory_fee_schedule() -> None:
    reading = read(CLFS_READER, clfs_csv=csv_bytes(CLFS_ROWS))
    assert [str(one.key) for one in reading.concepts] == ["P0001", "P0001-QW", "P0002"]
    assert [one.text("rate") for one in reading.concepts] == ["720.00", "12.34", "0.00"]
    assert [one.text("rate_effective") for one in reading.concepts] == ["2030-01-01", "2029-07-01", "2030-01-01"]
    assert reading.concepts[0].fields["extended"] == "Longer still"
    assert reading.release.in_force == 3


def test_the_laboratory_fee_schedule_with_mistakes() -> None:
    rows: list[Row] = [*CLFS_ROWS, ["2030", "P0003", "", "20301301", "N", "x", "", "", ""]]
    assert [(p.row, p.message, p.value) for p in problems(CLFS_READER, clfs_csv=csv_bytes(rows))] == [
        (7, "the RATE is no amount", "x"),
        (7, "the EFF_DATE is no date", "20301301"),
    ]
    header: Row = [*CLFS_ROWS[2][:5], "AMOUNT", *CLFS_ROWS[2][6:]]
    (found,) = problems(CLFS_READER, clfs_csv=csv_bytes([header, *CLFS_ROWS[3:]]))
    assert found.message == "the column 'RATE' was expected in column F, where 'AMOUNT' stands"


def test_the_cost_indices() -> None:
    reading = read(GPCI_READER, gpci_csv=csv_bytes(GPCI_ROWS))
    assert reading.concepts[0] == Concept(
        ConceptKey("0111205"),
        {"name": "INVENTED BAY", "state": "CA", "work": "1.05", "expense": "1.2", "malpractice": "0.5"},
    )
    assert reading.release.notice.endswith("*A note on the north.")
    as_numbers: list[Row] = [*GPCI_ROWS[:3], [1112, "CA", 5, "INVENTED BAY", 1.05, 1.2, 0.5]]
    assert read(GPCI_READER, gpci_xlsx=xlsx_bytes(as_numbers)).concepts == reading.concepts[:1]


def test_the_work_index_with_the_floor_is_taken_where_both_are_published() -> None:
    header: Row = [*GPCI_ROWS[2][:4], "2030 PW GPCI (without 1.0 Floor)", *GPCI_ROWS[2][4:]]
    rows: list[Row] = [header, ["01112", "CA", "05", "BAY", "0.9", "1.0", "1.2", "0.5"]]
    assert read(GPCI_READER, gpci_csv=csv_bytes(rows)).concepts[0].text("work") == "1.0"
    rows = [[*header[:5], *header[6:]], ["01112", "CA", "05", "BAY", "0.9", "1.2", "0.5"]]
    assert read(GPCI_READER, gpci_csv=csv_bytes(rows)).concepts[0].text("work") == "0.9"


@pytest.mark.parametrize(
    ("own", "rows"), [(OPPS_READER, OPPS_ROWS), (CLFS_READER, CLFS_ROWS), (GPCI_READER, GPCI_ROWS)], ids=lambda x: ""
)
def test_each_is_recognised_by_its_own_reader_only(own: FeeReader, rows: list[Row]) -> None:
    for content in (csv_bytes(rows), xlsx_bytes(rows)):
        readers = (PFS_READER, GPCI_READER, OPPS_READER, CLFS_READER)
        assert [reader for reader in readers if reader.recognises(delivery(f=content))] == [own]


def test_no_such_file() -> None:
    (found,) = problems(OPPS_READER, other_txt=b"nothing of the kind")
    assert found.message == "this holds no such file; it holds other.txt"
    assert found.advice == "The reader looks for a table with the headers HCPCS Code, SI, APC and Payment Rate."


@pytest.mark.parametrize(
    ("reader", "rows", "index", "words"),
    [
        (OPPS_READER, OPPS_ROWS, 3, {0: "CPT/HCPCS", 1: "Description", 2: "Status Indicator"}),
        (OPPS_READER, OPPS_ROWS, 3, {0: "CY 2030\nHCPCS Code", 2: "CY 2030 SI", 3: "CY 2030 APC"}),
        (OPPS_READER, OPPS_ROWS, 3, {4: "CY 2030 Relative Weight", 5: "Payment Rate (effective 1/1/2030)"}),
        (CLFS_READER, CLFS_ROWS, 2, {1: "HCPCS Code", 2: "Modifier", 3: "Eff Date", 5: "Payment Rate", 7: "Long Desc"}),
        (CLFS_READER, CLFS_ROWS, 2, {3: "Effective\nDate"}),
        (GPCI_READER, GPCI_ROWS, 2, {0: "Medicare Administrative Contractor", 2: "Locality #"}),
        (GPCI_READER, GPCI_ROWS, 2, {4: "Work GPCI", 5: "Practice Expense GPCI", 6: "Malpractice GPCI"}),
    ],
)
def test_headers_that_say_the_same_in_other_words(
    reader: FeeReader, rows: list[Row], index: int, words: dict[int, str]
) -> None:
    header = [words.get(column, title) for column, title in enumerate(rows[index])]
    changed = csv_bytes([*rows[:index], header, *rows[index + 1 :]])
    readers = (PFS_READER, GPCI_READER, OPPS_READER, CLFS_READER)
    assert [one for one in readers if one.recognises(delivery(f_csv=changed))] == [reader]
    assert read(reader, f_csv=changed).concepts == read(reader, f_csv=csv_bytes(rows)).concepts


def test_a_paper_beside_the_table_that_names_its_columns_is_no_matter() -> None:
    paper = b"%PDF-1.7 (The columns HCPCS, MOD, EFF_DATE, INDICATOR and RATE)"
    assert len(read(CLFS_READER, clfs_csv=csv_bytes(CLFS_ROWS), layout_pdf=paper).concepts) == 3
