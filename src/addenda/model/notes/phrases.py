"""One instruction of a note, such as `For open approach, see 11111 or 22222`, read into logic.

It is taken as parts (codes, ranges, brackets with codes) with a gap of words and signs before, between and behind them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from addenda.model.notes.gaps import Gap, between, condition, ends_in_verb, head
from addenda.model.notes.joining import Joint, NotUnderstoodError, joined
from addenda.model.notes.tokens import MODIFIER, Sort, Token, closing, codes_of
from addenda.model.notes.tree import Case, Code, Logic, Range, any_of
from addenda.model.notes.vocabulary import OF_ONE

_NAMES = frozenset({Sort.CODE, Sort.RANGE})


class _Clause(NamedTuple):
    """A circumstance, and the list of codes that it governs, with what joins them and what stands behind each."""

    condition: str
    parts: list[Logic]
    joints: list[Joint]
    tails: list[str]


def read_phrase(tokens: tuple[Token, ...]) -> Logic:
    """Return the logic of an instruction.

    Raises:
        NotUnderstoodError: when it is not of the grammar, or names no code.

    """
    parts, gaps = _parts_and_gaps(_with_asides(tokens))
    clauses = [_Clause(head(gaps[0]).condition, [parts[0]], [], [])]
    joints: list[Joint] = []
    for part, gap in zip(parts[1:], gaps[1:-1], strict=True):
        tail, joint, opening = between(gap)
        clauses[-1].tails.append(tail)
        if opening.ends and opening.condition:
            joints.append(joint)
            clauses.append(_Clause(opening.condition, [part], [], []))
        else:
            clauses[-1].joints.append(joint)
            clauses[-1].parts.append(_case(opening.condition, part))
    clauses[-1].tails.append(condition(gaps[-1]))
    return joined([_logic_of(clause) for clause in clauses], joints)


def _logic_of(clause: _Clause) -> Logic:
    """Return the logic of a clause. A circumstance behind the last code alone is that of the whole list.

    Raises:
        NotUnderstoodError: when a code without a circumstance stands before one that has one: it may be meant for both.

    """
    *firsts, last = clause.tails
    if last and not any(firsts) and not _is_of_one(last):
        logic = _case(last, joined(clause.parts, clause.joints))
    else:
        said = [bool(tail) for tail in clause.tails if not _is_of_one(tail)]
        if any(said) and not all(said):
            raise NotUnderstoodError
        parts = [_case(tail, part) for tail, part in zip(clause.tails, clause.parts, strict=True)]
        logic = joined(parts, clause.joints)
    return _case(clause.condition, logic)


def _is_of_one(tail: str) -> bool:
    return tail.split(" ")[0] in OF_ONE


def _case(circumstance: str, logic: Logic) -> Logic:
    return Case(circumstance, logic) if circumstance else logic


def _with_asides(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens with each bracket that holds no code as one."""
    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.sort is Sort.OPEN and not codes_of(group := tokens[place : closing(tokens, place) + 1]):
            if any(inner.sort is Sort.MODIFIERS for inner in group):
                raise NotUnderstoodError
            token = Token(Sort.ASIDE, " ".join(inner.text for inner in group), token.start, group[-1].end)
            place += len(group) - 1
        kept.append(token)
        place += 1
    return tuple(kept)


def _parts_and_gaps(tokens: tuple[Token, ...]) -> tuple[list[Logic], list[Gap]]:
    """Return the parts in order, and the gaps around them: one more than there are parts."""
    parts: list[Logic] = []
    gaps: list[Gap] = []
    start = place = _past_circumstance(tokens)
    before = tokens[:start]
    while place < len(tokens):
        end = _part_end(tokens, place)
        if end > place:
            gaps.append(before + tokens[start:place])
            parts.append(_part(tokens[place:end]))
            before, start = (), end
        place = max(end, place + 1)
    if not parts:
        raise NotUnderstoodError
    return parts, [*gaps, tokens[start:]]


def _past_circumstance(tokens: tuple[Token, ...]) -> int:
    """Return the place behind the codes that the first circumstance itself names: `To report 11111, use 22222`."""
    named = [place for place, token in enumerate(tokens) if token.sort in _NAMES]
    if not named:
        return 0
    opening = tokens[: named[0]]
    while opening and opening[-1].sort is Sort.OPEN:
        opening = opening[:-1]
    if ends_in_verb(opening):
        return 0
    try:
        head(opening)
    except NotUnderstoodError:
        following = (place for place, end in pairwise(named) if ends_in_verb(tokens[place + 1 : end]))
        return next(following, -1) + 1
    return 0


def _part_end(tokens: tuple[Token, ...], place: int) -> int:
    """Return the place behind the part that starts here, the same place where none does."""
    if tokens[place].sort is Sort.OPEN:
        return closing(tokens, place) + 1
    if tokens[place].sort not in _NAMES:
        return place
    behind = tokens[place + 1 : place + 2]
    return place + 1 + any(token.sort is Sort.MODIFIERS for token in behind)


def _part(tokens: tuple[Token, ...]) -> Logic:
    first, *rest = tokens
    if first.sort is Sort.OPEN:
        return read_phrase(tokens[1:-1])
    if first.sort is Sort.RANGE:
        if rest:
            raise NotUnderstoodError
        return Range(*codes_of(tokens))
    return _code(first.text, rest[0].text if rest else "")


def _code(text: str, modifiers: str) -> Logic:
    """Return a code with its modifiers; `or` between these makes alternatives of it."""
    code, own = text[:5], tuple(re.findall(rf"-({MODIFIER})", text[5:]))
    named = [found for found in re.findall(rf"(?<!\w){MODIFIER}", modifiers) if found != "OR"]
    spoken = re.findall(r"\b(and|or)\b", modifiers[modifiers.casefold().find("modifier") :], re.IGNORECASE)
    kinds = {word.casefold() for word in spoken}
    if len(kinds) > 1:
        raise NotUnderstoodError
    if "or" in kinds:
        return any_of(Code(code, (*own, modifier)) for modifier in named)
    return Code(code, (*own, *named))
