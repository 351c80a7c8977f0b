"""Long lists of problems are cut, by kind."""

from addenda.errors import Problem
from addenda.reading.problems import LIMIT, capped


def test_a_short_list_stays_as_it_is() -> None:
    problems = [Problem("wrong", "a.txt", row) for row in range(LIMIT)]
    assert capped(problems) == problems


def test_each_kind_is_cut_for_itself_and_the_rest_counted() -> None:
    many = [Problem("wrong", "a.txt", row, "x") for row in range(LIMIT + 7)]
    one = Problem("other", "a.txt", 3)
    assert capped([*many, one]) == [*many[:LIMIT], Problem("and 7 more of this kind (wrong)", "a.txt"), one]
