"""Sums over lines of a charge master, each line counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.findings import Total
from addenda.model.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterable

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
