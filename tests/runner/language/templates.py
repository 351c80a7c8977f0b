"""Expressions in texts: `${{ }}` in a value, and the conditions of `if`."""

import re
from collections.abc import Mapping

from tests.runner.errors import RunnerError
from tests.runner.language.evaluation import STATUS_FUNCTIONS, Scope, evaluate
from tests.runner.language.syntax import Binary, Call, Node, parse, walk
from tests.runner.language.values import Value, is_array, to_string, truthy

_EXPRESSION = re.compile(r"\$\{\{((?:'(?:[^']|'')*'|[^'])*?)\}\}")


def expressions(text: str) -> list[Node]:
    """Return the tree of every expression in a text."""
    if "${{" in _EXPRESSION.sub("", text):
        raise RunnerError(f"an expression is not closed in {text!r}")
    return [parse(found) for found in _EXPRESSION.findall(text)]


def expand(value: Value, scope: Scope) -> Value:
    """Return a value with its expressions worked out: one that stands alone keeps its kind, others become text."""
    if isinstance(value, Mapping):
        return {name: expand(item, scope) for name, item in value.items()}
    if is_array(value):
        return [expand(item, scope) for item in value]
    if not isinstance(value, str) or not expressions(value):
        return value
    alone = _EXPRESSION.fullmatch(value.strip())
    if alone and len(expressions(value)) == 1:
        return evaluate(parse(alone[1]), scope)
    return _EXPRESSION.sub(lambda match: to_string(evaluate(parse(match[1]), scope)), value)


def texts(values: Mapping[str, Value], scope: Scope) -> dict[str, str]:
    """Return the values of `env` or `with`, all of which are texts in the end."""
    return {name: to_string(expand(value, scope)) for name, value in values.items()}


def parse_condition(text: str) -> Node:
    """Return the tree of an `if`, which holds only where nothing has failed unless it asks how things went.

    Raises:
        RunnerError: text stands beside an expression, which GitHub would take for true whatever it says.
    """
    if found := expressions(text):
        if len(found) > 1 or not _EXPRESSION.fullmatch(text.strip()):
            raise RunnerError(f"text beside the expression makes this condition always true: {text!r}")
        node = found[0]
    else:
        node = parse(text)
    return node if _asks_status(node) else Binary("&&", Call("success", ()), node)


def holds(text: str, scope: Scope) -> bool:
    """Whether the condition of a step or a job is met."""
    return truthy(evaluate(parse_condition(text), scope))


def _asks_status(node: Node) -> bool:
    return any(isinstance(one, Call) and one.name.lower() in STATUS_FUNCTIONS for one in walk(node))
