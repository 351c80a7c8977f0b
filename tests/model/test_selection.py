"""What a range holds, and what a selection of ranges and sections does."""

import pytest

from addenda.model.selection import CodeRange, Selection, form, overlapping
from tests.support.build import concept


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("10000-69999", ["10000", "33999", "69999"], ["09999", "70000", "0100T", "A1234", "25"]),
        ("0001T-0999T", ["0001T", "0999T"], ["0001U", "0500F", "00100", "1000T"]),
        ("J0000-K9999", ["J0120", "K0001"], ["L0000", "12345", "J1"]),
        ("99213", ["99213"], ["99214"]),
        (" 0042t \N{EN DASH} 0044T ", ["0043T"], ["0043U"]),
        ("P1-P6", ["P1", "P6"], ["PA", "Q1", "P7"]),
    ],
)
def test_a_range_holds_codes_of_its_own_form(text: str, inside: list[str], outside: list[str]) -> None:
    part = CodeRange.parse(text)
    assert [code for code in inside + outside if part.holds(code)] == inside


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("20000-10000", "the range is empty: its first code comes after its last"),
        ("0001T-0999U", "the ends of the range are codes of different kinds"),
        ("1000-69999", "the ends of the range are codes of different kinds"),
        ("surgery!", "this is no code and no range of codes, such as 10000-69999"),
        ("", "this is no code and no range of codes, such as 10000-69999"),
        ("1-2-3", "this is no code and no range of codes, such as 10000-69999"),
    ],
)
def test_what_is_no_range_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        CodeRange.parse(text)


def test_the_form_of_a_code_keeps_the_letter_that_names_its_kind() -> None:
    assert [form(code) for code in ("99213", "0042T", "J0120", "1P", "TC")] == ["99999", "9999T", "A9999", "9P", "AA"]


def test_ranges_that_overlap_are_told_in_pairs() -> None:
    ranges = [CodeRange.parse(text) for text in ("10000-20000", "20000", "0001T-0999T", "15000-16000", "30000-40000")]
    assert [(str(one), str(other)) for one, other in overlapping(ranges)] == [
        ("10000-20000", "20000"),
        ("10000-20000", "15000-16000"),
    ]


def test_a_selection_holds_a_concept_by_its_code_or_by_a_place_of_any_level_whatever_its_case() -> None:
    ranges = (CodeRange.parse("10000-19999"),)
    selection = Selection("mine", ranges, ("velar System",))
    level = {"section": "Other", "heading": "Velar system"}
    assert selection.holds(concept("10001"))
    assert selection.holds(concept("20001", hierarchy=dict(level)))
    assert not selection.holds(concept("20001", hierarchy={"section": "Velar"}))
    assert not selection.holds(concept("20001"))


def test_a_selection_says_what_was_asked_for_and_what_it_means() -> None:
    part = CodeRange.parse("10000-19999")
    assert str(Selection("10000-19999", (part,))) == "10000-19999"
    assert str(Selection("skin, section:Velar", (part,), ("Velar",))) == (
        "skin, section:Velar (10000-19999, section:Velar)"
    )
