"""What a sentence says not to use: `Do not report 11111`, `use 22222, not 11111`, `22222 instead of 11111`.

Such a code must never pass for one to use: where a negation is not of these forms, no code of its sentence counts.
"""

from __future__ import annotations

from addenda.model.notes.gaps import is_verb
from addenda.model.notes.joining import CONJUNCTIONS, NotUnderstoodError
from addenda.model.notes.tokens import Sort, Token
from addenda.model.notes.vocabulary import AROUND, HELPING, NEGATIONS, SPOKEN_AND, VERBS

_NAMES = frozenset({Sort.CODE, Sort.RANGE})
_LISTED = CONJUNCTIONS | _NAMES | {Sort.COMMA, Sort.MODIFIERS}
_LEADING = AROUND | HELPING | VERBS
_ENDS = frozenset({Sort.OR, Sort.AND_OR, Sort.COLON})


def is_negated(tokens: tuple[Token, ...]) -> bool:
    """Say whether there is a negation."""
    return any(negation_at(tokens, place) for place in range(len(tokens)))


def is_forbidding(rest: tuple[Token, ...]) -> bool:
    """Say whether a sentence goes on, behind the codes that it starts with, to say what is not reported."""
    place = next((place for place, token in enumerate(rest) if token.word not in HELPING), len(rest))
    return bool(negation_at(rest, place)) and (place > 0 or _is_of_verb(rest[0]))


def goes_on(tokens: tuple[Token, ...]) -> bool:
    """Say whether a sentence that forbids codes also says what to do: `Do not report 11111, use 22222`."""
    joints = {place for place, token in enumerate(tokens) if token.sort is Sort.COMMA or token.word == "but"}
    return any(is_verb(tokens, place + 1) for place in joints if place + 1 < len(tokens))


def without_excluded(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return a sentence without the codes, at its end or at that of a bracket, that it says not to use.

    Raises:
        NotUnderstoodError: when a negation speaks of codes in another way.

    """
    for place in range(len(tokens)):
        length = negation_at(tokens, place)
        first = _governed(tokens, place + length) if length else None
        if first is not None and not _is_opening(tokens, place, first):
            start, end = _start(tokens, place), _end(tokens, place + length, first)
            if start and tokens[start - 1].sort is Sort.OPEN and end < len(tokens):
                start, end = start - 1, end + 1
            return without_excluded(tokens[:start] + tokens[end:])
    return tokens


def negation_at(tokens: tuple[Token, ...], place: int) -> int:
    """Return how many words the negation at a place has, 0 for none."""
    words = tuple(token.word for token in tokens[place : place + 3])
    if words and words[0].endswith(("n't", "n\u2019t")):
        return 1
    return next((len(negation) for negation in NEGATIONS if words[: len(negation)] == negation), 0)


def _is_of_verb(token: Token) -> bool:
    """Say whether a negation is of what is done, not of a code: `cannot`, `don't`, `never`."""
    return token.word in {"cannot", "never"} or token.word.endswith(("n't", "n\u2019t"))


def _governed(tokens: tuple[Token, ...], place: int) -> int | None:
    """Return the place of the first code that a negation before this place speaks of.

    It speaks of what follows up to the next alternative, or the next thing to do; a verb directly behind it is its own.
    """
    while place < len(tokens) and tokens[place].word in HELPING | AROUND:
        place += 1
    place += place < len(tokens) and is_verb(tokens, place)
    for at, token in enumerate(tokens[place:], place):
        if token.sort in _NAMES:
            return at
        if token.sort in _ENDS or token.word in SPOKEN_AND or is_verb(tokens, at):
            return None
    return None


def _is_opening(tokens: tuple[Token, ...], place: int, first: int) -> bool:
    """Say whether this is the circumstance that a sentence starts with: `Instead of 11111, use 22222`."""
    if any(token.sort in _NAMES or is_verb(tokens, at) for at, token in enumerate(tokens[:place])):
        return False
    return any(token.sort is Sort.COLON or is_verb(tokens, at) for at, token in enumerate(tokens) if at > first)


def _start(tokens: tuple[Token, ...], place: int) -> int:
    """Return where the words start that lead to a negation, with the joint before them.

    Raises:
        NotUnderstoodError: when it is said of what stands before it: `22222 is not reported with 11111`.

    """
    start = place
    while start and tokens[start - 1].word in HELPING:
        start -= 1
    joint = start
    while joint and (tokens[joint - 1].sort in {Sort.COMMA, Sort.AND} or tokens[joint - 1].word == "but"):
        joint -= 1
    is_said = start < place or _is_of_verb(tokens[place])
    if is_said and joint == start and start and tokens[start - 1].sort is not Sort.OPEN:
        raise NotUnderstoodError
    return joint


def _end(tokens: tuple[Token, ...], behind: int, first: int) -> int:
    """Return the place behind the codes of a negation that ends before `behind`.

    Raises:
        NotUnderstoodError: when these are not all that follows it in the sentence, or in its bracket.

    """
    for at, token in enumerate(tokens[behind:], behind):
        if token.sort is Sort.CLOSE:
            return at
        if token.sort not in _LISTED and token.word not in (AROUND if at > first else _LEADING):
            raise NotUnderstoodError
    return len(tokens)
