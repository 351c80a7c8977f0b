"""Book order: numbers, but a resequenced code directly behind the one that it follows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addenda.diffing.book.order import Following, place_of
from addenda.model.changes import ChangeKind
from tests.support.book import book, procedure, read

CODES = ["10001", "10002", "10010", "20000", "99999", "0001F", "0002T", "0003A", "0004U", "0005M", "25", "P1"]
orders = st.permutations(CODES)
relations = st.dictionaries(st.sampled_from(CODES), st.sampled_from([*CODES, "88888"]))


def ordered(codes: list[str], after: dict[str, str]) -> list[str]:
    follows = {code: before for code, before in after.items() if before in CODES}
    return sorted(codes, key=lambda code: place_of(code, lambda one: follows.get(one, "")))


@given(orders, relations)
def test_book_order_is_a_permutation_whatever_follows_what(codes: list[str], after: dict[str, str]) -> None:
    assert sorted(ordered(codes, after)) == sorted(codes)
    assert ordered(codes, after) == ordered(CODES, after)


@given(orders)
def test_without_relations_it_is_by_category_and_number(codes: list[str]) -> None:
    assert ordered(codes, {}) == CODES


@given(orders, st.sampled_from(CODES), st.sampled_from(CODES))
def test_a_code_stands_directly_behind_the_one_it_follows(codes: list[str], code: str, before: str) -> None:
    if code != before:
        found = ordered(codes, {code: before})
        assert found.index(code) == found.index(before) + 1
        assert [one for one in found if one != code] == [one for one in CODES if one != code]


def test_chains_follow_and_several_behind_one_stand_by_number() -> None:
    after = {"99999": "10001", "20000": "10001", "10010": "99999"}
    assert ordered(CODES, after)[:5] == ["10001", "20000", "99999", "10010", "10002"]


@pytest.mark.parametrize("after", [{"99999": "88888"}, {"20000": "99999", "99999": "20000"}, {"10001": "10001"}])
def test_a_code_that_is_not_there_or_a_circle_gives_the_numeric_place(after: dict[str, str]) -> None:
    assert ordered(CODES, after) == CODES


def test_what_a_code_follows_is_looked_up_in_the_release_where_it_is_in_force() -> None:
    release = book(
        [
            procedure("10001", "One"),
            procedure("10002", "Two", terminated="2020-12-31"),
            procedure("20001", "Behind one", after="10001"),
            procedure("20002", "Behind a deleted code", after="10002"),
        ],
        "2026",
    )
    follows = Following(release, [])
    assert [follows(code) for code in ("10001", "20001", "20002", "77777")] == ["", "10001", "", ""]


def test_changed_codes_are_numbered_from_0_along_those_that_did_not_change() -> None:
    standing = [procedure("10001", "One"), procedure("30001", "Anchor", after="10001")]
    old = [*standing, procedure("10005", "Gone")]
    new = [*standing, procedure("20001", "New"), procedure("40001", "New behind the anchor", after="30001")]
    changes = read(old, new)
    assert changes.book is not None
    assert [key.code for key in sorted(changes.book.order, key=changes.book.order.__getitem__)] == [
        "40001",
        "10005",
        "20001",
    ]
    assert set(changes.book.order) == {change.key for change in changes.changes}
    assert [change.key.code for change in changes.of_kind(ChangeKind.ADDED)] == ["20001", "40001"]
