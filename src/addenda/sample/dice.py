"""Chance that comes out the same on every machine and every version of Python."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")


class Dice:
    """A seeded source of chance.

    Built on `Random.random()` alone: its sequence for a seed is the only one that Python promises to keep
    (https://docs.python.org/3/library/random.html#notes-on-reproducibility).
    """

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - invented data, not a secret

    def below(self, limit: int) -> int:
        """Return a whole number from 0 up to, and without, the limit."""
        return int(self._random.random() * limit)

    def chance(self, probability: float) -> bool:
        """Return True with a probability between 0 and 1."""
        return self._random.random() < probability

    def pick(self, items: Sequence[T]) -> T:
        """Return one of the items."""
        return items[self.below(len(items))]

    def shuffled(self, items: Iterable[T]) -> list[T]:
        """Return the items in another order (Fisher and Yates)."""
        mixed = list(items)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.below(last + 1)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed
