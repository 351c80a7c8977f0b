"""Counts and lists in sentences."""

from addenda.model.listing import counted, listed


def test_a_count_agrees_with_what_it_counts() -> None:
    assert [counted(number, "line") for number in (0, 1, 1200)] == ["0 lines", "1 line", "1,200 lines"]


def test_of_a_long_list_the_first_are_named_and_the_others_counted() -> None:
    names = ["c", "a", "b"]
    assert (listed(names, 3), listed(names, 2), listed([], 2)) == ("c, a, b", "c, a and 1 more", "")
