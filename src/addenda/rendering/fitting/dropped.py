"""What a document leaves out, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from addenda.model.listing import counted
from addenda.rendering.words import number


@dataclass(frozen=True, slots=True)
class CutView:
    """What a document that was too long leaves out."""

    limit: str
    """How many characters the document may have."""
    where: str
    """A sentence on where all of it is."""
    dropped: tuple[str, ...]
    """What is left out, and how much of it, as clauses."""


CANDIDATES = "sentences on what may replace", "deleted code"
"""A clause that both the changes and the lines of a charge master leave something out by, and what it counts."""


class Dropped:
    """Counts what is left out while views are cut."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[int, int, str]] = {}
        self._counts: Counter[tuple[str, ...]] = Counter()

    def row(self, title: str, left: int, of: int, what: str) -> None:
        """Count what a list leaves out, or that it is whole; lists of one title are counted together."""
        left_before, of_before, _ = self._rows.get(title, (0, 0, what))
        self._rows[title] = (left_before + left, of_before + of, what)

    def count(self, clause: str, what: str, rest: str = "") -> None:
        """Count one thing that is told shorter: a clause, what it counts, and how the clause goes on."""
        self._counts[clause, what, rest] += 1

    def clauses(self) -> tuple[str, ...]:
        """Return what was left out, the lists after the details."""
        details = (f"{clause} {counted(count, what)}{rest}" for (clause, what, rest), count in self._counts.items())
        lists = (
            f"{title}: {number(left)} of {number(of)} {what}" for title, (left, of, what) in self._rows.items() if left
        )
        return (*details, *lists)
