"""Concepts and releases of the test code set out of plain bytes, one for each choice; days near the releases' own.

A law is tried thousands of times, and a choice costs Hypothesis some 0.05 ms, be it one bit or a thousand bytes: so
bytes are drawn at one go, and taken apart here.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product
from typing import TypeAlias, TypeVar

from addenda.model.concept import Concept, ConceptKey, Value
from addenda.model.snapshot import Snapshot
from tests.support.build import snapshot

KEYS = [ConceptKey(code, modifier) for code in ("C1", "A10", "A1", "B1", "A100", "A2") for modifier in ("", "26")]
DAYS = [date(2023, 7, 1), date(2024, 1, 1), date(2024, 6, 30), date(2024, 12, 31), date(2025, 1, 1), date(2025, 4, 1)]
TEXTS = [
    "scan of lumenar fold with contrast",
    "Scan of lumenar fold, w/ contrast",
    "scan of lumenar fold, left, 0.5 mg each",
    "scan of lumenar fold, left, 5 mg each",
    "bridge payment for core session attendance",
    'payment "as is" \\ {each} <b>| =1+1',
    "caf\u00e9 5 \u00b5g \U0001f600\u2028\u7ae0",
    "x",
]

Aspect: TypeAlias = dict[str, Value]
"""Some of a concept's fields."""
Aspects: TypeAlias = tuple[Aspect, ...]
"""One of each of `_ASPECTS`: a concept without its key."""
T = TypeVar("T")


def _every(**values: Sequence[Value]) -> list[Aspect]:
    """Return every combination of values by field; "" leaves a field out."""
    every = product(*values.values())
    return [{name: value for name, value in zip(values, one, strict=True) if value} for one in every]


_ISO = [day.isoformat() for day in DAYS]
_ASPECTS = [
    _every(long=TEXTS, short=["", "Scan", "scan."]),
    _every(added=["", "", *_ISO], terminated=["", "", "", *_ISO]),
    _every(coverage=["", "C", "D"], pricing=["", ["00"], ["00", "38"]]),
    _every(
        hierarchy=["", {"section": "One"}, {"section": "Two"}, {"section": "Two", "heading": "One"}],
        cross_references=["", ["A2", "C1"]],
    ),
    _every(kind=["procedure", "modifier"], action=["N", "A"]),
]
_MOVES: list[str | int] = ["stays", "is another", "goes", "returns", *range(len(_ASPECTS))]
"""What becomes of a concept in the next release; a number is the one aspect that changes."""
_CHAPTER = 1 + len(_ASPECTS)


def story_length(releases: int) -> int:
    """Return how many bytes a story over so many releases has: one for the key, and a chapter for each release."""
    return 1 + releases * _CHAPTER


def told(story: bytes) -> tuple[ConceptKey, list[Concept | None]]:
    """Return the key that a story is about, and what each release has of it."""
    key = _chosen(KEYS, story[0])
    known: list[Aspects | None] = [None, None]  # in the two releases before the first
    for start in range(1, len(story), _CHAPTER):
        move, *others = story[start : start + _CHAPTER]
        known.append(_next(known, _chosen(_MOVES, move), tuple(map(_chosen, _ASPECTS, others))))
    return key, [_concept(key, aspects) if aspects else None for aspects in known[2:]]


def releases_of(stories: Iterable[bytes], count: int) -> tuple[Snapshot, ...]:
    """Return releases effective 2024, 2025 and so on; of several stories about one key the last counts."""
    by_key = dict(map(told, stories))
    releases = ([concepts[place] for concepts in by_key.values()] for place in range(count))
    return tuple(
        snapshot([concept for concept in release if concept], str(year)) for year, release in enumerate(releases, 2024)
    )


def _next(known: Sequence[Aspects | None], move: str | int, other: Aspects) -> Aspects | None:
    now = known[-1]
    match move:
        case "stays":
            return now
        case "goes":
            return None
        case "returns":
            return known[-2]
        case int() if now is not None:
            return (*now[:move], other[move], *now[move + 1 :])
        case _:
            return other


def _chosen(choices: Sequence[T], number: int) -> T:
    return choices[number % len(choices)]


def _concept(key: ConceptKey, aspects: Aspects) -> Concept:
    return Concept(key, {name: value for aspect in aspects for name, value in aspect.items()})
