"""The relative value file: a header over five rows, keys of code and modifier, exact amounts, moved columns."""

import pytest

from addenda.model.codeset import Kind
from addenda.model.concept import Concept, ConceptKey
from addenda.reading.content import TWICE
from addenda.reading.fees import CLFS_READER, GPCI_READER, OPPS_READER, PFS_READER
from addenda.reading.fees.codes import LICENCE_NOTICE
from tests.reading.fees.files import (
    PPRRVU_HEADER,
    csv_bytes,
    delivery,
    pprrvu,
    pprrvu_row,
    problems,
    read,
    xlsx_bytes,
)

RECORDS = [
    pprrvu_row("A0001", short="Invented item", status="I"),
    pprrvu_row("00100", work="1.50", nonfacility_total="12.30"),
    pprrvu_row("00100", "26", work="0.50"),
    pprrvu_row("00100", "TC"),
    pprrvu_row("0001F", global_days="000"),
]


def test_a_record_with_its_key_and_fields() -> None:
    reading = read(PFS_READER, fees_csv=csv_bytes(pprrvu(*RECORDS)))
    assert reading.codeset.kind is Kind.FEE_SCHEDULE
    assert [str(one.key) for one in reading.concepts] == ["A0001", "00100", "00100-26", "00100-TC", "0001F"]
    assert reading.concepts[1] == Concept(
        ConceptKey("00100"),
        {
            "status": "A",
            "work": "1.50",
            "nonfacility_expense": "0.00",
            "facility_expense": "0.00",
            "malpractice": "0.00",
            "nonfacility_total": "12.30",
            "facility_total": "0.00",
            "global_days": "XXX",
            "conversion_factor": "33.0001",
        },
    )
    assert reading.concepts[0].text("short") == "Invented item"
    assert reading.release.notice.startswith("Invented relative value file\nCPT codes are copyright")
    assert "RVU" not in reading.release.notice


def test_only_its_own_reader_recognises_it() -> None:
    for content in (csv_bytes(pprrvu(*RECORDS)), xlsx_bytes(pprrvu(*RECORDS))):
        recognising = [
            r for r in (PFS_READER, GPCI_READER, OPPS_READER, CLFS_READER) if r.recognises(delivery(f=content))
        ]
        assert recognising == [PFS_READER]


def test_the_workbook_gives_the_same_as_the_text() -> None:
    """A spreadsheet keeps 1.5 and 100 where the text has 1.50 and 00100."""
    as_numbers = [
        pprrvu_row("A0001", short="Invented item", status="I", work=0),
        pprrvu_row(100, work=1.5, nonfacility_total=12.3, conversion_factor=33.0001),
        pprrvu_row(100, 26, work=0.5),
        pprrvu_row(100, "TC"),
        pprrvu_row("0001F", global_days=0),
    ]
    workbook = read(PFS_READER, fees_xlsx=xlsx_bytes(pprrvu(*as_numbers)))
    assert workbook.concepts == read(PFS_READER, fees_csv=csv_bytes(pprrvu(*RECORDS))).concepts


def test_the_text_goes_before_the_workbook() -> None:
    text, workbook = csv_bytes(pprrvu(*RECORDS)), xlsx_bytes(pprrvu(*RECORDS[:1]))
    reading = read(PFS_READER, fees_csv=text, fees_xlsx=workbook)
    assert [source.name for source in reading.release.sources] == ["fees.csv"]


def test_two_files_of_a_kind_are_too_many() -> None:
    text = csv_bytes(pprrvu(*RECORDS))
    (found,) = problems(PFS_READER, qpp_csv=text, nonqpp_csv=text)
    assert (found.message, found.value) == ("this holds more than one such file", "qpp.csv, nonqpp.csv")


def test_licensed_descriptions_may_not_be_passed_on() -> None:
    free = read(PFS_READER, fees_csv=csv_bytes(pprrvu(*RECORDS))).codeset
    assert (free.redistributable, free.notice) == (True, "")
    for code in ("00100", "0001F", "D0001"):
        licensed = read(PFS_READER, fees_csv=csv_bytes(pprrvu(pprrvu_row(code, short="Invented")))).codeset
        assert (licensed.redistributable, licensed.notice) == (False, LICENCE_NOTICE)


def test_a_header_that_moved_down_is_found() -> None:
    rows = [["One more line", *[""] * 30]] * 3 + pprrvu(*RECORDS)
    assert len(read(PFS_READER, fees_csv=csv_bytes(rows)).concepts) == 5


def test_columns_that_moved_are_named_with_their_expected_places() -> None:
    header = PPRRVU_HEADER | {11: "FACILITY|TOTAL", 12: "NON-FACILITY|TOTAL", 24: "CONVERSION|RATE"}
    found = problems(PFS_READER, fees_csv=csv_bytes(pprrvu(*RECORDS, header=header)))
    assert [(problem.file, problem.row, problem.message) for problem in found] == [
        ("fees.csv", 9, "the column 'NON-FACILITY TOTAL' was expected in column L, where 'FACILITY TOTAL' stands"),
        ("fees.csv", 9, "the column 'FACILITY TOTAL' was expected in column M, where 'NON-FACILITY TOTAL' stands"),
        ("fees.csv", 9, "the column 'CONV FACTOR' was expected in column Y, where 'CONVERSION RATE' stands"),
    ]
    assert found[0].advice == "It seems to stand in column M. Take the file as CMS publishes it."


def test_an_inserted_column_names_all_that_it_moved() -> None:
    rows = [[*row[:5], "", *row[5:]] for row in pprrvu(*RECORDS)]
    found = problems(PFS_READER, fees_csv=csv_bytes(rows))
    assert len(found) == 8
    assert found[0].message == "the column 'WORK RVU' was expected in column F, where '' stands"


def test_everything_that_is_wrong_in_the_rows_is_said_at_once() -> None:
    rows = pprrvu(
        *RECORDS,
        pprrvu_row("100"),
        pprrvu_row("00102", work="1.x", malpractice="none"),
        pprrvu_row("00103", "TC 26"),
        pprrvu_row("00100", "TC", work="9.00"),
        pprrvu_row("00104")[:9],
        [*pprrvu_row("00105"), "too much"],
    )
    found = problems(PFS_READER, fees_csv=csv_bytes(rows))
    assert [(problem.row, problem.message, problem.value) for problem in found] == [
        (15, "the code fits no pattern of the code set", "100"),
        (16, "the WORK RVU is no amount", "1.x"),
        (16, "the MP RVU is no amount", "none"),
        (17, "the modifier is not one of two characters", "TC 26"),
        (18, TWICE, "00100-TC"),
        (19, "the row ends before the column 'CONV FACTOR'", "00104"),
        (20, "the row has more cells than the header", "00105"),
    ]
    assert found[0].advice is not None
    assert "dropped zeros" in found[0].advice


def test_a_file_that_is_cut_short() -> None:
    content = csv_bytes(pprrvu(*RECORDS, ending=()))
    assert [problem.row for problem in problems(PFS_READER, fees_csv=content[:-60])] == [14]
    assert problems(PFS_READER, fees_csv=csv_bytes(pprrvu()))[0].message == "no row under the header holds a code"


@pytest.mark.parametrize("form", [csv_bytes, xlsx_bytes])
def test_a_note_below_the_records_is_kept(form: object) -> None:
    reading = read(PFS_READER, fees=form(pprrvu(*RECORDS, ending=("* invented note",))))  # type: ignore[operator]
    assert reading.release.notice.endswith("* invented note")


def test_a_note_among_the_records_is_damage() -> None:
    rows = pprrvu(RECORDS[0], ["a stray line", *[""] * 30], RECORDS[1])
    (found,) = problems(PFS_READER, fees_csv=csv_bytes(rows))
    assert (found.row, found.message, found.value) == (11, "this is not a whole row", "a stray line")


def test_encodings_that_are_mixed() -> None:
    rows = pprrvu(pprrvu_row("A0001", short="Fold\u2019s item"), pprrvu_row("A0002", short="ASCII"))
    content = csv_bytes(rows) + csv_bytes([pprrvu_row("A0003", short="Fold\u2019s other")], encoding="utf-8")
    (found,) = problems(PFS_READER, fees_csv=content)
    assert (found.row, found.message) == (13, "the text mixes encodings: this line is UTF-8, others are cp1252")


@pytest.mark.parametrize("words", [{0: "CPT1/ HCPCS"}, {3: "PROC|STAT"}, {1: "MODIFIER", 24: "CONVERSION|FACTOR"}])
def test_headers_that_say_the_same_in_other_words(words: dict[int, str]) -> None:
    reading = read(PFS_READER, fees_csv=csv_bytes(pprrvu(*RECORDS, header=PPRRVU_HEADER | words)))
    assert reading.concepts == read(PFS_READER, fees_csv=csv_bytes(pprrvu(*RECORDS))).concepts
