"""What deleted codes are worth, from nothing replaced to everything: a range, for nobody knows yet."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from addenda.model.concept import ConceptKey


class Scenario(StrEnum):
    """What becomes of the lines on deleted codes."""

    NOTHING = "nothing replaced"
    BEST = "best candidate"
    ALL = "all replaced"


class Kept(NamedTuple):
    """What lines still bring in a year in a scenario, in dollars, at least and at most.

    `lines` continue; `lines_unknown` continue too, on a code whose payment is not known, and are in no sum.
    """

    low: Decimal
    high: Decimal
    lines: int
    lines_unknown: int = 0


class MoneyRange(NamedTuple):
    """What the lines brought in a year `before`, and what stays of it in each scenario.

    `lines_unknown` have no volume, or no price (no fee), and are in no figure here.
    """

    before: Decimal
    nothing: Kept
    best: Kept
    all: Kept
    lines_unknown: int

    def kept(self, scenario: Scenario) -> Kept:
        """Return what the lines still bring in a year in a scenario."""
        return {Scenario.NOTHING: self.nothing, Scenario.BEST: self.best, Scenario.ALL: self.all}[scenario]

    def lost(self, scenario: Scenario) -> tuple[Decimal, Decimal]:
        """Return what is lost a year in a scenario, at least and at most; less than nothing where more is paid."""
        kept = self.kept(scenario)
        return self.before - kept.high, self.before - kept.low


class ReplacementRange(NamedTuple):
    """The lines on one deleted code, or on all of them (`key` is None). `payment` is None where no fees were given."""

    key: ConceptKey | None
    lines: int
    gross: MoneyRange
    payment: MoneyRange | None


class Replacements(NamedTuple):
    """The range of all lines on deleted codes together, and of each code, most gross charges first.

    `assumptions` say in a sentence what each scenario takes for granted.
    """

    together: ReplacementRange
    by_code: tuple[ReplacementRange, ...]
    assumptions: tuple[tuple[Scenario, str], ...]
