"""The grammar of GitHub's expressions: text in, a tree out.

    or         = and { "||" and }
    and        = equality { "&&" equality }
    equality   = relation { ("==" | "!=") relation }
    relation   = unary { ("<" | "<=" | ">" | ">=") unary }
    unary      = "!" unary | postfix
    postfix    = primary { "." (name | "*") | "[" (or | "*") "]" }
    primary    = literal | name | name "(" [ or { "," or } ] ")" | "(" or ")"

Source: "Evaluate expressions in workflows and actions" of GitHub's documentation, whose table lists the operators from
the strongest to the weakest; every operator of two operands is taken from left to right.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tests.runner.errors import RunnerError
from tests.runner.language.values import Value, parse_number

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<string>'(?:[^']|'')*')
    | (?P<number>[+-]?(?:0x[0-9a-fA-F]+|0o[0-7]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|[+-]Infinity)
    | (?P<name>[A-Za-z_][A-Za-z0-9_-]*)
    | (?P<symbol>&&|\|\||==|!=|<=|>=|[()\[\].,<>!*])
    )""",
    re.VERBOSE,
)
_KEYWORDS: dict[str, Value] = {"true": True, "false": False, "null": None, "NaN": math.nan, "Infinity": math.inf}
_LEVELS = (("||",), ("&&",), ("==", "!="), ("<", "<=", ">", ">="))


@dataclass(frozen=True)
class Literal:
    value: Value


@dataclass(frozen=True)
class Context:
    name: str


@dataclass(frozen=True)
class Index:
    target: "Node"
    key: "Node"


@dataclass(frozen=True)
class Star:
    target: "Node"


@dataclass(frozen=True)
class Not:
    operand: "Node"


@dataclass(frozen=True)
class Binary:
    operator: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True)
class Call:
    name: str
    arguments: tuple["Node", ...]


Node = Literal | Context | Index | Star | Not | Binary | Call


class Token(NamedTuple):
    """One word of an expression; `kind` is string, number, name, symbol or end."""

    kind: str
    text: str


def walk(node: Node) -> Iterator[Node]:
    """Yield a tree's nodes, itself first."""
    yield node
    for child in _children(node):
        yield from walk(child)


def _children(node: Node) -> tuple[Node, ...]:
    match node:
        case Index(first, second) | Binary(_, first, second):
            return first, second
        case Star(operand) | Not(operand):
            return (operand,)
        case Call(_, arguments):
            return arguments
        case _:
            return ()


def parse(text: str) -> Node:
    """Return the tree of an expression.

    Raises:
        RunnerError: the text is no expression.
    """
    parser = _Parser(text)
    node = parser.binary(0)
    parser.expect("")
    return node


def _tokens(text: str) -> list[Token]:
    found, position, text = [], 0, text.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise RunnerError(f"{text[position:].strip()!r} is not understood in the expression {text!r}")
        found.append(Token(str(match.lastgroup), match[0].strip()))
        position = match.end()
    return [*found, Token("end", "")]


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = _tokens(text)
        self._at = 0

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _take(self, *symbols: str) -> str | None:
        """Go past one of these symbols, if it comes next."""
        token = self._tokens[self._at]
        if token.kind != "symbol" or token.text not in symbols:
            return None
        self._at += 1
        return token.text

    def expect(self, text: str) -> None:
        """Go past this symbol, or the end; anything else is a mistake."""
        token = self._next()
        if token.kind not in ("symbol", "end") or token.text != text:
            raise RunnerError(f"{token.text or 'the end'!r} is not expected in the expression {self._text!r}")

    def binary(self, level: int) -> Node:
        if level == len(_LEVELS):
            return self._unary()
        node = self.binary(level + 1)
        while operator := self._take(*_LEVELS[level]):
            node = Binary(operator, node, self.binary(level + 1))
        return node

    def _unary(self) -> Node:
        return Not(self._unary()) if self._take("!") else self._postfix(self._primary())

    def _postfix(self, node: Node) -> Node:
        while symbol := self._take(".", "["):
            node = Star(node) if self._take("*") else Index(node, self._key(symbol))
            if symbol == "[":
                self.expect("]")
        return node

    def _key(self, symbol: str) -> Node:
        if symbol == "[":
            return self.binary(0)
        token = self._next()
        if token.kind != "name":
            raise RunnerError(f"a name is expected after the dot in the expression {self._text!r}")
        return Literal(token.text)

    def _primary(self) -> Node:
        if self._take("("):
            node = self.binary(0)
            self.expect(")")
            return node
        kind, text = self._next()
        if kind == "string":
            return Literal(text[1:-1].replace("''", "'"))
        if kind == "number":
            return Literal(parse_number(text))
        if kind != "name":
            raise RunnerError(f"{text or 'the end'!r} is not expected in the expression {self._text!r}")
        return self._named(text)

    def _named(self, name: str) -> Node:
        if self._take("("):
            return Call(name, self._arguments())
        return Literal(_KEYWORDS[name]) if name in _KEYWORDS else Context(name)

    def _arguments(self) -> tuple[Node, ...]:
        if self._take(")"):
            return ()
        found = [self.binary(0)]
        while self._take(","):
            found.append(self.binary(0))
        self.expect(")")
        return tuple(found)
