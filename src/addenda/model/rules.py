"""Rules: what a charge master is checked for, how bad a breach is, and what the user has decided about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from addenda.model.chargemaster import ChargeLine


class Severity(StrEnum):
    """How bad a finding is, worst first."""

    HIGH = "high"
    """Claims are denied, or bill something else than was done."""
    MEDIUM = "medium"
    """Money or compliance is at risk: someone must decide."""
    LOW = "low"
    """Worth a look when the line is next worked on."""
    NOTE = "note"
    """Said so that the other findings can be weighed."""

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Rule:
    """What is looked for, and why. `id` is what `addenda.toml` and programs call it, such as `deleted-code`.

    `title` heads the list of its lines, `carries` ends the sentence "3 lines carry …". `reason` says why it matters,
    `advice` what to do with such lines. `source` is where the rule comes from: a publisher's or a payer's rule, or the
    field's practice.
    """

    id: str
    title: str
    severity: Severity
    carries: str
    reason: str
    advice: str
    source: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """A decision that findings of a rule need no work, until a day (its last). Empty parts fit everything.

    `code`, `charge_code`, `department` and `facility` say of which lines.
    """

    rule: str
    reason: str
    expires: date
    code: str = ""
    charge_code: str = ""
    department: str = ""
    facility: str = ""

    def fits(self, line: ChargeLine) -> bool:
        """Say whether a line is one that the decision was made for."""
        return all(
            not wanted or wanted == has
            for wanted, has in (
                (self.code, line.code),
                (self.charge_code, line.charge_code),
                (self.department, line.department),
                (self.facility, line.facility),
            )
        )


@dataclass(frozen=True)
class Decisions:
    """What the user decided: other severities by the id of a rule (None turns it off), and waivers.

    `on` is the day on which the waivers are looked at; one that expired before it does not count.
    """

    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    on: date = date.min

    def is_off(self, rule: Rule) -> bool:
        """Say whether a rule is not to be looked for."""
        return self.severities.get(rule.id, rule.severity) is None

    def severity(self, rule: Rule) -> Severity:
        """Return how bad the findings of a rule are."""
        return self.severities.get(rule.id) or rule.severity

    def waiver(self, rule: Rule, line: ChargeLine) -> Waiver | None:
        """Return the decision that a finding needs no work, None where there is none that still counts."""
        counting = (waiver for waiver in self.waivers if waiver.rule == rule.id and waiver.expires >= self.on)
        return next((waiver for waiver in counting if waiver.fits(line)), None)
