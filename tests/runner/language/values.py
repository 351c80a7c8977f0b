"""Values of GitHub's expression language, and how they are taken for one another.

Source: "Evaluate expressions in workflows and actions", sections Literals, Operators and Functions, of GitHub's
documentation; where that is silent (numbers as text), the test data of github.com/actions/languageservices.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias, TypeGuard

from tests.runner.errors import RunnerError

Value: TypeAlias = "bool | int | float | str | Sequence[Value] | Mapping[str, Value] | None"

_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_WORDS = {"": 0.0, "Infinity": math.inf, "+Infinity": math.inf, "-Infinity": -math.inf}


class Strict(dict[str, Value]):
    """A context that names all it has: what is not there is a mistake of the workflow, not an empty text."""


class Filtered(list[Value]):
    """What `.*` gives: a property of it is that property of each item that has it."""


def is_array(value: Value) -> TypeGuard[Sequence[Value]]:
    return isinstance(value, Sequence) and not isinstance(value, str)


def truthy(value: Value) -> bool:
    """`false`, 0, the empty text, null and NaN are false; everything else is true, empty arrays and objects too."""
    if isinstance(value, float) and math.isnan(value):
        return False
    return value is not None and value is not False and value != 0 and value != ""


def to_number(value: Value) -> float:
    if value is None:
        return 0.0
    if isinstance(value, bool | int | float):
        return float(value)
    return parse_number(value) if isinstance(value, str) else math.nan


def parse_number(text: str) -> float:
    """Return the number that a text is, NaN for any other text."""
    text = text.strip()
    if text in _WORDS:
        return _WORDS[text]
    for prefix, base in (("0x", 16), ("0o", 8)):
        if text.startswith(prefix):
            return _whole(text[2:], base)
    return float(text) if _DECIMAL.fullmatch(text) else math.nan


def _whole(digits: str, base: int) -> float:
    try:
        return float(int(digits, base))
    except ValueError:
        return math.nan


def to_string(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _digits(float(value))
    if isinstance(value, str):
        return value
    return "Object" if isinstance(value, Mapping) else "Array"


def _digits(number: float) -> str:
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    return f"{number + 0.0:.15G}"  # adding zero makes -0 plain


def equal(left: Value, right: Value) -> bool:
    """Compare loosely: texts without case, different kinds as numbers, arrays and objects only with themselves."""
    if left is None and right is None:
        return True
    if isinstance(left, str) and isinstance(right, str):
        return left.upper() == right.upper()
    if _is_compound(left) and _is_compound(right):
        return left is right
    return to_number(left) == to_number(right)


def _is_compound(value: Value) -> bool:
    return is_array(value) or isinstance(value, Mapping)


def less(left: Value, right: Value) -> bool:
    """Whether the left value comes first; false where one of them is no number."""
    if isinstance(left, str) and isinstance(right, str):
        return left.upper() < right.upper()
    return to_number(left) < to_number(right)


def to_json(value: Value) -> str:
    return json.dumps(_plain(value), indent=2, ensure_ascii=False)


def _plain(value: Value) -> object:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if is_array(value) else value


def from_json(text: str) -> Value:
    try:
        found: Value = json.loads(text)
    except ValueError as error:
        raise RunnerError(f"fromJSON cannot read {text!r}: {error}") from error
    return found
