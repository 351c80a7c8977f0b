"""What is wrong is said whole, with file and row."""

import pytest

from addenda.errors import Problem
from addenda.reading.content import TWICE
from tests.reading.cpt.reading import places, problems
from tests.support import cpt_files as cpt
from tests.support.cpt_files import LONG, MEDIUM, NOTICE, SHORT

BASE = {"LONGULT.txt": cpt.long_tab(LONG)}
ABOVE = len(NOTICE.split("\n")) + 1
"""The lines above the first record."""


@pytest.mark.parametrize(
    ("write", "texts"),
    [
        (cpt.long_tab, LONG),
        (cpt.long_fixed, LONG),
        (cpt.long_continued, LONG),
        (cpt.abbreviated, MEDIUM),
        (cpt.abbreviated, SHORT),
    ],
)
def test_a_notice_without_a_blank_line_after_it(write: object, texts: dict[str, str]) -> None:
    assert callable(write)
    content = write(texts).replace(b"27 of the notice\r\n\r\n", b"27 of the notice\r\n")
    (found,) = problems({"x.txt": content})
    assert (found.row, found.message) == (ABOVE, "no blank line ends the notice before this record")
    assert found.file == "x.txt"


def test_cp1252_inside_a_utf_8_file() -> None:
    lines = [f"{code}\tSYNTHETIC café {code}".encode() for code in ("10001", "10002", "10003")]
    lines[1] = "10002\tSYNTHETIC café".encode("cp1252")
    (found,) = problems({"LONGULT.txt": b"\r\n".join(lines), "SHORTU.txt": cpt.abbreviated(SHORT)})
    assert (found.row, found.message) == (2, "the text mixes encodings: this line is cp1252, others are UTF-8")


def test_everything_in_every_file_at_once() -> None:
    files = {
        "LONGULT.txt": cpt.text(
            ["10001\tSYNTHETIC a", "10002", "10003\t ", "1000X\tSYNTHETIC b", "10001\tSYNTHETIC c"]
        ),
        "SHORTU.txt": cpt.text(["10001 A", "10002 B", "A0001 C", "10001 D", "10001"], notice=None),
        "Consumer.txt": cpt.table(("Concept Id", "CPT Code", "Consumer Friendly Descriptor"), [("1", "10001")]),
        "Deleted.txt": cpt.deleted([("10009", "20261301", "SYNTHETIC gone", "")]),
        "History.txt": cpt.history([("sometime", "ADDED", "10001"), ("20250101", "ADDED", "no code")]),
        "empty.txt": b"",
        "PLA.xml": cpt.pla_xml([cpt.pla_row()])[:-20],
    }
    assert sorted(places(files), key=str) == sorted(
        [
            ("LONGULT.txt", ABOVE + 2, "this is no record of the layout, a code and its text"),
            ("LONGULT.txt", ABOVE + 3, "the row has too few fields: there is no descriptor"),
            ("LONGULT.txt", ABOVE + 4, "this is no CPT code"),
            ("LONGULT.txt", ABOVE + 5, TWICE),
            ("SHORTU.txt", 3, "this is no CPT code"),
            ("SHORTU.txt", 4, TWICE),
            ("SHORTU.txt", 5, "this is no record of the layout, a code and its text"),
            ("Consumer.txt", 2, "the row has too few fields: 2, the header 3"),
            ("Deleted.txt", 2, "the Date Deleted is not a date"),
            ("History.txt", 2, "the Date is not a date"),
            ("History.txt", 3, "this is no CPT code"),
            ("empty.txt", None, "the file is empty"),
            ("PLA.xml", 15, "the xml is damaged (unclosed token)"),
        ],
        key=str,
    )


def test_a_problem_has_its_value_and_advice() -> None:
    content = cpt.long_tab({"10001": "SYNTHETIC a", "10002": "SYNTHETIC b"}, None) + b"10001\tSYNTHETIC c\r\n"
    assert problems({"x": content}) == (Problem(TWICE, "x", 3, "10001", "It stands in row 1 too; keep one of them."),)


def test_problems_of_one_kind_are_capped() -> None:
    content = cpt.text([*(f"{code}\tSYNTHETIC" for code in ("10001", "10002")), *["stray"] * 30], None)
    found = problems({"x": content})
    assert len(found) == 21
    assert found[-1].message.startswith("and 10 more of this kind")


def test_rows_with_too_many_fields() -> None:
    content = cpt.table(("Concept Id", "CPT Code", "Consumer Friendly Descriptor"), [("1", "10001", "a", "", "b")])
    assert places({"x": content}) == [("x", 2, "the row has 5 fields, the header 3")]


def test_a_continuation_that_is_missing_or_has_no_beginning() -> None:
    lines = ["1000101 SYNTHETIC begun", "1000103 and ended", "1000202 nowhere begun"]
    assert places({"x": cpt.text(lines, None)}) == [
        ("x", 2, "a record of the code is missing before this one"),
        ("x", 3, "this continues a record that does not stand before it"),
    ]


def test_a_modifier_without_text() -> None:
    content = cpt.text(["Modifiers", "25 Invented", "59", "76 Invented", "25 Otherwise"])
    found = places(BASE | {"MODUL.txt": content})
    assert found == [
        ("MODUL.txt", ABOVE + 3, "the row has too few fields: the modifier has no text"),
        ("MODUL.txt", ABOVE + 5, "the numbers of the modifiers do not ascend here"),
    ]


def test_a_modifier_with_two_texts_in_one_section() -> None:
    content = cpt.text(
        ["Modifiers", "25 Invented", "25 Otherwise", "", "Hospital outpatient modifiers", "", "25 Other"]
    )
    assert places(BASE | {"MODUL.txt": content}) == [("MODUL.txt", ABOVE + 3, TWICE)]


@pytest.mark.parametrize(
    "lines",
    [
        ["10001   SYNTHETIC one", "10001   SYNTHETIC other"],
        ["10001   SYNTHETIC " + "long " * 20, "10001   SYNTHETIC other"],
        ["10001   SYNTHETIC " + "word " * 12, "10002   SYNTHETIC between", "10001   continued"],
        ["1000101 SYNTHETIC one", "1000101 SYNTHETIC other"],
    ],
    ids=["short", "wider than the records of old", "not together", "with a sequence"],
)
def test_a_code_with_two_texts_is_no_continuation(lines: list[str]) -> None:
    assert places({"x": cpt.text(lines, None)}) == [("x", len(lines), TWICE)]


@pytest.mark.parametrize(
    "files",
    [
        {"MODUL.txt": cpt.modifiers()},
        {"History.txt": cpt.history([("20250101", "ADDED", "10001")])},
        {"t": cpt.link_types(), "p": cpt.link_properties()},
        {"MODUL.txt": cpt.modifiers(), "Deleted.txt": cpt.deleted([("10009", "20260101", "SYNTHETIC gone", "")])},
        {"CPTPLA.xml": cpt.pla_xml([cpt.pla_row()]), "MODUL.txt": cpt.modifiers()},
        {"Consumer.txt": cpt.consumer({"10001": "Folded paper"})},
        {"readme.txt": b"Thank you for your order."},
    ],
    ids=["modifiers", "history", "link", "modifiers and deleted", "PLA and modifiers", "consumer", "other files"],
)
def test_a_delivery_without_a_list_of_the_whole_book(files: dict[str, bytes]) -> None:
    (found,) = problems(files)
    assert found.message == "no list of the whole book is in this delivery"
    assert found.file == "cpt.zip"
    assert "LONGULT" in (found.advice or "")


@pytest.mark.parametrize("content", [cpt.pla_tab([cpt.pla_row()]), cpt.pla_xml([cpt.pla_row()])], ids=["tab", "xml"])
def test_the_quarterly_delivery_of_pla_says_what_to_do(content: bytes) -> None:
    (found,) = problems({"PLA": content})
    assert found.advice == (
        "PLA alone is no whole release, for every other code would read as deleted: give it together with the files "
        "of the release it goes with, LONGULT or its like (unzip both into one folder)."
    )


@pytest.mark.parametrize(
    "content",
    [cpt.long_tab({"0001U": "SYNTHETIC a", "0002U": "SYNTHETIC b"}), cpt.consolidated({"0001U": "SYNTHETIC a"})],
    ids=["LONGULT", "consolidated"],
)
def test_a_list_of_one_kind_of_code_is_no_whole_book(content: bytes) -> None:
    (found,) = problems({"x": content, "MODUL.txt": cpt.modifiers()})
    assert found.message == "the lists of this delivery hold no codes but PLA, and so not the whole book"


def test_two_releases_in_one_delivery() -> None:
    files = {"2025/LONGULT.txt": cpt.long_tab(LONG), "2026/LONGULT.txt": cpt.long_tab(LONG | {"10004": "SYNTHETIC"})}
    (found,) = problems(files)
    assert found.message == "this and 2025/LONGULT.txt are both of the layout LONGULT and differ"
    assert (found.file, found.advice) == ("2026/LONGULT.txt", "Give one release at a time.")


def link(relations: bytes, types: bytes | None = None) -> dict[str, bytes]:
    return BASE | {"t": types or cpt.link_types(), "p": cpt.link_properties(), "r": relations}


def test_a_ring_in_the_hierarchy() -> None:
    relations = cpt.link_relations([("1", "10", "3"), ("3", "10", "2")])
    (found,) = problems(link(relations))
    assert found.message == "concepts are children of one another in a ring"
    assert found.value == "Desk work → 3 → Paper → Desk work"
    assert (found.file, found.row) == ("r", 10)


def test_a_concept_that_is_its_own_child() -> None:
    (found,) = problems(link(cpt.link_relations([("1", "10", "1")])))
    assert found.value == "Desk work → Desk work"


@pytest.mark.parametrize("missing", ["CPT Code", "Title", "Level", "Is Child Of"])
def test_a_hierarchy_without_a_type_that_makes_it(missing: str) -> None:
    types = {number: "Otherwise" if name == missing else name for number, name in cpt.TYPES.items()}
    (found,) = problems(link(cpt.link_relations(), cpt.link_types(types)))
    assert found.message == f"no type is called {missing!r}, so no place in the book can be told"
    assert found.file == "t"


def test_a_property_whose_code_is_none_and_a_relation_to_nothing() -> None:
    files = BASE | {"t": cpt.link_types(), "p": cpt.link_properties([("7", "1", "none")])}
    assert places(files) == [("p", 14, "this is no CPT code")]
    files = link(cpt.link_relations([("1000", "10", "")]))
    assert places(files) == [("r", 10, "the row has too few fields: an identifier is blank")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (cpt.pla_xml([cpt.pla_row()], head='<!DOCTYPE x [<!ENTITY a "b">]>\n'), "the xml has a document type"),
        (cpt.pla_xml([cpt.pla_row()], head='<!DOCTYPE x SYSTEM "file:///etc/hosts">\n'), "the xml has a document type"),
        (cpt.pla_xml([cpt.pla_row(long="&later;")]), "the xml is damaged (undefined entity)"),
        (cpt.pla_xml([cpt.pla_row(long="caf\xe9")]).decode().encode("cp1252"), "the xml is damaged (not well-formed"),
        (cpt.pla_xml([]).replace(b"UTF-8", b"Klingon"), "the xml is damaged (unknown encoding: Klingon)"),
        (cpt.pla_xml([]).replace(b"UTF-8", b"shift_jis"), "the xml is damaged (multi-byte encodings"),
        (cpt.pla_xml([cpt.pla_row(long="")]), "the row has too few fields: there is no descriptor"),
        (cpt.pla_xml([cpt.pla_row(code="")]), "this is no CPT code"),
        (cpt.pla_xml([cpt.pla_row(day="soon")]), "the effectiveDate is not a date"),
    ],
)
def test_bad_xml(content: bytes, message: str) -> None:
    found = problems({"PLA.xml": content})
    assert len(found) == 1
    assert found[0].message.startswith(message)
    assert found[0].file == "PLA.xml"
