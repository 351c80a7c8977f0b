"""What differs inside a field of values by name: said the same whether the values are texts or nested themselves."""

from hypothesis import given
from hypothesis import strategies as st

from addenda.diffing.deep import deep_differences
from addenda.diffing.nested import nested_differences
from addenda.model.concept import Value

texts = st.text("ab ", max_size=3)
flat = st.dictionaries(st.sampled_from(["section", "heading", "level"]), texts)


def test_each_value_that_differs_has_its_line() -> None:
    old: dict[str, Value] = {"section": "One", "heading": "Same", "level": "Code"}
    new: dict[str, Value] = {"section": "Two", "heading": "Same", "part": "Whole"}
    assert nested_differences(old, new) == ("level: Code (gone)", "part: Whole (new)", "section: One -> Two")


def test_values_inside_values_are_named_by_their_way() -> None:
    old: dict[str, Value] = {"place": {"section": "One", "heading": "Same"}}
    new: dict[str, Value] = {"place": {"section": "Two", "heading": "Same"}}
    assert nested_differences(old, new) == ("place > section: One -> Two",)


@given(flat, flat)
def test_texts_differ_as_deepdiff_says(old: dict[str, Value], new: dict[str, Value]) -> None:
    found = {(one.path, one.old, one.new) for one in deep_differences(old, new)}
    expected = {(name, old.get(name), new.get(name)) for name in old | new if old.get(name) != new.get(name)}
    assert found == expected
    assert len(nested_differences(old, new)) == len(found)


@given(flat)
def test_equal_values_have_no_differences(one: dict[str, Value]) -> None:
    assert nested_differences(one, dict(one)) == ()
