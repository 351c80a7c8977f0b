"""A child whose parent's text changed is revised through the parent, and only then."""

from hypothesis import given
from hypothesis import strategies as st

from addenda.model.changes import ChangeKind, ChangeSet
from addenda.model.concept import Concept
from tests.support.book import procedure, read

BEFORE, AFTER = "Plicure of fold", "Plicure of fold or crest"
OWN = ["single strut", "two struts", "three struts", "four struts"]
OTHER = "Exovation of dorsal spur"


def family(common: str, *own: str, first: int = 10101) -> list[Concept]:
    return [procedure(str(first + place), f"{common}; {part}") for place, part in enumerate(own)]


def through(changes: ChangeSet) -> dict[str, str]:
    """Return each child and its parent."""
    return {change.key.code: change.through.code for change in changes.changes if change.through}


def own(changes: ChangeSet) -> list[str]:
    return [change.key.code for change in changes.of_kind(ChangeKind.REVISED) if change.through is None]


def test_every_child_is_revised_through_its_parent_and_the_parent_as_its_own() -> None:
    changes = read(family(BEFORE, *OWN), family(AFTER, *OWN))
    assert through(changes) == {"10102": "10101", "10103": "10101", "10104": "10101"}
    assert own(changes) == ["10101"]


def test_a_child_whose_own_part_changed_too_is_its_own_revision() -> None:
    changes = read(family(BEFORE, *OWN[:3]), family(AFTER, OWN[0], "two struts or more", OWN[2]))
    assert through(changes) == {"10103": "10101"}
    assert own(changes) == ["10101", "10102"]


def test_a_parent_whose_own_part_changed_too_still_revises_its_children() -> None:
    changes = read(family(BEFORE, *OWN[:2]), family(AFTER, "one strut", OWN[1]))
    assert through(changes) == {"10102": "10101"}


def test_a_child_that_only_its_own_part_changed_of_is_no_matter_of_the_parent() -> None:
    assert through(read(family(BEFORE, *OWN[:2]), family(BEFORE, OWN[0], "two struts or more"))) == {}


def test_a_code_that_moved_into_a_family_which_stands_is_its_own_revision() -> None:
    standing = family(AFTER, "simple", "complex")
    moving = family(BEFORE, *OWN[:2], first=10103)
    changes = read([*standing, *moving], [*standing, *family(AFTER, *OWN[:2], first=10103)])
    assert through(changes) == {}
    assert own(changes) == ["10103", "10104"]


def test_codes_that_leave_a_family_together_have_a_parent_of_their_own() -> None:
    old = family(BEFORE, *OWN)
    changes = read(old, [*old[:2], *family(AFTER, *OWN[2:], first=10103)])
    assert through(changes) == {"10104": "10103"}
    assert own(changes) == ["10103"]


def test_a_code_that_came_anew_before_the_others_is_not_what_they_are_revised_through() -> None:
    changes = read(family(BEFORE, *OWN[:2]), [*family(AFTER, *OWN[:2]), procedure("10100", f"{AFTER}; new")])
    assert through(changes) == {"10102": "10101"}


def test_the_parent_is_first_in_the_book_and_not_by_number() -> None:
    def members(common: str) -> list[Concept]:
        parent = procedure("10009", f"{common}; {OWN[0]}", flags=["resequenced"], after="10001")
        return [procedure("10001", OTHER), *family(common, *OWN[1:3], first=10005), parent]

    assert through(read(members(BEFORE), members(AFTER))) == {"10005": "10009", "10006": "10009"}


def test_codes_without_a_semicolon_are_no_family() -> None:
    old = [procedure("10001", BEFORE), procedure("10002", BEFORE)]
    assert through(read(old, [procedure("10001", AFTER), procedure("10002", AFTER)])) == {}


def test_signs_that_canonical_text_escapes_do_not_hide_a_member() -> None:
    common = 'Plicure of "inner\\outer" fold'
    standing = family(f"{common}, ‰", *OWN[:1])
    moving = family(common, *OWN[1:3], first=10102)
    new = [*standing, *family(f"{common}, ‰", *OWN[1:3], first=10102)]
    assert through(read([*standing, *moving], new)) == {}


def test_a_deleted_parent_leaves_the_next_code_in_its_place() -> None:
    old, new = family(BEFORE, *OWN[:3]), family(AFTER, *OWN[:3])
    ended = procedure("10101", f"{AFTER}; {OWN[0]}", terminated="2025-12-31")
    assert through(read(old, [ended, *new[1:]])) == {"10103": "10102"}


commons = st.sampled_from([BEFORE, AFTER, OTHER])
drawn = st.lists(st.tuples(commons, st.sampled_from(OWN)), min_size=1, max_size=6)


def concepts(parts: list[tuple[str, str]]) -> list[Concept]:
    return [procedure(str(10101 + place), f"{common}; {own}") for place, (common, own) in enumerate(parts)]


@given(drawn, drawn)
def test_through_the_parent_and_own_are_all_the_revisions(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> None:
    changes = read(concepts(old), concepts(new))
    revised = {change.key.code: change for change in changes.of_kind(ChangeKind.REVISED)}
    assert {*through(changes), *own(changes)} == revised.keys()
    for child, parent in through(changes).items():
        assert parent in own(changes)
        (field,) = (field for field in revised[child].fields if field.field == "long")
        assert str(field.old).split("; ")[1] == str(field.new).split("; ")[1]
        assert str(field.new).split("; ")[0] == revised[parent].new.text("long").split("; ")[0]  # type: ignore[union-attr]


@given(st.lists(st.sampled_from(OWN), min_size=2, max_size=6), st.integers(0, 5))
def test_when_a_whole_family_is_edited_only_its_first_code_is_revised_as_its_own(parts: list[str], start: int) -> None:
    first = 10101 + start
    changes = read(family(BEFORE, *parts, first=first), family(AFTER, *parts, first=first))
    assert own(changes) == [str(first)]
    assert set(through(changes).values()) == {str(first)}
