"""What an expression is worth where it stands: the contexts that are known there, and how the job does so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.runner.errors import RunnerError
from tests.runner.language.functions import FUNCTIONS, hash_files
from tests.runner.language.syntax import Binary, Call, Context, Index, Literal, Node, Not, Star
from tests.runner.language.values import Filtered, Strict, Value, equal, is_array, less, to_number, to_string, truthy

STATUS_FUNCTIONS = ("success", "failure", "always", "cancelled")


@dataclass(frozen=True)
class Status:
    """How what came before has ended; both are false where a needed job was skipped."""

    success: bool = True
    failure: bool = False

    def tell(self, function: str) -> bool:
        """Nothing cancels a run of this runner."""
        return {"success": self.success, "failure": self.failure, "always": True, "cancelled": False}[function]


@dataclass(frozen=True)
class Scope:
    """What an expression may use: `status` and `workspace` are None where their functions are not to be used."""

    contexts: Mapping[str, Value] = field(default_factory=dict)
    status: Status | None = None
    workspace: Path | None = None


def evaluate(node: Node, scope: Scope) -> Value:
    """Return the value of a tree.

    Raises:
        RunnerError: it uses a context or a function that is not known where it stands.
    """
    match node:
        case Literal(value):
            return value
        case Context(name):
            return _context(name, scope)
        case Index(target, key):
            return _index(evaluate(target, scope), evaluate(key, scope))
        case Star(target):
            return _star(evaluate(target, scope))
        case Not(operand):
            return not truthy(evaluate(operand, scope))
        case Binary():
            return _binary(node, scope)
        case Call(name, arguments):
            return _call(name.lower(), [evaluate(one, scope) for one in arguments], scope)


def _context(name: str, scope: Scope) -> Value:
    if name.lower() not in scope.contexts:
        raise RunnerError(f"the context {name!r} is not known here, only {', '.join(scope.contexts) or 'none'}")
    return scope.contexts[name.lower()]


def _binary(node: Binary, scope: Scope) -> Value:
    left = evaluate(node.left, scope)
    if node.operator in ("&&", "||"):
        return evaluate(node.right, scope) if truthy(left) == (node.operator == "&&") else left
    right = evaluate(node.right, scope)
    match node.operator:
        case "==":
            return equal(left, right)
        case "!=":
            return not equal(left, right)
        case "<":
            return less(left, right)
        case ">":
            return less(right, left)
        case "<=":
            return less(left, right) or equal(left, right)
        case _:
            return less(right, left) or equal(left, right)


def _index(target: Value, key: Value) -> Value:
    if isinstance(target, Filtered):
        return Filtered(one for item in target for one in _at(item, key))
    if isinstance(target, Strict) and not _at(target, key):
        raise RunnerError(f"there is no {to_string(key)!r} among {', '.join(target) or 'nothing'}")
    return next(iter(_at(target, key)), None)


def _at(target: Value, key: Value) -> Sequence[Value]:
    """Return what stands there, or nothing: a name in an object, without case, or a place in an array."""
    if isinstance(key, Mapping) or is_array(key):
        return ()
    if isinstance(target, Mapping):
        wanted = to_string(key).upper()
        return [value for name, value in target.items() if name.upper() == wanted][:1]
    if not is_array(target):
        return ()
    number = to_number(key)
    return [target[int(number)]] if 0 <= number < len(target) else ()


def _star(target: Value) -> Filtered:
    if isinstance(target, Filtered):
        return Filtered(one for item in target for one in _star(item))
    if isinstance(target, Mapping):
        return Filtered(target.values())
    return Filtered(target) if is_array(target) else Filtered()


def _call(name: str, arguments: Sequence[Value], scope: Scope) -> Value:
    if name in STATUS_FUNCTIONS and scope.status is not None and not arguments:
        return scope.status.tell(name)
    if name == "hashfiles" and scope.workspace is not None and arguments:
        return hash_files(scope.workspace, *arguments)
    if name not in FUNCTIONS:
        raise RunnerError(f"the function {name!r} is not known here")
    function = FUNCTIONS[name]
    if not function.least <= len(arguments) <= function.most:
        raise RunnerError(f"{name} does not take {len(arguments)} arguments")
    return function.call(*arguments)
