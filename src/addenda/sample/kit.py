"""What the generator works with: chance, words, numbers and concept ids, one of each for all its releases."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from addenda.sample.dice import Dice
from addenda.sample.numbers import Numbers
from addenda.sample.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST_ID = 1_000_001


@dataclass(frozen=True, slots=True)
class Kit:
    """The tools of one run. Each keeps what it handed out: no number, id or text comes twice."""

    dice: Dice
    texts: Texts
    numbers: Numbers
    ids: Iterator[int]
    families: Iterator[int]

    @classmethod
    def seeded(cls, seed: int) -> Kit:
        """Return the tools of a run."""
        dice = Dice(seed)
        return cls(dice, Texts(dice), Numbers(), count(_FIRST_ID), count())

    def concept_id(self) -> str:
        """Return the next concept id."""
        return str(next(self.ids))

    def family(self) -> int:
        """Return the number of a new family."""
        return next(self.families)
