"""Renumbered, converted, due to sunset: each by the publisher's data, and nothing where they do not say."""

from dataclasses import replace
from datetime import date

import pytest

from addenda.diffing.book.reading import has_book, read_book
from addenda.diffing.compare import compare
from addenda.model.book import BookFacts
from addenda.model.changes import ChangeSet
from addenda.model.codeset import Kind
from addenda.model.concept import Concept
from tests.support.book import SHAPED, book, procedure, read
from tests.support.build import concept, snapshot

TEXT = "Noduling of lattice"
LATER = "2025-12-31"


def facts(changes: ChangeSet) -> BookFacts:
    assert changes.book is not None
    return changes.book


def renumbered(old: list[Concept], new: list[Concept]) -> list[tuple[str, str, bool]]:
    return [(str(one.old), str(one.new), one.moved) for one in facts(read(old, new)).renumbered]


def test_a_text_that_went_with_one_number_and_came_with_another() -> None:
    old, new = [procedure("10001", TEXT, "Folds")], [procedure("20001", TEXT, "Folds")]
    assert renumbered(old, new) == [("10001", "20001", False)]


def test_it_moved_when_its_section_is_another() -> None:
    old, new = [procedure("10001", TEXT, "Folds")], [procedure("20001", TEXT, "Crests")]
    assert renumbered(old, new) == [("10001", "20001", True)]


def test_a_deleted_code_that_the_release_lists_counts_by_the_text_that_it_had() -> None:
    old = [procedure("10001", TEXT, "Folds")]
    new = [procedure("10001", "Listed otherwise", terminated=LATER), procedure("20001", TEXT, "Folds")]
    assert renumbered(old, new) == [("10001", "20001", False)]


@pytest.mark.parametrize(
    ("old", "new"),
    [(["10001"], ["20001", "20002"]), (["10001", "10002"], ["20001"]), (["10001", "10002"], ["20001", "20002"])],
)
def test_one_text_with_several_codes_is_left_out(old: list[str], new: list[str]) -> None:
    assert renumbered([procedure(code, TEXT) for code in old], [procedure(code, TEXT) for code in new]) == []


@pytest.mark.parametrize(("named", "found"), [(["20001"], 1), (["30001", "20001"], 1), (["30001"], 0)])
def test_where_the_publisher_names_other_codes_instead_the_text_is_no_proof(named: list[str], found: int) -> None:
    old = [procedure("10001", TEXT), procedure("30001", "Standing")]
    ended = procedure("10001", TEXT, terminated=LATER, cross_references=list(named))
    assert len(renumbered(old, [ended, old[1], procedure("20001", TEXT)])) == found


def test_a_number_that_was_used_anew_can_have_gone_on_elsewhere() -> None:
    old = [procedure("10001", "Noduling of inner lattice", added="2001-01-01")]
    new = [
        procedure("10001", "Turbesis of collar", added="2026-01-01"),
        procedure("20001", "Noduling of inner lattice", added="2026-01-01"),
    ]
    assert renumbered(old, new) == [("10001", "20001", False)]


def converted(old: list[Concept], new: list[Concept]) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(one.old), tuple(map(str, one.new))) for one in facts(read(old, new)).converted]


def test_a_category_iii_code_became_the_new_category_i_codes_that_are_named_instead() -> None:
    old = [procedure("0101T", TEXT), procedure("30001", "Standing")]
    new = [
        procedure("0101T", TEXT, terminated=LATER, cross_references=["20002", "20001", "30001", "0102T"]),
        procedure("0102T", "New too"),
        procedure("20001", "New"),
        procedure("20002", "Newer"),
        procedure("30001", "Standing"),
    ]
    assert converted(old, new) == [("0101T", ("20002", "20001"))]


def test_the_instruction_alone_names_them_too() -> None:
    new = [
        procedure("0101T", TEXT, terminated=LATER, instruction="0101T has been deleted. To report, use 20001."),
        procedure("20001", "New"),
    ]
    assert converted([procedure("0101T", TEXT)], new) == [("0101T", ("20001",))]


@pytest.mark.parametrize(
    ("instruction", "named"),
    [
        ("To report, use 20001. Do not report 20001 in conjunction with 20002.", ("20001",)),
        ("(0101T has been deleted. To report, see 20001-20003)", ("20001", "20002", "20003")),
        ("see 20003 or 20001-20002", ("20003", "20001", "20002")),
        ("Whatever 20002 means", ("20002",)),
        ("0101T has been deleted. 20001 is not separately reported", ()),
    ],
)
def test_of_an_instruction_the_codes_to_use_count_a_range_with_all_that_were_added(
    instruction: str, named: tuple[str, ...]
) -> None:
    new = [
        procedure("0101T", TEXT, terminated=LATER, instruction=instruction),
        *(procedure(code, f"New {code}") for code in ("20001", "20002", "20003", "20004")),
    ]
    assert converted([procedure("0101T", TEXT)], new) == ([("0101T", named)] if named else [])


@pytest.mark.parametrize("code", ["10001", "0101F", "0101U"])
def test_another_kind_of_code_is_not_converted(code: str) -> None:
    new = [procedure(code, TEXT, terminated=LATER, cross_references=["20001"]), procedure("20001", "New")]
    assert converted([procedure(code, TEXT)], new) == []


def test_a_category_iii_code_that_stands_is_not_converted() -> None:
    standing = procedure("0101T", TEXT, cross_references=["20001"])
    assert converted([standing], [standing, procedure("20001", "New")]) == []


# In force in a release effective on a day; due on which day, None for not within the year.
SUNSETS = [
    ("2020-01-01", "2024-01-01", "2025-01-01"),
    ("2020-01-01", "2024-07-01", "2025-01-01"),
    ("2020-01-01", "2025-01-01", None),  # due today and still in force: extended
    ("2020-07-01", "2024-01-01", None),
    ("2020-07-01", "2025-01-01", "2026-01-01"),
    ("2020-07-01", "2025-12-31", "2026-01-01"),
    ("2020-07-01", "2026-01-01", None),
    ("2020-02-29", "2025-01-01", "2026-01-01"),
    ("2021-12-31", "2026-01-01", "2027-01-01"),
    ("2022-01-01", "2026-01-01", "2027-01-01"),
    ("2022-01-02", "2026-01-01", None),
    ("2005-01-01", "2026-01-01", None),  # due in 2010, 2015, 2020, 2025, and in 2030 again
    ("2005-01-01", "2029-10-01", "2030-01-01"),
    ("2001-07-01", "2026-01-01", "2027-01-01"),
    ("", "2026-01-01", None),
]


@pytest.mark.parametrize(("added", "effective", "due"), SUNSETS)
def test_category_iii_codes_are_due_on_a_1_january_five_years_on_and_each_five_years(
    added: str, effective: str, due: str | None
) -> None:
    concepts = [procedure("0101T", TEXT, **({"added": added} if added else {}))]
    release = book(concepts, "2026", effective=date.fromisoformat(effective))
    found = facts(read_book(compare(release, release), release, release)).sunsets
    expected = [("0101T", added, due)] if due else []
    assert [(str(one.key), one.added.isoformat(), one.due.isoformat()) for one in found] == expected


def test_another_kind_of_code_and_a_deleted_one_have_no_sunset() -> None:
    concepts = [
        procedure("20001", 'Ends in "T","', added="2022-01-01", short='EAST","T'),
        procedure("0001F", "Measure", added="2022-01-01"),
        procedure("0101T", TEXT, added="2022-01-01", terminated="2025-12-31"),
    ]
    assert facts(read(concepts, concepts)).sunsets == ()


def test_where_a_release_does_not_supply_add_dates_nothing_is_due() -> None:
    release = book([procedure("0101T", TEXT, added="2022-01-01")], "2026")
    without = replace(release, release=release.release._replace(supplied=("kind", "long")))
    assert facts(read_book(compare(without, without), without, without)).sunsets == ()


def test_a_code_set_of_another_shape_has_no_book() -> None:
    assert has_book(SHAPED)
    assert not has_book(SHAPED.without({"hierarchy"}))
    assert not has_book(replace(SHAPED, kind=Kind.FEE_SCHEDULE))
    codeset = SHAPED.without({"hierarchy"})
    old, new = snapshot([concept("10001", long="a; b")], "2025", codeset=codeset), snapshot([], "2026", codeset=codeset)
    changes = compare(old, new)
    assert read_book(changes, old, new) is changes


def test_nothing_changed_but_the_book_is_read() -> None:
    found = facts(read([procedure("10001", TEXT)], [procedure("10001", TEXT)]))
    assert found == BookFacts(renumbered=(), converted=(), sunsets=(), order={})
