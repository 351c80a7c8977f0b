"""How near texts are by their words."""

from hypothesis import given
from hypothesis import strategies as st

from addenda.impact.candidates.terms import TermIndex, words_of
from tests.support.strategies import texts

TEXTS = ("lumenar fold, dorsal", "lumenar arch, dorsal", "lumenar arch, ventral", "velar fold")


def test_words_are_words_and_whole_numbers() -> None:
    assert words_of("Injection, TESSIDIN (0.5 mg); 1,000 w/o") == [
        *("injection", "tessidin", "0.5", "mg", "1,000", "w", "o"),
    ]


def test_the_same_words_are_nearest_and_rare_ones_weigh_most() -> None:
    index = TermIndex(TEXTS)
    found = index.nearest("dorsal (lumenar) FOLD", 0.0)
    assert [near.place for near in found] == [0, 1, 3, 2]
    assert found[0].score == 1.0
    assert index.shared(TEXTS[0], 1) == ("dorsal", "lumenar")


def test_texts_without_words_are_near_to_nothing() -> None:
    index = TermIndex(("", "?!"))
    assert index.nearest("tessidin", 0.0) == []
    assert index.nearest("", 0.0) == []
    assert index.score("", 0) == 0.0


@given(st.lists(texts, min_size=1, max_size=30), texts, st.sampled_from([0.0, 0.3, 0.65, 0.95]))
def test_a_floor_leaves_out_what_is_below_it_and_nothing_else(known: list[str], text: str, floor: float) -> None:
    index = TermIndex(known)
    every = {place: index.score(text, place) for place in range(len(known))}
    found = dict(index.nearest(text, floor))
    assert found == {place: score for place, score in every.items() if score >= floor and score > 0}


@given(st.lists(texts, min_size=1, max_size=30), texts)
def test_the_nearest_come_first(known: list[str], text: str) -> None:
    found = TermIndex(known).nearest(text, 0.0)
    assert found == sorted(found, key=lambda near: (-near.score, near.place))
    assert all(0 < near.score <= 1 for near in found)
