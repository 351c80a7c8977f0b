"""The merge of lines gives what the difference of two sets of lines would, sorted or not."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from addenda.diffing.merge import unequal_lines
from addenda.model.canonical import decode, encode
from addenda.model.snapshot import Snapshot
from tests.support.build import CODESET
from tests.support.laws import LAW
from tests.support.strategies import snapshot_pairs


def lines(release: Snapshot) -> list[bytes]:
    return [encode(concept, CODESET) for concept in release]


@LAW
@given(snapshot_pairs())
def test_it_is_the_difference_of_the_two_sets_by_concept_in_order(pair: tuple[Snapshot, Snapshot]) -> None:
    before, after = map(lines, pair)
    pairs = unequal_lines(b"".join(before), b"".join(after))
    assert [pair.old for pair in pairs if pair.old] == [line for line in before if line not in after]
    assert [pair.new for pair in pairs if pair.new] == [line for line in after if line not in before]
    for key, *both in pairs:
        assert {decode(line).key for line in both if line} == {tuple(part.decode() for part in key)}
    assert [pair.key for pair in pairs] == sorted({pair.key for pair in pairs})


@LAW
@given(snapshot_pairs(), st.integers(0, 9_999))
def test_lines_out_of_order_are_neither_lost_nor_made_up(pair: tuple[Snapshot, Snapshot], seed: int) -> None:
    dice = Random(seed)
    before, after = (dice.sample(listed, len(listed)) for listed in map(lines, pair))
    pairs = unequal_lines(b"".join(before), b"".join(after))
    gone, come = {pair.old for pair in pairs if pair.old}, {pair.new for pair in pairs if pair.new}
    assert gone - come == set(before) - set(after)
    assert come - gone == set(after) - set(before)
