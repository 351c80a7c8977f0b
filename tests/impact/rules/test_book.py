"""What the book of CPT tells of lines: sunsets, families, add-on codes."""

import pytest

from addenda.impact.rules import add_on_without_base, new_in_family, sunset
from addenda.model.concept import Concept, Value
from addenda.reading.hcpcs.codeset import hcpcs_codeset
from tests.impact.rules.facts import CPT, codes, facts, found, line
from tests.support.build import concept

HCPCS = hcpcs_codeset("hcpcs")


def one(code: str, long: str, **more: Value) -> Concept:
    return concept(code, long=long, added="2000-01-01", **more)


@pytest.mark.parametrize(
    ("added", "due"),
    [("2022-01-01", True), ("2021-07-01", True), ("2017-01-01", True), ("2022-07-01", False), ("2021-01-01", False)],
)
def test_a_category_iii_code_is_told_within_the_year_in_which_it_is_due(added: str, due: bool) -> None:
    listed = [concept("0001T", long="Notch scan", added=added)]
    given = facts(listed, listed, line("0001T"), codeset=CPT)
    assert codes(sunset.CHECK, given) == (["0001T"] if due else [])


def test_the_day_on_which_it_is_due_is_named() -> None:
    listed = [concept("0001T", long="Notch scan", added="2021-07-01")]
    (hit,) = found(sunset.CHECK, facts(listed, listed, line("0001T"), codeset=CPT))
    assert hit.detail.startswith("0001T was added on 2021-07-01, and its five years are over on 2027-01-01: unless")


def test_without_a_book_nothing_is_told() -> None:
    listed = [concept("A0001", long="Scan; left", added="2021-07-01")]
    given = facts(listed, [*listed, concept("A0002", long="Scan; right")], line("A0001"), codeset=HCPCS)
    assert [codes(rule.CHECK, given) for rule in (sunset, new_in_family, add_on_without_base)] == [[], [], []]


OLD = [one("10001", "Scan of notch; one"), one("10002", "Scan of notch; two"), one("20001", "Scan of web; one")]
NEW = [*OLD, one("10003", "Scan of notch; three"), one("10004", "Scan of notch; four")]


def test_new_codes_are_told_once_for_each_department_on_its_line_with_most_gross() -> None:
    lines = [
        line("10001", price="5", department="A", row=1),
        line("10002", price="9", department="A", row=2),
        line("10001", price="7", department="B", row=3),
        line("20001", department="B", row=4),
    ]
    hits = found(new_in_family.CHECK, facts(OLD, NEW, *lines, codeset=CPT))
    assert sorted(hit.line.row for hit in hits) == [2, 3]
    assert hits[0].detail == (
        "The family of 10002, which this department charges, has 2 new codes: 10003, 10004. See whether one is needed."
    )


def test_new_codes_that_a_department_charges_already_are_not_told() -> None:
    lines = [line("10001", department="A"), line("10003", department="A"), line("10001", department="B", facility="H")]
    hits = found(new_in_family.CHECK, facts(OLD, NEW, *lines, codeset=CPT))
    told = {hit.line.department: hit.detail.split(": ")[1] for hit in hits}
    assert told == {"A": "10004. See whether it is needed.", "B": "10003, 10004. See whether one is needed."}


@pytest.mark.parametrize("lines", [("20001",), ("10003",), ()])
def test_a_family_that_is_not_charged_yet_is_not_told(lines: tuple[str, ...]) -> None:
    assert codes(new_in_family.CHECK, facts(OLD, NEW, *map(line, lines), codeset=CPT)) == []


ADD_ON = one("10005", "Scan of notch; each additional", flags=["add-on"])
ALONE = one("30001", "Each additional scan", flags=["add-on"])
BOOK = [*OLD, ADD_ON, ALONE]


def test_an_add_on_code_without_its_base_is_told_with_the_codes_that_it_may_be_added_to() -> None:
    (hit,) = found(add_on_without_base.CHECK, facts(BOOK, BOOK, line("10005"), line("20001"), codeset=CPT))
    assert hit.detail == (
        "10005 is an add-on code, and no line charges a code of its family that it may be added to (10001, 10002): "
        "check that the base service is charged."
    )


@pytest.mark.parametrize(
    ("others", "expected"),
    [(["10002"], []), (["20001"], ["10005"]), (["30001"], ["10005"])],
)
def test_one_base_is_enough_and_an_add_on_without_a_family_is_not_told(others: list[str], expected: list[str]) -> None:
    lines = [line("10005"), *map(line, others)]
    assert codes(add_on_without_base.CHECK, facts(BOOK, BOOK, *lines, codeset=CPT)) == expected


def test_the_base_must_be_charged_in_the_same_facility() -> None:
    lines = [line("10005", facility="A"), line("10001", facility="B")]
    assert codes(add_on_without_base.CHECK, facts(BOOK, BOOK, *lines, codeset=CPT)) == ["10005"]
