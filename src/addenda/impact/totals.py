"""Sums over lines of a charge master, each line counted once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from addenda.model.findings import Total
from addenda.model.money import ZERO
from addenda.model.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addenda.model.chargemaster import ChargeLine


def distinct(lines: Iterable[ChargeLine]) -> list[ChargeLine]:
    """Return the lines in their order, each once, however many findings name it: it is the same object in all."""
    return list({id(line): line for line in lines}.values())


def total(lines: Iterable[ChargeLine]) -> Total:
    """Return how many lines there are, and their gross charges."""
    lines = distinct(lines)
    known = [gross for line in lines if (gross := line.gross) is not None]
    return Total(
        lines=len(lines),
        gross=sum(known, ZERO) if known or not lines else None,
        lines_without_volume=sum(line.volume is None for line in lines),
        lines_without_price=sum(line.price is None for line in lines),
        lines_without_gross=len(lines) - len(known),
    )


def lines_by_severity(named: Iterable[tuple[ChargeLine, Severity]]) -> Mapping[Severity, int]:
    """Return how many lines have a worst finding of each severity, given each line that a finding of one names."""
    worst: dict[int, Severity] = {}
    for line, severity in named:
        worst[id(line)] = min(severity, worst.get(id(line), severity), key=lambda one: one.rank)
    counts = Counter(worst.values())
    return {severity: counts[severity] for severity in Severity}
