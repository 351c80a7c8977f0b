"""The order files: what is read, and how the two are told apart."""

from datetime import date

import pytest

from addenda.errors import InputError
from addenda.model.codeset import Absence
from addenda.model.concept import Concept, ConceptKey
from addenda.model.release import ReleaseId
from addenda.reading.content import TWICE
from addenda.reading.hcpcs import READER as HCPCS_READER
from addenda.reading.icd10 import CM_READER, PCS_READER
from tests.reading.icd10.files import (
    CM_ENTRIES,
    PCS_ENTRIES,
    delivery,
    order_lines,
    order_text,
    problems,
    read,
)


def test_a_code_with_its_fields() -> None:
    reading = read(order_text(CM_ENTRIES))
    assert reading.concepts[2] == Concept(
        ConceptKey("A991XXA"),
        {
            "billable": "yes",
            "long": "Invented fever, severe, initial encounter",
            "short": "Invented fever, severe, init",
        },
    )
    assert [one.text("billable") for one in reading.concepts] == ["no", "yes", "yes", "no", "yes"]
    release = reading.release
    assert (release.concepts, release.in_force, release.absence) == (5, 5, Absence.DELETED)
    assert [source.name for source in release.sources] == ["order.txt"]


@pytest.mark.parametrize(
    "content",
    [
        order_text(CM_ENTRIES, "\n"),
        order_text(CM_ENTRIES).removesuffix(b"\r\n"),
        order_text(CM_ENTRIES) + b"\x1a",
        b"\xef\xbb\xbf" + order_text(CM_ENTRIES),
    ],
    ids=["line feeds", "no last line end", "DOS end", "byte order mark"],
)
def test_the_same_concepts_whatever_the_line_ends(content: bytes) -> None:
    assert read(content).concepts == read(order_text(CM_ENTRIES)).concepts


def test_the_two_are_told_apart_by_their_codes() -> None:
    cm, pcs = delivery(a_txt=order_text(CM_ENTRIES)), delivery(a_txt=order_text(PCS_ENTRIES))
    assert [CM_READER.recognises(cm), PCS_READER.recognises(cm)] == [True, False]
    assert [CM_READER.recognises(pcs), PCS_READER.recognises(pcs)] == [False, True]
    assert not HCPCS_READER.recognises(cm)
    reading = read(order_text(PCS_ENTRIES), PCS_READER)
    assert [one.code for one in reading.concepts] == ["00A", "00A0XZZ", "B00", "B00YZZZ"]
    assert sorted(reading.snapshot().shards) == ["00", "B0"]


def test_the_other_files_of_the_zip_are_no_order_files() -> None:
    codes = b"A990    Invented fever, mild\r\n"
    changes = b"Add:         00002 A990    1 Invented fever, mild\r\n"
    assert not CM_READER.recognises(delivery(codes_txt=codes, addenda_txt=changes, guide_pdf=b"%PDF-1.7 ..."))
    whole = delivery(codes_txt=codes, addenda_txt=changes, order_txt=order_text(CM_ENTRIES))
    assert CM_READER.recognises(whole)


def test_white_space_that_is_collapsed_is_counted() -> None:
    entries = [("A99", 0, "Invented  fevers", "Invented fevers \u00a0and  more"), ("A990", 1, "Mild", "Mild")]
    reading = read(order_text(entries))
    assert reading.concepts[0].text("long") == "Invented fevers and more"
    assert reading.release.whitespace_collapsed == 2


def test_everything_that_is_wrong_is_said_at_once() -> None:
    lines = order_lines([*CM_ENTRIES, ("0A99", 1, "x", "x"), ("A990", 1, "Other", "Other")])
    lines[3] = lines[3][:40]
    lines.insert(1, "a stray line")
    found = problems("\r\n".join(lines).encode())
    assert {(problem.row, problem.message, problem.value) for problem in found} == {
        (2, "this is not a whole record", "a stray line"),
        (5, "this is not a whole record", lines[4]),
        (7, "the code fits no pattern of the code set", "0A99"),
        (8, TWICE, "A990"),
    }
    assert {problem.file for problem in found} == {"order.txt"}


def test_letters_that_procedure_codes_do_not_use() -> None:
    (found,) = problems(order_text([*PCS_ENTRIES, ("0OI0XZZ", 1, "x", "x")]), PCS_READER)
    assert (found.row, found.value) == (5, "0OI0XZZ")


def test_a_record_that_stands_twice_word_for_word_is_one() -> None:
    assert len(read(order_text([*CM_ENTRIES, CM_ENTRIES[1]])).concepts) == len(CM_ENTRIES)


@pytest.mark.parametrize("cut", [3, 8, 20, 70], ids=lambda cut: f"{cut} bytes less")
def test_a_file_that_is_cut_short(cut: int) -> None:
    content = order_text([*CM_ENTRIES, ("C911", 1, "Invented growth of the fold", "Invented growth of the fold")])
    (found,) = problems(content[:-cut])
    assert (found.row, found.message) == (6, "this is not a whole record")


def test_a_file_that_mixes_encodings() -> None:
    lines = [line.encode() for line in order_lines(CM_ENTRIES)]
    lines[1] += "\u2019s".encode()
    lines[2] += b"\x92s"
    (found,) = problems(b"\r\n".join(lines))
    assert (found.row, found.message) == (2, "the text mixes encodings: this line is UTF-8, others are cp1252")


def test_no_order_file_and_more_than_one() -> None:
    (found,) = problems(b"nothing of the kind")
    assert found.message == "this holds no order file of ICD-10-CM; it holds order.txt"
    text = order_text(CM_ENTRIES)
    with pytest.raises(InputError, match=r"more than one order file: 'a\.txt, b\.txt'"):
        CM_READER.read(delivery(a_txt=text, b_txt=text), ReleaseId("icd10cm", "2021"), date(2020, 10, 1))


def test_lines_that_end_in_carriage_returns_alone() -> None:
    content = "\r".join([*order_lines(CM_ENTRIES), ""]).encode()
    assert CM_READER.recognises(delivery(order_txt=content))
    assert read(content).concepts == read(order_text(CM_ENTRIES)).concepts


def test_records_that_no_line_end_parts_are_never_read_as_one() -> None:
    content = "".join(f"{line:400}" for line in order_lines(CM_ENTRIES)).encode()
    (found,) = problems(content)
    assert (found.row, found.message) == (1, "this is not a whole record")
    padded = "".join(f"{line:400}\r\n" for line in order_lines(CM_ENTRIES)).encode()
    assert read(padded).concepts == read(order_text(CM_ENTRIES)).concepts
