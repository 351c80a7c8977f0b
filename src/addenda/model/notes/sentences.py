"""A note as sentences: what is deleted, what is to be used instead, what must not be reported, and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.notes.joining import CONJUNCTIONS, NotUnderstoodError
from addenda.model.notes.negation import goes_on, is_forbidding, is_negated, negation_at, without_excluded
from addenda.model.notes.phrases import read_phrase
from addenda.model.notes.tokens import Sort, Token, closing, codes_of, depth_of, tokens_of
from addenda.model.notes.tree import Logic, Range, leaves
from addenda.model.notes.vocabulary import AROUND, CONDITIONS, GONE, PASSIVE, VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 20
"""Brackets nested deeper than this are no publisher's; the note is not read."""
_OPENING = AROUND - CONDITIONS
"""What may stand before the codes that a sentence starts with: `to` starts a circumstance."""
_LISTED = CONJUNCTIONS | {Sort.CODE, Sort.RANGE, Sort.COMMA}


class Sentence(NamedTuple):
    """What was made of one sentence.

    `codes` are those to use instead, also where the sentence was not understood and `logic` is None for that reason;
    but none where it denies something: it may be of any of them, so that the sentence is `doubtful`.
    """

    text: str
    deleted: tuple[str, ...] = ()
    logic: Logic | None = None
    codes: tuple[str, ...] = ()
    understood: bool = True
    doubtful: bool = False


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Return what was made of each sentence of a note."""
    tokens = tokens_of(text)
    if depth_of(tokens) > _DEEPEST:
        return (_unread(text, (), tokens),)
    return tuple(_sentence(text, piece) for piece in _split(tokens))


def _split(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Yield sentences: they end at a full stop or semicolon outside brackets; a note may stand in brackets whole."""
    start = place = 0
    while place < len(tokens):
        if tokens[place].sort is Sort.OPEN:
            end = closing(tokens, place)
            if place == start and _is_whole(tokens, place, end):
                yield from _split(tokens[place + 1 : end])
                start = end + 1
            place = end
        elif tokens[place].sort is Sort.STOP:
            yield from _piece(tokens[start:place])
            start = place + 1
        place += 1
    yield from _piece(tokens[start:])


def _piece(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    if tokens:
        yield tokens


def _is_whole(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Say whether a bracket at the start of a sentence is a note of its own, not a part of a list."""
    behind = tokens[end + 1 : end + 2]
    ends = all(token.sort in {Sort.OPEN, Sort.STOP} for token in behind)
    return ends or any(token.word in GONE for token in tokens[start:end])


def _sentence(text: str, tokens: tuple[Token, ...]) -> Sentence:
    whole = text[tokens[0].start : tokens[-1].end]
    if is_forbidding(_behind(tokens, _OPENING)):
        return _unread(whole, (), tokens) if goes_on(tokens) else Sentence(whole)
    deleted, rest = _deletion(_without_joint(tokens))
    try:
        said = without_excluded(rest)
        if not codes_of(said):
            return Sentence(whole, deleted, understood=len(said) < len(tokens))
        logic = read_phrase(said)
    except NotUnderstoodError:
        return _unread(whole, deleted, rest)
    return Sentence(whole, deleted, logic, codes_of_logic(logic))


def _unread(whole: str, deleted: tuple[str, ...], rest: tuple[Token, ...]) -> Sentence:
    doubtful = is_negated(rest)
    return Sentence(whole, deleted, codes=() if doubtful else codes_of(rest), understood=False, doubtful=doubtful)


def _without_joint(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return a sentence without the conjunction behind a semicolon: sentences are alternatives, or circumstances."""
    first, *rest = tokens
    starts = first.sort is Sort.OR or (first.sort is Sort.AND and rest and rest[0].word in CONDITIONS)
    return tuple(rest) if starts else tokens


def codes_of_logic(logic: Logic) -> tuple[str, ...]:
    """Return every code of a tree in order; a range gives its two ends."""
    named = [leaf for leaf, _ in leaves(logic)]
    ends = [(leaf.first, leaf.last) if isinstance(leaf, Range) else (leaf.code,) for leaf in named]
    return tuple(code for codes in ends for code in codes)


def _behind(tokens: tuple[Token, ...], words: frozenset[str]) -> tuple[Token, ...]:
    """Return the tokens behind the codes, joints and words that these start with."""
    place = 0
    while place < len(tokens) and (tokens[place].sort in _LISTED or tokens[place].word in words):
        place += 1
    return tokens[place:]


def _deletion(tokens: tuple[Token, ...]) -> tuple[tuple[str, ...], tuple[Token, ...]]:
    """Return the codes that a sentence says are deleted, and what else it says; all of it where it says no such."""
    rest = _behind(tokens, _OPENING | PASSIVE)
    if not rest or rest[0].word not in GONE:
        return (), tokens
    deleted = codes_of(tokens[: len(tokens) - len(rest)])
    rest = _from_instruction(rest[1:])
    return deleted, rest


def _from_instruction(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return what follows a deletion from its instruction on: `and replaced by 11111`, `effective 2025, use 11111`."""
    place = 0
    while place < len(tokens) and not (
        tokens[place].sort in {Sort.CODE, Sort.RANGE, Sort.OPEN} or _opens(tokens[place]) or negation_at(tokens, place)
    ):
        place += 1
    return tokens[place:]


def _opens(token: Token) -> bool:
    return token.word in VERBS or (token.word in CONDITIONS and token.word not in AROUND)
