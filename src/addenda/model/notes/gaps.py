"""What stands before, between and behind the codes of an instruction: a circumstance, what to do, what joins them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from addenda.model.notes.joining import CONJUNCTIONS, Joint, NotUnderstoodError
from addenda.model.notes.tokens import Sort, Token
from addenda.model.notes.vocabulary import AROUND, CONDITIONS, VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator

Gap: TypeAlias = tuple[Token, ...]

_JOINTS = CONJUNCTIONS | {Sort.COMMA}


class Head(NamedTuple):
    """What stands before a code: its circumstance ("" for none), and whether a verb or a colon ends it."""

    condition: str
    ends: bool


class Between(NamedTuple):
    """What stands between two codes: the circumstance of the first, what joins them, what stands before the second."""

    tail: str
    joint: Joint
    head: Head


def ends_in_verb(gap: Gap) -> bool:
    """Say whether codes are what this gap tells to use: it ends in a verb or a colon."""
    words = _without_around(gap)
    return bool(words) and (words[-1].sort is Sort.COLON or is_verb(words, len(words) - 1))


def head(gap: Gap) -> Head:
    """Read `[circumstance] [verb or colon]`; without a verb or a colon, a comma must close the circumstance.

    Raises:
        NotUnderstoodError: when it is something else.

    """
    words, ends = _without_around(gap), ends_in_verb(gap)
    if not ends and words and words[-1].sort is not Sort.COMMA:
        raise NotUnderstoodError
    return Head(condition(words[:-1] if ends else words), ends)


def between(gap: Gap) -> Between:
    """Read `[circumstance] joint [head]`.

    Raises:
        NotUnderstoodError: when it is something else, or nothing.

    """
    start, end = _joint(gap)
    sorts = [token.sort for token in gap[start:end]]
    spoken = {sort for sort in sorts if sort is not Sort.COMMA}
    if len(spoken) > 1:
        raise NotUnderstoodError
    joint = Joint(spoken.pop() if spoken else Sort.COMMA, sorts[0] is Sort.COMMA)
    return Between(condition(gap[:start]), joint, head(gap[end:]))


def condition(gap: Gap) -> str:
    """Return a circumstance as text that starts with a small letter, "" for words that name none.

    Raises:
        NotUnderstoodError: when the words are no circumstance.

    """
    gap = tuple(_trimmed(gap))
    if all(_says_nothing(token) or token.word in VERBS | CONDITIONS for token in gap):
        return ""
    if gap[0].word not in CONDITIONS:
        raise NotUnderstoodError
    text = " ".join(token.text for token in gap)
    for spaced, closed in ((" ,", ","), (" :", ":"), ("( ", "("), (" )", ")")):
        text = text.replace(spaced, closed)
    return text[0].lower() + text[1:]


def _joint(gap: Gap) -> tuple[int, int]:
    """Return where the joint between two codes starts and ends.

    The first one, where no circumstance stands before it; else the last one that a circumstance with a verb follows,
    else the last one that nothing follows: commas and conjunctions may stand inside a circumstance.
    """
    runs = list(_runs(gap))
    if not runs:
        raise NotUnderstoodError
    if all(_says_nothing(token) for token in gap[: runs[0][0]]):
        return runs[0]
    opening = [run for run in runs if gap[run[1] :] and gap[run[1]].word in CONDITIONS and ends_in_verb(gap[run[1] :])]
    return (opening or runs)[-1]


def _runs(gap: Gap) -> Iterator[tuple[int, int]]:
    start = None
    for place, token in enumerate(gap):
        if token.sort in _JOINTS:
            start = place if start is None else start
        elif start is not None:
            yield start, place
            start = None
    if start is not None:
        yield start, len(gap)


def _trimmed(gap: Gap) -> Gap:
    while gap and gap[0].sort is Sort.COMMA:
        gap = gap[1:]
    while gap and gap[-1].sort is Sort.COMMA:
        gap = gap[:-1]
    return gap


def _without_around(gap: Gap) -> Gap:
    """Return a gap without the words at its end that say nothing; an infinitive (`to report`) stays whole."""
    end = len(gap)
    while end and _says_nothing(gap[end - 1]):
        end -= 1
    return gap[:end]


def _says_nothing(token: Token) -> bool:
    return token.sort is Sort.ASIDE or token.word in AROUND


def is_verb(gap: Gap, place: int) -> bool:
    """Say whether a word tells what to do; an infinitive (`to report 11111, use ...`) is part of a circumstance."""
    return gap[place].word in VERBS and not (place and gap[place - 1].word == "to")
