"""What joins the codes of a list, by the precedence of deletion notes.

How coders read it: OR binds the alternatives of one part of a service, AND joins the parts, so `11111 or 22222 and
33333 or 44444` is (11111 or 22222) and (33333 or 44444). A comma takes the conjunction that closes its list, and a list
of commas alone names alternatives. A comma before OR sets a pair apart, before it or behind it: `11111 and 22222, or
33333` is the pair, or 33333, and so is `33333, or 11111 and 22222`. Brackets go before everything.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.notes.tokens import Sort
from addenda.model.notes.tree import Logic, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CONJUNCTIONS = frozenset({Sort.AND, Sort.OR, Sort.AND_OR})


class NotUnderstoodError(Exception):
    """A sentence is not of the grammar; it never leaves this package."""


class Joint(NamedTuple):
    """What stands between two parts: a conjunction (COMMA for none), and whether a comma stands there too."""

    sort: Sort
    comma: bool


def joined(parts: Sequence[Logic], joints: Sequence[Joint]) -> Logic:
    """Return the logic of parts with a joint between each two.

    Raises:
        NotUnderstoodError: when `or` and `and/or` stand in one list.

    """
    closed = _closed(joints)
    apart = [_is_apart(closed, joints, place) for place in range(len(joints))]
    choices = _split(parts, closed, lambda place: apart[place])
    return any_of(all_of(_alternatives(*part) for part in _split(*choice, _is_and(choice[1]))) for choice in choices)


def _closed(joints: Sequence[Joint]) -> list[Sort]:
    """Return the joints with a conjunction for each bare comma: the next one, else the last one, else OR."""
    spoken = [joint.sort for joint in joints if joint.sort in CONJUNCTIONS]
    last = spoken[-1] if spoken else Sort.OR
    closed: list[Sort] = []
    for joint in reversed(joints):
        last = joint.sort if joint.sort in CONJUNCTIONS else last
        closed.append(last)
    return closed[::-1]


def _is_apart(closed: Sequence[Sort], joints: Sequence[Joint], place: int) -> bool:
    """Say whether this is an OR behind a comma, next to a pair which `and` joins without one.

    Where a bare comma stands before it, the comma is that of a list: `11111, 22222, or 33333 and 44444`.
    """
    if closed[place] is not Sort.OR or joints[place] != (Sort.OR, True):
        return False
    before, behind = joints[:place][-1:], joints[place + 1 :][:1]
    pair = [Joint(Sort.AND, comma=False)]
    listed = bool(before) and before[0].sort is Sort.COMMA
    return before == pair or (behind == pair and not listed)


def _is_and(closed: Sequence[Sort]) -> Callable[[int], bool]:
    return lambda place: closed[place] is Sort.AND


def _split(
    parts: Sequence[Logic], closed: Sequence[Sort], here: Callable[[int], bool]
) -> list[tuple[Sequence[Logic], Sequence[Sort]]]:
    """Return the runs of parts between the joints of some places, each with the joints inside it."""
    cuts = [-1, *(place for place in range(len(closed)) if here(place)), len(closed)]
    return [(parts[start + 1 : end + 1], closed[start + 1 : end]) for start, end in pairwise(cuts)]


def _alternatives(parts: Sequence[Logic], closed: Sequence[Sort]) -> Logic:
    if len(set(closed)) > 1:
        raise NotUnderstoodError
    return any_of(parts, together=Sort.AND_OR in closed)
