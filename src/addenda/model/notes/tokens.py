"""A deletion note as tokens: codes, ranges, modifiers, conjunctions, signs and words."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

CODE = r"(?=\w{5}(?!\w))(?:[0-9]{5}|[A-Z][0-9]{4}|[0-9]{1,4}[A-Z][0-9]{0,3})"
"""Five characters of which four are digits; `338X1` is how the publisher writes a number that is not given yet."""
MODIFIER = r"(?:[0-9]{2}|[0-9][A-Z]|[A-Z][0-9A-Z])(?!\w)"

_AND = r"(?:in\s+(?:conjunction|combination|addition)\s+(?:with|to)|(?:together|along)\s+with|and|plus|&)"


class Sort(StrEnum):
    """What a token is; its value is the name of a group in the pattern."""

    RANGE = "range"
    CODE = "code"
    MODIFIERS = "modifiers"
    AND_OR = "and_or"
    AND = "and_"
    OR = "or_"
    COMMA = "comma"
    STOP = "stop"
    COLON = "colon"
    OPEN = "open"
    CLOSE = "close"
    ASIDE = "aside"
    """Brackets without a code, as one token; made of several, so not in the pattern."""
    WORD = "word"


class Token(NamedTuple):
    """One token and where it stands in the text."""

    sort: Sort
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The token in lower case, to be held against words."""
        return self.text.casefold()


_TOKEN = re.compile(
    rf"""
      (?<![\w.])(?P<range>{CODE}(?:\s*[-\u2013\u2014]\s*|\s+(?i:to|through|thru)\s+){CODE})
    | (?<![\w.])(?P<code>{CODE}(?:-{MODIFIER})*)
    | (?P<modifiers>(?:(?i:appended\s+)?(?i:with|using|and|plus)\s+)?(?i:the\s+)?(?i:modifiers?)\s+-?{MODIFIER}
        (?:(?:\s*,\s*(?i:(?:and|or)\s+)?|\s*&\s*|\s+(?i:and|or)\s+)-?{MODIFIER})*)
    | (?P<and_or>\b(?i:and\s*/\s*or)\b)
    | (?P<and_>(?<!\w)(?i:{_AND})(?!\w)|\b(?i:with)(?=\s+{CODE}))
    | (?P<or_>\b(?i:or)\b)
    | (?P<comma>,)
    | (?P<stop>;|\.(?=\s|\)|$))
    | (?P<colon>:)
    | (?P<open>\()
    | (?P<close>\))
    | (?P<word>(?i:e\.g\.|i\.e\.|vs\.|etc\.|no\.)|[^\s,;:()]+?(?=\.?(?:[\s,;:()]|$)))
    """,
    re.VERBOSE,
)


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text in order, without brackets that have no partner."""
    found = [Token(Sort(match.lastgroup or ""), match[0], *match.span()) for match in _TOKEN.finditer(text)]
    alone = _unpaired(found)
    return tuple(token for place, token in enumerate(found) if place not in alone)


def depth_of(tokens: tuple[Token, ...]) -> int:
    """Return how deep brackets are nested."""
    depth = deepest = 0
    for token in tokens:
        depth += (token.sort is Sort.OPEN) - (token.sort is Sort.CLOSE)
        deepest = max(deepest, depth)
    return deepest


def closing(tokens: tuple[Token, ...], start: int) -> int:
    """Return the place of the bracket that closes the one at `start`."""
    depth = 0
    for place in range(start, len(tokens)):
        depth += (tokens[place].sort is Sort.OPEN) - (tokens[place].sort is Sort.CLOSE)
        if depth == 0:
            return place
    raise AssertionError("every bracket has its partner")


def codes_of(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """Return every code of the tokens in order; a range gives its two ends, modifiers are left out."""
    named = (token for token in tokens if token.sort in {Sort.CODE, Sort.RANGE})
    return tuple(code for token in named for code in re.findall(rf"(?<!\w){CODE}", token.text))


def _unpaired(tokens: list[Token]) -> set[int]:
    opened: list[int] = []
    alone: set[int] = set()
    for place, token in enumerate(tokens):
        if token.sort is Sort.OPEN:
            opened.append(place)
        elif token.sort is Sort.CLOSE and opened:
            opened.pop()
        elif token.sort is Sort.CLOSE:
            alone.add(place)
    return alone | set(opened)
