"""The merge of lines gives what the difference of two sets of lines would, sorted or not."""

from hypothesis import given
from hypothesis import strategies as st

from addenda.diffing.merge import unequal_lines
from addenda.model.canonical import encode
from addenda.model.concept import Concept, ConceptKey
from tests.support.build import CODESET

keys = st.builds(ConceptKey, st.sampled_from(["A1", "A10", "A100", "A2", "B1"]), st.sampled_from(["", "26", "TC"]))
concepts = st.builds(Concept, keys, st.fixed_dictionaries({"long": st.sampled_from(["one", "two", 'q"uote', "é"])}))
releases = st.lists(concepts, unique_by=lambda concept: concept.key, max_size=12)


def lines(release: list[Concept]) -> list[bytes]:
    return [encode(concept, CODESET) for concept in release]


def in_order(release: list[Concept]) -> list[bytes]:
    return lines(sorted(release, key=lambda concept: concept.key))


@given(releases, releases)
def test_it_is_the_difference_of_the_two_sets_in_order(old: list[Concept], new: list[Concept]) -> None:
    before, after = in_order(old), in_order(new)
    gone, come = unequal_lines(b"".join(before), b"".join(after))
    assert gone == [line for line in before if line not in after]
    assert come == [line for line in after if line not in before]


@given(releases, releases)
def test_lines_out_of_order_cost_time_and_nothing_else(old: list[Concept], new: list[Concept]) -> None:
    before, after = lines(old), lines(new)
    gone, come = unequal_lines(b"".join(before), b"".join(after))
    assert sorted(gone) == sorted(set(before) - set(after))
    assert sorted(come) == sorted(set(after) - set(before))
