"""What counts as an editorial change, and when two texts have nothing to do with each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addenda.diffing.revision import revision
from addenda.diffing.wording import classify, unrelated
from addenda.model.changes import RevisionClass
from tests.support.strategies import texts


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Repair, simple", "Repair; simple"),
        ("repair of fold", "Repair of Fold"),
        ("Repair w/ graft", "Repair with graft"),
        ("Repair w/o graft", "Repair without graft"),
        ("Strip, ea", "Strip, each"),
        ("Non-sterile strip", "Non sterile strip"),
        ("Strip (sterile)", "Strip, sterile"),
    ],
)
def test_editorial(old: str, new: str) -> None:
    assert classify(old, new) is RevisionClass.EDITORIAL


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Injection, 0.5 mg", "Injection, 05 mg"),
        ("Injection, 5-10 mg", "Injection, 510 mg"),
        ("Injection, 1,000 units", "Injection, 1000 units"),
        ("Injection, .5 mg", "Injection, 5 mg"),
        ("Stored at -20 degrees", "Stored at 20 degrees"),
        ("Therapy, each 15 min", "Therapy, each 15 minimum"),
        ("By a pt", "By a patient"),
        ("Dressing > 16 sq", "Dressing < 16 sq"),
        ("Repair of fold", "Repair of folds"),
        ("Repair, each", "Repair"),
        ("Repair or graft", "Repair and graft"),
    ],
)
def test_textual(old: str, new: str) -> None:
    assert classify(old, new) is RevisionClass.TEXTUAL


def test_texts_without_common_words_are_unrelated() -> None:
    assert unrelated("Macular exam performed, dilated", "Bridge payment for core session attendance")


def test_a_common_part_relates_texts() -> None:
    assert not unrelated("Brace of the elbow, rigid", "Brace of the elbow, with locking joint and strap")


def test_short_texts_are_too_short_to_tell() -> None:
    assert not unrelated("Old name", "Quite another thing")


@given(texts | st.text(alphabet="a1 .,-w/o", max_size=14), texts | st.text(alphabet="a1 .,-w/o", max_size=14))
def test_what_is_equal_at_the_ends_decides_nothing(old: str, new: str) -> None:
    assert revision(old, new)[0] is classify(old, new)
