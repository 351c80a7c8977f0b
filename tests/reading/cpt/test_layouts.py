"""Each layout alone: what it gives, and by what it is known."""

import re
from collections.abc import Callable, Mapping

import pytest

from addenda.reading.cpt.layouts import Layout
from addenda.reading.cpt.reader import READER
from addenda.reading.cpt.recognising import layout_of
from addenda.reading.delivery import Member
from tests.reading.cpt.reading import by_code, fields, read, remarks
from tests.support import cpt_files as cpt
from tests.support.cpt_files import LONG, MEDIUM, MODIFIERS, NOTICE, SHORT, delivery_of

CAPITALS = {code: one.upper() for code, one in LONG.items()}
BASE = {"LONGULT.txt": cpt.long_tab(LONG)}
Write = Callable[[Mapping[str, str]], bytes]


@pytest.mark.parametrize("texts", [LONG, CAPITALS], ids=["mixed case", "capitals"])
@pytest.mark.parametrize("write", [cpt.long_tab, cpt.long_fixed, cpt.long_continued])
def test_long_descriptors(write: Write, texts: Mapping[str, str]) -> None:
    reading = read({"any name": write(texts)})
    assert {one.code: one.text("long") for one in reading.concepts} == texts
    assert reading.release.notice == NOTICE
    assert reading.release.supplied == ("kind", "long")
    assert reading.release.whitespace_collapsed == 0


def test_a_descriptor_over_several_records() -> None:
    long = "SYNTHETIC " + " ".join(f"word{n}" for n in range(60))
    content = cpt.long_continued({"10001": long, "1000T": "SYNTHETIC short"})
    assert content.count(b"\r\n10001") == 6
    assert by_code({"x": content}, "long") == {"10001": long, "1000T": "SYNTHETIC short"}
    without_sequence = re.sub(rb"(\d{4}[\dT])\d\d ", rb"\1   ", content)
    assert by_code({"x": without_sequence}, "long") == {"10001": long, "1000T": "SYNTHETIC short"}


FULL, REST = "SYNTHETIC " + "word " * 12, "continued"
"""A record that the next word does not fit into, and what goes on below it."""


def test_a_record_that_is_repeated_is_one() -> None:
    whole = ["10001   SYNTHETIC whole", "10001   SYNTHETIC whole", "1000T   SYNTHETIC other", "10001   SYNTHETIC whole"]
    assert by_code({"x": cpt.text(whole)}, "long") == {"10001": "SYNTHETIC whole", "1000T": "SYNTHETIC other"}
    full = f"10001   {FULL}"
    for repeated in ([full, full], [full, f"10001   {REST}"] * 2):
        lines = [*repeated, "1000T   SYNTHETIC other"]
        joined = f"{FULL}{REST}" if len(repeated) > 2 else FULL.strip()
        assert by_code({"x": cpt.text(lines)}, "long") == {"10001": joined, "1000T": "SYNTHETIC other"}


def test_a_file_without_a_notice_and_one_in_cp1252() -> None:
    assert read({"x": cpt.long_tab(LONG, notice=None)}).release.notice == ""
    accented = {"10001": "SYNTHETIC café", "1000T": "SYNTHETIC tea"}
    content = cpt.long_tab(accented).decode().encode("cp1252")
    assert by_code({"x": content}, "long") == accented


def test_an_address_in_the_notice_is_no_record() -> None:
    notice = "SYNTHETIC publisher\n60654 Invented Street\nand more"
    reading = read({"MEDU.txt": cpt.abbreviated(MEDIUM, notice)})
    assert reading.release.notice == notice
    assert {one.code for one in reading.concepts} == set(LONG)


def test_medium_and_short_are_told_apart_by_length_and_else_by_name() -> None:
    assert by_code({"a": cpt.abbreviated(MEDIUM)}, "medium") == MEDIUM
    assert by_code({"a": cpt.abbreviated(SHORT)}, "short") == SHORT
    assert by_code({"a": cpt.abbreviated(SHORT), "b": cpt.abbreviated(MEDIUM)}, "short") == SHORT
    assert by_code({"MEDU.txt": cpt.abbreviated(SHORT)}, "medium") == SHORT
    assert by_code({"SHORTU.txt": cpt.abbreviated(MEDIUM)}, "medium") == MEDIUM


def test_modifiers() -> None:
    files = BASE | {"MODUL.txt": cpt.modifiers()}
    reading = read(files)
    found = {one.code: one.text("long") for one in reading.concepts if one.text("kind") == "modifier"}
    assert found == MODIFIERS
    assert reading.release.notice == NOTICE


def test_modifiers_of_two_letters_stand_under_their_own_heading() -> None:
    lines = [
        "Modifiers",
        "25 Invented reason that",
        "   goes on",
        "",
        "OR so it seems.",
        "",
        "Level II (HCPCS) Modifiers",
    ]
    found, said = modul(*lines, "LT Left, invented", "RT\tRight,", "  invented", "E1 Upper", "FA One", "F1 Two")
    assert found == {
        "25": "Invented reason that goes on",
        "LT": "Left, invented",
        "RT": "Right, invented",
        "E1": "Upper",
        "FA": "One",
        "F1": "Two",
    }
    assert said == []


def modul(*lines: str) -> tuple[dict[str, str], list[str]]:
    """The modifiers of a file of these lines, and the remarks."""
    reading = read(BASE | {"MODUL.txt": cpt.text(lines)})
    found = {one.code: one.text("long") for one in reading.concepts if len(one.code) == 2}
    return found, [remark for remark in reading.remarks if remark.startswith("MODUL")]


def test_a_modifier_ends_at_a_blank_line_and_at_prose() -> None:
    found, said = modul(
        *("Modifiers", "25 Invented reason", "   that goes on", "", "   What it is for.", "More of it."),
        *(
            "24 hours after the service it",
            "   may be used.",
            "26 Another",
            "Prose about it.",
            "   And more.",
            "59 Last",
        ),
    )
    assert found == {"25": "Invented reason that goes on", "26": "Another", "59": "Last"}
    first = len(cpt.NOTICE.splitlines()) + 8
    assert said == [
        f"MODUL.txt: 2 lines in column 1 taken for prose and left aside, the first in row {first}.",
    ]


def test_consumer_and_clinician_descriptors() -> None:
    texts = [("10001", "Fold"), ("10001", "Bend"), ("10003", "Stack"), ("10001", "Bend")]
    files = BASE | {"a": cpt.clinician(texts), "b": cpt.consumer({"10001": "Folded paper"})}
    assert by_code(files, "clinician") == {"10001": ["Bend", "Fold"], "10003": ["Stack"]}
    assert by_code(files, "consumer") == {"10001": "Folded paper"}
    assert fields(files, "10001")["concept_id"] == "1000"
    assert read(files).release.supplied == ("kind", "long", "consumer", "clinician", "concept_id")


def test_the_consolidated_list() -> None:
    files = {"a": cpt.consolidated(LONG)}
    assert fields(files, "10002") == {
        "kind": "category I",
        "long": LONG["10002"],
        "medium": MEDIUM["10002"],
        "short": SHORT["10002"],
        "consumer": "Of 10002",
        "spanish_consumer": "De 10002",
        "concept_id": "1001",
        "revised_on": "2024-01-01",
    }
    assert by_code({"a": cpt.consolidated(LONG, "Pre-1990")}, "revised_on") == {}


def test_the_columns_of_a_table_may_stand_in_any_order_below_a_notice() -> None:
    header = ("Instruction", "Descriptor", "DATE DELETED", "code", "Level", "Concept Id")
    content = cpt.table(header, [("To report, see 10001", "SYNTHETIC gone", "2025-07-01", "10009", "Code", "77")])
    found = fields(BASE | {"a": b"SYNTHETIC notice\r\n\r\n" + content}, "10009")
    assert (found["long"], found["terminated"], found["concept_id"]) == ("SYNTHETIC gone", "2025-06-30", "77")


@pytest.mark.parametrize(
    "content",
    [
        cpt.pla_tab([cpt.pla_row()]),
        cpt.pla_xml([cpt.pla_row()]),
        cpt.pla_xml([cpt.pla_row()], attributes=True),
        cpt.pla_xml([cpt.pla_row(day="2025-04-01T00:00:00")]).replace(b"plaCode", b"x:plaCode"),
        cpt.pla_xml([cpt.pla_row()]).decode().replace("UTF-8", "windows-1252").encode(),
    ],
    ids=["table", "xml", "xml, attributes", "xml, name space", "xml, cp1252"],
)
def test_pla(content: bytes) -> None:
    assert fields(BASE | {"a": content}, "0001U") == {
        "kind": "PLA",
        "long": LONG["0001U"],
        "medium": MEDIUM["0001U"],
        "short": SHORT["0001U"],
        "laboratory": "Invented Lab",
        "manufacturer": "Invented Maker",
        "test": "DyeTwo",
        "added": "2025-04-01",
    }


def test_pla_that_is_deleted_to_come_or_of_two_laboratories() -> None:
    rows = [cpt.pla_row("0001U", "DELETED"), cpt.pla_row("0002U", day="20260401"), cpt.pla_row("0003U")]
    content = cpt.pla_xml(rows)
    head, _, tail = content.rpartition(b"<labName>")
    files = BASE | {"a": head + b"<labName>Another &amp; Co</labName><labName>" + tail}
    assert by_code(files, "kind").keys() == {*LONG, "0002U", "0003U"} - {"0001U"}
    assert read(files).release.scheduled == ("0002U",)
    assert by_code(files, "laboratory")["0003U"] == "Another & Co; Invented Lab"


def test_the_effective_date_of_a_pla_code_is_that_of_its_addition_unless_it_was_revised() -> None:
    statuses = {"0001U": "NEW", "0002U": "EXISTING", "0003U": "Revised", "0004U": ""}
    files = BASE | {"a": cpt.pla_tab([cpt.pla_row(code, status) for code, status in statuses.items()])}
    assert by_code(files, "added") == dict.fromkeys(("0001U", "0002U", "0004U"), "2025-04-01")


def test_the_place_in_the_book() -> None:
    files = BASE | {"t": cpt.link_types(), "p": cpt.link_properties(), "r": cpt.link_relations()}
    assert fields(files, "10002") == {
        "kind": "category I",
        "long": LONG["10002"],
        "hierarchy": {"section": "Desk work", "heading": "Paper"},
        "flags": ["add-on", "resequenced"],
        "after": "10003",
        "concept_id": "1001",
    }
    assert fields(files, "0001F")["hierarchy"] == {"section": "Desk work"}
    assert read(files).release.supplied == ("kind", "long", "hierarchy", "flags", "after", "concept_id")
    assert remarks(files) == []


def test_white_space_in_cpt_link_is_collapsed() -> None:
    properties = cpt.link_properties().replace(b"Desk work", b"Desk\xc2\xa0 work")
    files = BASE | {"t": cpt.link_types(), "p": properties, "r": cpt.link_relations()}
    assert fields(files, "0001F")["hierarchy"] == {"section": "Desk work"}
    assert read(files).release.whitespace_collapsed == 1


def test_cpt_link_s_names_may_be_written_otherwise() -> None:
    names = {"10": "ischildof", "1": "CPT  CODE", "11": "FOLLOWS", "2": "title"}
    plain = {"t": cpt.link_types(), "p": cpt.link_properties(), "r": cpt.link_relations()}
    assert read(BASE | plain | {"t": cpt.link_types(cpt.TYPES | names)}).concepts == read(BASE | plain).concepts


def test_cpt_link_s_fields_are_supplied_where_something_was_found() -> None:
    plain = {"t": cpt.link_types(), "p": cpt.link_properties(), "r": cpt.link_relations()}
    others = cpt.TYPES | {"3": "Sign", "11": "Comes After"}
    strange = BASE | plain | {"t": cpt.link_types(others)}
    assert read(strange).release.supplied == ("kind", "long", "hierarchy", "concept_id")
    nothing = plain["p"].replace(b"|4|Section", b"|4|Chapter").replace(b"|4|Heading", b"|4|Chapter")
    nothing = nothing.replace(b"|3|add-on", b"|3|+").replace(b"|3|Resequenced", b"|3|#")
    relations = b"\n".join(line for line in plain["r"].splitlines() if b"|11|" not in line)
    assert read(BASE | plain | {"p": nothing, "r": relations}).release.supplied == ("kind", "long", "concept_id")


def test_cpt_link_goes_by_names_not_numbers() -> None:
    renumbered = {number: str(90 + index) for index, number in enumerate(cpt.TYPES)}
    types = cpt.link_types({renumbered[number]: name.upper() for number, name in cpt.TYPES.items()})
    tables = [cpt.link_properties().decode().splitlines(), cpt.link_relations().decode().splitlines()]
    swapped = []
    for column, (header, *rows) in zip((1, 2), tables, strict=True):
        cells = [row.split("|") for row in rows]
        for row in cells:
            row[column] = renumbered[row[column]]
        swapped.append("\n".join([header, *map("|".join, cells)]).encode())
    files = BASE | {"t": cpt.link_types(), "p": cpt.link_properties(), "r": cpt.link_relations()}
    assert read(BASE | {"t": types, "p": swapped[0], "r": swapped[1]}).concepts == read(files).concepts


@pytest.mark.parametrize(
    ("content", "layout"),
    [
        (cpt.long_tab(LONG), Layout.LONGULT),
        (b"\xef\xbb\xbf" + cpt.long_tab(LONG, None), Layout.LONGULT),
        (cpt.long_tab(LONG).decode().encode("utf-16"), Layout.LONGULT),
        (cpt.abbreviated(SHORT), Layout.SHORTU),
        (cpt.modifiers(), Layout.MODUL),
        (cpt.pla_xml([cpt.pla_row()] * 400).replace(b"\n", b""), Layout.PLA_XML),
        (cpt.history([("20250101", "ADDED", "10001")]), Layout.HISTORY),
        (cpt.NOTICE.encode(), None),
        (b"Code\tDescription\n10001\tA table of another publisher\n10002\tMore\n", None),
        (b"Invented Plaza\n60654 Invented City", None),
        (b"10001\tSYNTHETIC, one code alone", Layout.LONGULT),
        (b"HCPCS/Modifier Code  Type of Change\r\n\r\nA1     Add\r\nA9   None\r\nA0021  Add\r\n", None),
        (b"\n".join(b"%05d A%04d   0 %60s %60s" % (n, n, b"Invented", b"Fever") for n in range(1, 2_000)), None),
        (b"00001 A000    0 Invented fever" + b" " * 40 + b"Invented fever of the kind that is long\n", None),
        (b"0016070 Invented bypass\n0016071 Invented bypass, other\n", None),
        (b"<html><body>plaCode</body></html>", None),
        (b"%PDF-1.7 \x00 10001\ttext", None),
        (b"", None),
    ],
)
def test_a_file_is_known_by_its_content(content: bytes, layout: Layout | None) -> None:
    assert layout_of(Member("x", content, "x")) is layout
    assert READER.recognises(delivery_of({"x": content})) is (layout is not None)
