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

IMPACT_FORMAT = "addenda.impact/1"


class FindingKind(StrEnum):
    """What is the matter with a line, worst first; a line has at most one."""

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
    """One line that the change touches, and the change that touches it: of its code, or of one of its modifiers.

    `candidates` are suggestions for a code that was deleted; None for the others, and where none were looked for.
    """

    kind: FindingKind
    line: ChargeLine
    change: Change | Transient
    replacements: tuple[str, ...]
    candidates: CandidateList | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """Lines and their gross charges: the sum of those that are known, None where lines are there and none is known.

    `lines_without_gross` are not in that sum: they have no volume, no price, or neither.
    """

    lines: int
    gross: Decimal | None
    lines_without_volume: int
    lines_without_price: int
    lines_without_gross: int


@dataclass(frozen=True)
class Impact:
    """What a ChangeSet does to a ChargeMaster. `everything` totals all lines, `totals` those of each kind.

    `lines_with_code`, `lines_ambiguous` and `lines_other` count lines by what was made of their code column.
    `findings` are sorted: worst kind first, then most gross first (unknown last), then by sheet and row.
    `lines_left_out` are the lines of the file outside the selection that `changes` is narrowed down to; nothing else
    here counts them.
    """

    changes: ChangeSet
    chargemaster: ChargeMaster
    everything: Total
    lines_with_code: int
    lines_ambiguous: int
    lines_other: int
    totals: Mapping[FindingKind, Total]
    findings: tuple[Finding, ...]
    lines_left_out: int = 0
