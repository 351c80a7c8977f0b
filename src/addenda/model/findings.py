"""Judgement: what the changes of a code set do to a charge master."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from addenda.model.candidates import CandidateList
    from addenda.model.changes import Change, ChangeSet, Transient
    from addenda.model.chargemaster import ChargeLine, ChargeMaster
    from addenda.model.payments import LinePayment, PaymentTotal
    from addenda.model.range import Replacements
    from addenda.model.rules import Rule, Severity, Waiver
    from addenda.model.worklist import FacilityTotal, Worklist

IMPACT_FORMAT = "addenda.impact/1"


class Effect(StrEnum):
    """What a change does to a line, worst first. The rules that report it have the same names."""

    DELETED = "deleted"
    """The line's code or modifier is not in force any more: its claims will be denied."""
    REUSED = "reused"
    """The line's code or modifier is in force, and means something else now."""
    TRANSIENT = "transient"
    """The line's code or modifier began and ended between the two releases."""
    REVISED = "revised"
    """The line's code or modifier has another text now."""
    UPDATED = "updated"
    """The line's code or modifier has other coverage, payment or administrative fields now."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line that breaks a rule. `change` is the change that touches it, of its code or of one of its modifiers.

    `severity` is the rule's, or what the user set in its place. `detail` says what of the rule holds for this line, as
    a sentence; "" where the change says all. `others` are the other lines that it is about, as for duplicates.
    `candidates` are suggestions for a code that was deleted; None for the others, and where none were looked for.
    `payment` is None where no fee schedule was given. `waiver` is the decision that it needs no work.
    """

    rule: Rule
    severity: Severity
    line: ChargeLine
    change: Change | Transient | None = None
    detail: str = ""
    others: tuple[ChargeLine, ...] = ()
    candidates: CandidateList | None = None
    payment: LinePayment | None = None
    waiver: Waiver | None = None

    @property
    def lines(self) -> tuple[ChargeLine, ...]:
        """All lines that it is about, the first one first."""
        return (self.line, *self.others)

    @property
    def replacements(self) -> tuple[str, ...]:
        """The codes that the publisher names instead of a code that ended; empty for the others."""
        if self.change is None:
            return ()
        return self.change.replacements


@dataclass(frozen=True, slots=True)
class Total:
    """Lines and their gross charges: the sum of those that are known, None where lines are there and none is known.

    `lines_without_gross` are not in that sum: they have no volume, no price, or neither. `payment` is None where no fee
    schedule was given.
    """

    lines: int
    gross: Decimal | None
    lines_without_volume: int
    lines_without_price: int
    lines_without_gross: int
    payment: PaymentTotal | None = None


@dataclass(frozen=True)
class Impact:
    """What a ChangeSet does to a ChargeMaster. `everything` totals all lines, `at_stake` those with a finding.

    `lines_with_code`, `lines_ambiguous` and `lines_other` count lines by what was made of their code column.
    `rules` are those that were looked for, worst first, and `totals` those of the lines of each, by its id.
    `findings` are sorted: worst severity first, then by rule, then most gross first (unknown last), then by file, sheet
    and row. `waived` are those that the user decided need no work; no total counts them. `assumptions` are sentences on
    what the money rests on. `range` is None where nothing is said of what replaces deleted codes. `worklists` are of
    the kinds of owners that were asked for, kind by kind, and `facilities` the totals where there are several.
    `lines_left_out` are the lines of the file outside the selection that `changes` is narrowed down to; nothing else
    here counts them.
    """

    changes: ChangeSet
    chargemaster: ChargeMaster
    everything: Total
    at_stake: Total
    lines_with_code: int
    lines_ambiguous: int
    lines_other: int
    rules: tuple[Rule, ...]
    totals: Mapping[str, Total]
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...] = ()
    assumptions: tuple[str, ...] = ()
    lines_left_out: int = 0
    range: Replacements | None = None
    worklists: tuple[Worklist, ...] = ()
    facilities: tuple[FacilityTotal, ...] = ()
