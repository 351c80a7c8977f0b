"""Findings by whom they belong to: a department, a revenue code, a facility, a payer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.model.findings import Finding, Total
    from addenda.model.rules import Severity


class OwnerKind(StrEnum):
    """What findings are told apart by. A line has one owner of each kind but the last."""

    DEPARTMENT = "department"
    """The department of the line, within its facility."""
    REVENUE_CODE = "revenue-code"
    FACILITY = "facility"
    """The facility of the line; the name of its file where the file does not say."""
    PAYER = "payer"
    """Each payer with whom a price of the line is negotiated."""


@dataclass(frozen=True)
class Worklist:
    """What one owner has to do. `owner` is "" for the lines that do not say whose they are.

    `facility` is that of a department, "" where the charge master is of one. `findings` are those whose first line is
    the owner's, worst severity first, then most gross charges first (unknown last). `at_stake` totals the owner's
    lines that any finding names, also a finding that stands with another owner: `lines_elsewhere` of them have no
    finding here. `effort` counts the same lines, each by the worst finding that names it.
    """

    kind: OwnerKind
    owner: str
    facility: str
    findings: tuple[Finding, ...]
    effort: Mapping[Severity, int]
    at_stake: Total
    lines_elsewhere: int = 0


@dataclass(frozen=True)
class FacilityTotal:
    """All lines of one facility, and those with a finding; `effort` counts these, each by its worst finding."""

    facility: str
    everything: Total
    at_stake: Total
    effort: Mapping[Severity, int]
