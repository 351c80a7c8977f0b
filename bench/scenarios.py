"""What happens between the two releases: how many codes are added, deleted, revised and repriced, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.sample.dice import Dice

_RUNS = 4
"""In how many places the changes of a clustered scenario lie."""


class Fate(Enum):
    """What becomes of one code."""

    KEPT = auto()
    ADDED = auto()
    DELETED = auto()
    REVISED = auto()
    REPRICED = auto()


@dataclass(frozen=True)
class Scenario:
    """A kind of release. Codes come in blocks of `block` old ones, which are changed as the counts say.

    `touched` is the share of the blocks that are changed at all; where it is less than 1, they lie in four runs.
    """

    name: str
    title: str
    block: int
    added: int = 0
    deleted: int = 0
    revised: int = 0
    repriced: int = 0
    touched: float = 1.0

    def fates(self, concepts: int, dice: Dice) -> Iterator[Fate]:
        """Yield the fate of each code, in the order of the codes: so many old ones, and the added ones among them."""
        blocks = concepts // self.block
        run, distance = max(1, round(blocks * self.touched / _RUNS)), blocks // _RUNS
        pattern = self._pattern()
        for block in range(blocks):
            changed = self.touched == 1 or block % distance < run
            yield from dice.shuffled(pattern) if changed else [Fate.KEPT] * self.block

    def _pattern(self) -> list[Fate]:
        kept = self.block - self.deleted - self.revised - self.repriced
        fates = [Fate.KEPT] * kept + [Fate.ADDED] * self.added + [Fate.DELETED] * self.deleted
        return fates + [Fate.REVISED] * self.revised + [Fate.REPRICED] * self.repriced


SCENARIOS = (
    Scenario("yearly", "2% added, 1% deleted, 3% revised, spread", 100, added=2, deleted=1, revised=3),
    Scenario("heavy", "80% repriced, as fee schedules are", 5, repriced=4),
    Scenario("clustered", "0.5% changed in four places, as in a quarter", 20, 1, 1, 3, touched=0.02),
)
