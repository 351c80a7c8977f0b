"""Redlines keep both texts whole, cut no word, and have no more pieces than they need."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addenda.diffing.revision import revision
from addenda.model.changes import Edit, Redline
from tests.support.laws import LAW
from tests.support.strategies import texts

any_text = st.text(max_size=40) | texts


def side(pieces: Redline, edit: Edit) -> str:
    return "".join(text for kind, text in pieces if kind in (Edit.EQUAL, edit))


@LAW
@given(any_text, any_text)
def test_it_keeps_the_whole_old_and_the_whole_new_text(old: str, new: str) -> None:
    pieces = revision(old, new)[1]
    assert side(pieces, Edit.DELETE) == old
    assert side(pieces, Edit.INSERT) == new


@LAW
@given(any_text)
def test_equal_texts_give_one_equal_piece(text: str) -> None:
    assert revision(text, text)[1] == (((Edit.EQUAL, text),) if text else ())


@LAW
@given(any_text, any_text)
def test_no_piece_is_empty_and_no_two_of_a_kind_are_neighbours(old: str, new: str) -> None:
    pieces = revision(old, new)[1]
    assert all(text for _, text in pieces)
    assert all(one[0] is not other[0] for one, other in pairwise(pieces))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Injection, 5 mg", "Injection, 10 mg", "Injection,[- 5][+ 10] mg"),
        ("Scan, 0.5 cm", "Scan, 0.25 cm", "Scan,[- 0.5][+ 0.25] cm"),
        ("Brace, left", "Brace, left, each", "Brace, left[+, each]"),
        ("Old words", "New text", "[-Old words][+New text]"),
        ("Repair of fold", "Repair of the fold", "Repair of[+ the] fold"),
    ],
)
def test_it_reads_as_an_editor_would_write_it(old: str, new: str, expected: str) -> None:
    marks = {Edit.EQUAL: "{}", Edit.DELETE: "[-{}]", Edit.INSERT: "[+{}]"}
    assert "".join(marks[edit].format(text) for edit, text in revision(old, new)[1]) == expected
