"""The expression language: what GitHub's documentation says of it, case by case."""

import math

import pytest

from tests.runner.errors import RunnerError
from tests.runner.language.evaluation import Scope, Status, evaluate
from tests.runner.language.syntax import parse
from tests.runner.language.templates import expand, holds
from tests.runner.language.values import Strict, Value

FRUITS: Value = [{"name": "apple", "n": 1}, {"name": "pear"}, {"n": 3}]
CONTEXTS: dict[str, Value] = {
    "github": {"ref": "refs/heads/main", "event": {"labels": FRUITS, "number": 7.0}},
    "inputs": Strict({"fail-on": "high", "none": None}),
    "matrix": {"list": ["a", "b"], "nested": [[1, 2], [3]]},
}


def value(text: str) -> Value:
    return evaluate(parse(text), Scope(CONTEXTS))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("null", None),
        ("true", True),
        ("711", 711),
        ("-9.2", -9.2),
        ("0xff", 255),
        ("0o10", 8),
        ("-2.99e-2", -0.0299),
        (".5", 0.5),
        ("-Infinity", -math.inf),
        ("'It''s open source!'", "It's open source!"),
        ("''", ""),
    ],
)
def test_a_literal_is_what_json_says_with_texts_in_single_quotes(text: str, expected: Value) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!true == false", True),
        ("!2 < 3", True),
        ("1 || 2 && 3", 1),
        ("(1 || 2) && 3", 3),
        ("false && 0 || null", None),
        ("3 < 2 < 1", True),
        ("3 < (2 < 1)", False),
        ("2 <= 3 == true", True),
        ("2 == 2 == 1", True),
        ("1 == 1 && 'yes'", "yes"),
        ("'' || 'default'", "default"),
        ("false || ''", ""),
        ("3 >= 3 && 2 > 1", True),
    ],
)
def test_operators_bind_in_their_order_and_give_their_operand(text: str, expected: Value) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("null == 0", True),
        ("null == ''", True),
        ("true == 1", True),
        ("true == '1'", True),
        ("true == 'true'", False),
        ("'' == 0", True),
        ("' 0xff ' == 255", True),
        ("'abc' == 0", False),
        ("'Main' == 'mAIN'", True),
        ("'a' < 'B'", True),
        ("'abc' < 1", False),
        ("'abc' >= 1", False),
        ("NaN == NaN", False),
        ("fromJSON('[]') == fromJSON('[]')", False),
        ("github.event == github.event", True),
        ("matrix.list == 'Array'", False),
    ],
)
def test_values_are_compared_loosely(text: str, *, expected: bool) -> None:
    assert value(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("github.ref", "refs/heads/main"),
        ("GITHUB['REF']", "refs/heads/main"),
        ("github.event.nothing.at.all", None),
        ("inputs.fail-on", "high"),
        ("inputs.none", None),
        ("matrix.list[1]", "b"),
        ("matrix.list[2]", None),
        ("matrix.list[-1]", None),
        ("matrix.list['1']", "b"),
        ("github.event.labels.*.name", ["apple", "pear"]),
        ("github.event.labels[*].n", [1, 3]),
        ("matrix.nested.*.*", [1, 2, 3]),
        ("matrix.nested[*][1]", [2]),
        ("github.ref.*", []),
    ],
)
def test_a_context_is_gone_into_by_name_place_and_star(text: str, expected: Value) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("contains('Hello world', 'LLO')", True),
        ("contains(github.event.labels.*.name, 'pear')", True),
        ("contains(github.event.labels.*.name, 'pea')", False),
        ("contains('a1b', 1)", True),
        ("startsWith('Hello', 'he')", True),
        ("endsWith('Hello', 'LO')", True),
        ("format('{{Hello {0} {1} {0}!}}', 'Mona', 2)", "{Hello Mona 2 Mona!}"),
        ("join(matrix.list, '; ')", "a; b"),
        ("join('alone')", "alone"),
        ("toJSON(matrix.list)", '[\n  "a",\n  "b"\n]'),
        ("toJSON(github.event.number)", "7"),
        ("fromJSON('{\"a\": [1]}').a[0]", 1),
        ("format('{0}{1}{2}{3}', null, true, 0.5, -0.0)", "true0.50"),
        ("format('{0} {1}', matrix, matrix.list)", "Object Array"),
        ("format('{0}', 0.84551240822557006)", "0.84551240822557"),
    ],
)
def test_a_function_does_what_is_documented(text: str, expected: Value) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("1 <", "1 < )", "> 1", "github.()", "1 2", "(1)2", "(1,", "foo 2", "'open", '"double"', "1 = 1", "1 & 2"),
        *("a | b", "github..ref", "", "contains('a', 'b'", "matrix.list[0", "😊", "github/ref"),
        *("env.HOME", "secrets.x", "unknown('a')", "contains('a')", "format('{0', 1)", "format('{1}', 'a')"),
        *("inputs.fail_on", "success()", "hashFiles('*')", "fromJSON('{')"),
    ],
)
def test_what_is_no_expression_here_is_a_mistake(text: str) -> None:
    with pytest.raises(RunnerError):
        value(text)


def test_an_expression_that_stands_alone_keeps_its_kind() -> None:
    scope = Scope(CONTEXTS)
    assert expand("${{ github.event.number }}", scope) == 7.0
    assert expand("n=${{ github.event.number }}!", scope) == "n=7!"
    assert expand({"a": ["${{ 'x}}y' }}", True]}, scope) == {"a": ["x}}y", True]}
    with pytest.raises(RunnerError, match="not closed"):
        expand("${{ github.ref", scope)


@pytest.mark.parametrize(
    ("condition", "succeeded", "expected"),
    [
        ("true", True, True),
        ("true", False, False),
        ("${{ always() }}", False, True),
        ("failure()", False, True),
        ("failure() || true", True, True),
        ("!cancelled() && github.ref", False, True),
        ("github.event.nothing", True, False),
        ("success() && matrix.list", True, True),
    ],
)
def test_a_condition_asks_for_success_unless_it_says_otherwise(
    condition: str, *, succeeded: bool, expected: bool
) -> None:
    assert holds(condition, Scope(CONTEXTS, Status(succeeded, not succeeded))) is expected


def test_text_beside_the_expression_of_a_condition_is_a_mistake() -> None:
    assert not holds("${{ false }} ", Scope({}, Status()))
    with pytest.raises(RunnerError, match="always true"):
        holds("x ${{ false }}", Scope({}, Status()))
