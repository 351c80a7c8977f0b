"""The laws of the plain difference, as properties."""

from hypothesis import given

from addenda.diffing.delta import Delta, difference
from addenda.model.concept import Concept
from addenda.model.snapshot import Snapshot
from tests.support.build import snapshot
from tests.support.strategies import concept_lists, snapshot_pairs


@given(snapshot_pairs())
def test_applied_to_the_old_concepts_it_gives_the_new_ones(pair: tuple[Snapshot, Snapshot]) -> None:
    old, new = pair
    assert list(difference(old, new).apply(old).values()) == sorted(new, key=lambda concept: concept.key)


@given(concept_lists())
def test_nothing_differs_from_itself(concepts: list[Concept]) -> None:
    assert difference(snapshot(concepts), snapshot(reversed(concepts))) == Delta({}, {})


@given(snapshot_pairs())
def test_turned_round_it_is_the_difference_the_other_way(pair: tuple[Snapshot, Snapshot]) -> None:
    old, new = pair
    assert difference(old, new).inverse() == difference(new, old)


@given(snapshot_pairs(), concept_lists())
def test_two_in_a_row_compose(pair: tuple[Snapshot, Snapshot], last: list[Concept]) -> None:
    first, second = pair
    third = snapshot(last, "2026")
    assert difference(first, second).then(difference(second, third)) == difference(first, third)


@given(concept_lists(), concept_lists())
def test_the_order_of_the_input_changes_nothing(old: list[Concept], new: list[Concept]) -> None:
    there = difference(snapshot(old), snapshot(new))
    back = difference(snapshot(reversed(old)), snapshot(reversed(new)))
    assert (list(there.old), list(there.new)) == (list(back.old), list(back.new))
