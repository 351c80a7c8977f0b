"""The laws of the plain difference, as properties."""

from hypothesis import given

from addenda.diffing.delta import Delta, difference
from addenda.model.concept import Concept
from addenda.model.snapshot import Snapshot
from tests.support.build import snapshot
from tests.support.laws import LAW
from tests.support.strategies import concept_lists, snapshot_pairs, snapshot_triples


@LAW
@given(snapshot_pairs())
def test_applied_to_the_old_concepts_it_gives_the_new_ones(pair: tuple[Snapshot, Snapshot]) -> None:
    old, new = pair
    assert list(difference(old, new).apply(old).values()) == sorted(new, key=lambda concept: concept.key)


@LAW
@given(concept_lists())
def test_nothing_differs_from_itself(concepts: list[Concept]) -> None:
    assert difference(snapshot(concepts), snapshot(reversed(concepts))) == Delta({}, {})


@LAW
@given(snapshot_pairs())
def test_turned_round_it_is_the_difference_the_other_way(pair: tuple[Snapshot, Snapshot]) -> None:
    old, new = pair
    assert difference(old, new).inverse() == difference(new, old)


@LAW
@given(snapshot_triples())
def test_two_in_a_row_compose(triple: tuple[Snapshot, Snapshot, Snapshot]) -> None:
    first, second, third = triple
    assert difference(first, second).then(difference(second, third)) == difference(first, third)


@LAW
@given(concept_lists(), concept_lists())
def test_the_order_of_the_input_changes_nothing(old: list[Concept], new: list[Concept]) -> None:
    there = difference(snapshot(old), snapshot(new))
    back = difference(snapshot(reversed(old)), snapshot(reversed(new)))
    assert (list(there.old), list(there.new)) == (list(back.old), list(back.new))
