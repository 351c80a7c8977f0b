"""Where the files of one delivery disagree: said, and counted where there are many."""

import pytest

from tests.reading.cpt.reading import by_code, read, remarks
from tests.support import cpt_files as cpt
from tests.support.cpt_files import LONG, MEDIUM, SHORT, whole_delivery

LINK = {"Type.txt": cpt.link_types(), "Property.txt": cpt.link_properties(), "Relations.txt": cpt.link_relations()}
BASE = {"LONGULT.txt": cpt.long_tab(LONG)}


def without(texts: dict[str, str], *codes: str) -> dict[str, str]:
    return {code: one for code, one in texts.items() if code not in codes}


def test_files_that_list_other_codes() -> None:
    files = {
        "LONGULT.txt": cpt.long_tab(without(LONG, "10002")),
        "SHORTU.txt": cpt.abbreviated(SHORT),
        "MEDU.txt": cpt.abbreviated(without(MEDIUM, "10003", "0001F")),
        "ConsumerDescriptor.txt": cpt.consumer({"10001": "x", "10777": "y"}),
        "PLA.xml": cpt.pla_xml([cpt.pla_row("0009U")]),
    }
    assert remarks(files) == [
        "MEDU.txt holds 1 code that LONGULT.txt lacks: 10002.",
        "MEDU.txt lacks 2 codes of LONGULT.txt: 0001F, 10003.",
        "SHORTU.txt holds 1 code that LONGULT.txt lacks: 10002.",
        "PLA.xml holds 1 code that LONGULT.txt lacks: 0009U.",
        "ConsumerDescriptor.txt holds 1 code that this release lacks: 10777.",
    ]
    assert set(by_code(files, "kind")) == {*LONG, "0009U"}


def test_many_are_counted() -> None:
    many = {f"2{number:04}": f"SYNTHETIC {number}" for number in range(1, 31)}
    assert remarks({"LONGULT.txt": cpt.long_tab(LONG | many), "SHORTU.txt": cpt.abbreviated(SHORT)}) == [
        "SHORTU.txt lacks 30 codes of LONGULT.txt: 20001, 20002, 20003, 20004, 20005 and 25 more."
    ]


def test_texts_that_differ() -> None:
    capitals = {code: one.upper() for code, one in LONG.items()} | {"10001": "SYNTHETIC OTHER"}
    consolidated = cpt.consolidated(LONG | {"10003": "SYNTHETIC other", "0001F": LONG["0001F"].title()})
    files = BASE | {"LONGUT.txt": cpt.long_tab(capitals), "List.txt": consolidated}
    assert remarks(files) == [
        "Long descriptor: LONGULT.txt and List.txt differ for 2 codes, and LONGULT.txt was taken: 0001F, 10003.",
        "Long descriptor: LONGULT.txt and LONGUT.txt differ for 1 code, and LONGULT.txt was taken: 10001.",
    ]
    assert by_code(files, "long") == LONG


def test_a_type_a_symbol_and_a_level_that_are_not_known() -> None:
    relations = cpt.link_relations([("1000", "12", "1001"), ("1000", "77", "1001"), ("1002", "77", "1001")])
    properties = cpt.link_properties([("1000", "3", "sparkling"), ("9", "4", "Chapter"), ("1000", "11", "x")])
    types = cpt.link_types(cpt.TYPES | {"12": "Is Cousin Of"})
    assert remarks(BASE | {"Type.txt": types, "Property.txt": properties, "Relations.txt": relations}) == [
        "Property.txt: 1 row left aside, of types that are not known here: 'Follows'.",
        "Property.txt: 2 rows left aside, whose value is no symbol or level that is known; the first is row 14.",
        "Relations.txt: 3 rows left aside, of types that are not known here: 'Is Cousin Of', id '77' without a name.",
    ]


def test_relations_that_lead_astray() -> None:
    properties = cpt.link_properties([("1999", "1", "10003"), ("1998", "1", "10555")])
    relations = cpt.link_relations([("1000", "10", "1"), ("1000", "11", "4711")])
    files = BASE | LINK | {"Property.txt": properties, "Relations.txt": relations}
    assert remarks(files) == [
        "Property.txt: several concepts have one code; the last was taken: 10003.",
        "Relations.txt: what follows, or what it follows, is no code; left aside: 4711.",
        "Relations.txt: more than one place in the book; the first was taken: 10001.",
        "Property.txt holds 1 code that this release lacks: 10555.",
    ]


def test_a_code_without_a_place() -> None:
    files = {"LONGULT.txt": cpt.long_tab(LONG | {"10444": "SYNTHETIC lost"})} | LINK
    assert remarks(files) == ["CPT Link has no place in the book for 1 code: 10444."]


def test_cpt_link_without_one_of_its_tables() -> None:
    for missing in ("Type.txt", "Property.txt"):
        files = BASE | {name: content for name, content in LINK.items() if name != missing}
        assert remarks(files) == [
            "CPT Link is told from its Type and Property tables together; one of them is not here."
        ]
    files = BASE | {name: LINK[name] for name in ("Type.txt", "Property.txt")}
    assert remarks(files) == []
    assert read(files).release.supplied == ("kind", "long", "flags", "concept_id")


@pytest.mark.parametrize(
    ("place", "alone"),
    [("1", ["10001", "10002"]), ("2", ["10001", "10002", "10500"])],
    ids=["under the section, with others", "under the heading, with add-on codes alone"],
)
def test_an_add_on_code_without_a_base(place: str, alone: list[str]) -> None:
    properties = cpt.link_properties([("1000", "3", "add-on"), ("1500", "1", "10500"), ("1500", "3", "add-on")])
    relations = cpt.link_relations([("1500", "10", place)])
    files = {"LONGULT.txt": cpt.long_tab(LONG | {"10500": "SYNTHETIC more"})} | LINK
    assert remarks(files | {"Property.txt": properties, "Relations.txt": relations}) == [
        f"No base, under the same heading or parent, for {len(alone)} add-on codes: {', '.join(alone)}."
    ]


def test_an_add_on_code_whose_parent_stands_under_another_heading_has_a_base() -> None:
    moved = cpt.link_relations().replace(b"|1000|10|2\r", b"|1000|10|1\r")
    assert moved != cpt.link_relations()
    assert remarks(BASE | LINK | {"Relations.txt": moved}) == []


def test_a_change_type_that_is_not_known() -> None:
    history = cpt.history([("20250101", "TWISTED", "10001"), ("20250101", "TWISTED", "10002")])
    assert remarks(BASE | {"History.txt": history}) == [
        "History.txt: 2 rows left aside, whose change type is not known: 'TWISTED'."
    ]


def test_unknown_types_are_counted_where_there_are_many() -> None:
    types = cpt.link_types(cpt.TYPES | {str(number): f"Kind {number}" for number in range(20, 40)})
    properties = cpt.link_properties([("1000", str(number), "x") for number in range(20, 40)])
    listed = "'Kind 20', 'Kind 21', 'Kind 22', 'Kind 23', 'Kind 24' and 15 more"
    assert remarks(BASE | LINK | {"Type.txt": types, "Property.txt": properties}) == [
        f"Property.txt: 20 rows left aside, of types that are not known here: {listed}."
    ]
    history = cpt.history([("20250101", f"TWIST {number}", "10001") for number in range(10, 17)])
    (said,) = remarks(BASE | {"History.txt": history})
    assert said.endswith("'TWIST 14' and 2 more.")


def test_files_that_are_not_read() -> None:
    files = whole_delivery() | {"readme.txt": b"Thank you for your order.", "Guide.pdf": b"%PDF-1.7 ..."}
    assert read(files).remarks == ("Not read, since the layout is not known: Guide.pdf, readme.txt.",)
