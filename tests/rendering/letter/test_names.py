"""Names of letters: safe, and another one for each owner, whatever they are called."""

import re
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from addenda.model.worklist import OwnerKind, Worklist
from addenda.rendering.letter.names import file_names
from tests.rendering.scenario import IMPACT

NOBODY = Worklist(OwnerKind.DEPARTMENT, "", "", (), {}, IMPACT.at_stake)
SAFE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
hostile = st.text() | st.sampled_from(["CON", "..", "a/b", "a\\b", "A/B", "../../etc", "x" * 300, "\0", "none", " "])


def owner(name: str, facility: str = "", kind: OwnerKind = OwnerKind.DEPARTMENT) -> Worklist:
    return replace(NOBODY, owner=name, facility=facility, kind=kind)


def test_a_plain_name_is_kept() -> None:
    names = file_names([owner("Radiology"), owner("Intensive Care (3rd floor)"), owner(""), owner("Kindernot", "Süd")])
    assert names == (
        "department-radiology",
        "department-intensive-care-3rd-floor",
        "department-none",
        "department-sud-kindernot",
    )


def test_names_that_come_to_the_same_are_told_apart_whatever_the_order() -> None:
    owners = [owner("X-Ray"), owner("x ray"), owner("Surgery")]
    first, second, third = file_names(owners)
    assert first != second
    assert third == "department-surgery"
    assert all(name.startswith("department-x-ray-") for name in (first, second))
    assert file_names(owners[::-1]) == (third, second, first)


def test_a_name_in_another_alphabet_is_no_missing_name() -> None:
    names = file_names([owner("放射科"), owner("外科"), owner("")])
    assert len(set(names)) == 3
    assert names[2] == "department-none"


@given(st.sets(st.tuples(hostile, st.sampled_from(["", "A", "a"]), st.sampled_from(OwnerKind)), min_size=1))
@example({("", "", OwnerKind.DEPARTMENT), ("None", "", OwnerKind.DEPARTMENT), ("none", "", OwnerKind.DEPARTMENT)})
@example({("b", "a", OwnerKind.DEPARTMENT), ("a-b", "", OwnerKind.DEPARTMENT)})
def test_every_owner_has_a_safe_name_of_its_own(owners: set[tuple[str, str, OwnerKind]]) -> None:
    names = file_names([owner(*one) for one in sorted(owners)])
    assert len({name.casefold() for name in names}) == len(owners)
    for name in names:
        assert SAFE.fullmatch(name)
        assert len(name) <= 100
