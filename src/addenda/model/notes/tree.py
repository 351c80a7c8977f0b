"""The logic of a deletion note: a tree of codes, joined by AND and OR, with the circumstances as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Code:
    """One code, to be reported with all of the modifiers."""

    code: str
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """Alternatives that the note names by the first and the last of them."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class And:
    """Parts of one service: every one of them is reported."""

    parts: tuple[Logic, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Alternatives: one of them is reported, or with `together` ("and/or") one or several."""

    parts: tuple[Logic, ...]
    together: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """What is reported in a circumstance; `condition` is the note's own text, such as `for open approach`."""

    condition: str
    part: Logic


Logic: TypeAlias = Code | Range | And | Or | Case


@dataclass(frozen=True, slots=True)
class Note:
    """A deletion note: its text, whole, and what was made of it.

    `deleted` are the codes that the note itself says are deleted. `logic` is None where the note names no code to use
    instead, and where a sentence that names one was not understood: half an instruction would mislead. `unread` holds
    every sentence that was not understood.
    """

    text: str
    deleted: tuple[str, ...]
    logic: Logic | None
    unread: tuple[str, ...]


def all_of(parts: Iterable[Logic]) -> Logic:
    """Return the conjunction of one part or more, flat and without repetition.

    "11111 for X and 22222 for Y" names alternatives by circumstance, so cases alone are joined by OR.
    """
    flat = _flat(parts, lambda part: part.parts if isinstance(part, And) else (part,))
    if len(flat) > 1 and all(isinstance(part, Case) for part in flat):
        return any_of(flat)
    return flat[0] if len(flat) == 1 else And(flat)


def any_of(parts: Iterable[Logic], *, together: bool = False) -> Logic:
    """Return the choice among one part or more, flat and without repetition."""
    flat = _flat(parts, lambda part: part.parts if isinstance(part, Or) and part.together is together else (part,))
    return flat[0] if len(flat) == 1 else Or(flat, together)


def leaves(logic: Logic, conditions: tuple[str, ...] = ()) -> tuple[tuple[Code | Range, tuple[str, ...]], ...]:
    """Return every code and range of a tree in order, each with the conditions that it stands under."""
    match logic:
        case Code() | Range():
            return ((logic, conditions),)
        case Case(condition, part):
            return leaves(part, (*conditions, condition))
        case And(parts) | Or(parts):
            return tuple(leaf for part in parts for leaf in leaves(part, conditions))


def _flat(parts: Iterable[Logic], opened: Callable[[Logic], tuple[Logic, ...]]) -> tuple[Logic, ...]:
    return tuple(dict.fromkeys(inner for part in parts for inner in opened(part)))
