"""The columns that a charge master need not have: taken where header and cells agree, left out where several may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.model.chargemaster import ColumnChoice
from addenda.reading.chargemaster.fallbacks import Fallback, charge_numbers, texts
from addenda.reading.chargemaster.fitting import FITS_PLAINLY, FITS_WEAKLY, dates_of_lines
from addenda.reading.chargemaster.flags import ends_lines
from addenda.reading.chargemaster.price_words import date_in
from addenda.reading.chargemaster.words import STRONG, WEAK, named_by, plain, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from addenda.reading.chargemaster.contents import Contents

_MAPPED = "you named it"
_OPTIONAL = (
    "revenue_code",
    "modifier",
    "charge_code",
    "description",
    "volume",
    "department",
    "facility",
    "setting",
    "active",
)

_LONG = re.compile(r"\b(long|full|technical|extended|complete)\b")
_SHORT = re.compile(r"\b(short|alt\w*|secondary|other|patient|friendly|internal|external|abbrev\w*|additional|drug)\b")
_CODE_SET = re.compile(r"\b(cpt|hcpcs?|official|national)\b")
_CHARGE = re.compile(r"\b(charges?|chg|chrg|cdm|chargemaster)\b")
_OVERRIDE = re.compile(r"\b(override|alt|alternate|alternative|secondary|old|former)\b")
_COST_CENTRE = re.compile(r"\b(cost|gl)\b")


class Chooser:
    """Gathers the columns of one table: their positions, why, and the headers that could not be told apart."""

    def __init__(self, titles: Sequence[str], contents: Sequence[Contents], mapped: Mapping[str, int]) -> None:
        self.positions: dict[str, tuple[int, ...]] = {}
        self.choices: list[ColumnChoice] = []
        self.not_used: dict[str, tuple[str, ...]] = {}
        self.taken: set[int] = set(mapped.values())
        self.prices: frozenset[int] = frozenset()
        """The columns that may be the price, while it is asked which is: none of them numbers the charges."""
        self._titles = titles
        self._contents = contents
        for column, position in mapped.items():
            if not column.startswith("payer:"):
                self.take(column, (position,), (_MAPPED,))

    def take(self, column: str, positions: tuple[int, ...], reasons: Sequence[str]) -> None:
        """Use columns of the file for one of ours."""
        self.positions[column] = positions
        self.taken.update(positions)
        for position, reason in zip(positions, reasons, strict=True):
            self.choices.append(ColumnChoice(column, self._titles[position], reason))

    def optional(self) -> None:
        """Choose the columns that need not be there."""
        for column in _OPTIONAL:
            if column not in self.positions:
                self._choose(column)

    def _choose(self, column: str) -> None:
        found = self._candidates(column)
        if not found and column in _FALLBACKS:
            self._fall_back(column, _FALLBACKS[column](self._titles, self._contents, self.taken | self.prices))
        elif column == "modifier":
            if found:
                self.take(column, tuple(found), [self._reason(column, place) for place in found])
        elif found:
            rank = _RANKS.get(column, _no_rank)
            best = max(rank(self._titles[place], self._contents[place]) for place in found)
            first = [place for place in found if rank(self._titles[place], self._contents[place]) == best]
            if len(first) == 1 or column in _FIRST_WILL_DO:
                self.take(column, (first[0],), (self._reason(column, first[0], found),))
            else:
                self.not_used[column] = tuple(self._titles[place] for place in first)

    def _candidates(self, column: str) -> list[int]:
        """Return the columns whose headers name ours and whose cells do not speak against it, the plain ones first."""
        barred = self.taken | self.prices if column == "charge_code" else self.taken
        free = [position for position in range(len(self._titles)) if position not in barred]
        empty: list[int] = []
        for strength, fits in ((STRONG, FITS_PLAINLY), (WEAK, FITS_WEAKLY)):
            named = [place for place in free if named_by(self._titles[place]).get(column) == strength]
            found = [place for place in named if self._fits(column, place, fits[column])]
            if filled := [place for place in found if self._contents[place].filled]:
                return filled
            empty = empty or found
        return empty

    def _fits(self, column: str, place: int, fits: Callable[[Contents], bool]) -> bool:
        held = self._contents[place]
        ends = column == "active" and ends_lines(self._titles[place]) and dates_of_lines(held)
        return ends or fits(held)

    def _fall_back(self, column: str, found: Fallback) -> None:
        """Take a column for its cells alone."""
        if found.position is not None:
            self.take(column, (found.position,), (found.reason,))
        elif found.contenders:
            self.not_used[column] = tuple(self._titles[place] for place in found.contenders)

    def _reason(self, column: str, place: int, others: Sequence[int] = ()) -> str:
        held = self._contents[place]
        word = f'its header says "{quoted(column, self._titles[place])}"'
        shown = f"; {_evidence(column, held)}" if held.filled else ""
        before = ", ".join(repr(self._titles[other]) for other in others if other != place)
        return f"{word}{shown}" + (f"; taken before {before}" if before else "")


def _evidence(column: str, held: Contents) -> str:
    count, what = {
        "description": (held.texts, "words"),
        "revenue_code": (held.revenue, "numbers in the range of revenue codes"),
        "volume": (held.amounts, "numbers"),
        "setting": (held.settings, "settings"),
        "charge_code": (held.distinct, "different from one another"),
    }.get(column, (0, ""))
    return f"{held.share(count):.0%} of its filled cells are {what}" if what else f"{held.distinct:,} different values"


def _no_rank(header: str, held: Contents) -> float:  # noqa: ARG001 - one of a table of ranks
    return 0


def _rank_description(header: str, held: Contents) -> float:  # noqa: ARG001 - one of a table of ranks
    text = plain(header)
    if _CODE_SET.search(text):
        return 0
    if _SHORT.search(text):
        return 1
    return 2 if _LONG.search(text) else 3


def _rank_charge_code(header: str, held: Contents) -> float:  # noqa: ARG001 - one of a table of ranks
    text = plain(header)
    return -1 if _OVERRIDE.search(text) else 1 if _CHARGE.search(text) else 0


def _rank_department(header: str, held: Contents) -> float:
    return (0 if _COST_CENTRE.search(plain(header)) else 2) + held.holds_texts


def _rank_volume(header: str, held: Contents) -> float:  # noqa: ARG001 - one of a table of ranks
    year, month, day = date_in(header)[0] or (0, 0, 0)
    return year * 10_000 + month * 100 + day


_RANKS: Mapping[str, Callable[[str, Contents], float]] = {
    "description": _rank_description,
    "charge_code": _rank_charge_code,
    "department": _rank_department,
    "volume": _rank_volume,
}
"""Which of several columns goes before the others; of equal ones none is taken, or the first."""
_FALLBACKS: Mapping[str, Callable[[Sequence[str], Sequence[Contents], Collection[int]], Fallback]] = {
    "charge_code": charge_numbers,
    "description": texts,
}
"""What is done where no header names a column."""
_FIRST_WILL_DO = frozenset({"description", "department", "facility"})
"""Where any of several columns tells a person the same."""
