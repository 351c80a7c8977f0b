"""The columns that a charge master need not have: taken where header and cells agree, left out where several may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.model.chargemaster import ColumnChoice
from addenda.reading.chargemaster.price_words import date_in, price_words
from addenda.reading.chargemaster.words import STRONG, named_by, plain, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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
_SURE = 0.8

_LONG = re.compile(r"\b(long|full|technical|extended|complete)\b")
_SHORT = re.compile(r"\b(short|alt\w*|secondary|other|patient|friendly|internal|external|abbrev\w*|additional|drug)\b")
_CODE_SET = re.compile(r"\b(cpt|hcpcs?|official|national)\b")
_CHARGE = re.compile(r"\b(charges?|chg|chrg|cdm|chargemaster)\b")
_COST_CENTRE = re.compile(r"\b(cost|gl)\b")


class Chooser:
    """Gathers the columns of one table: their positions, why, and the headers that could not be told apart."""

    def __init__(self, titles: Sequence[str], contents: Sequence[Contents], mapped: Mapping[str, int]) -> None:
        self.positions: dict[str, tuple[int, ...]] = {}
        self.choices: list[ColumnChoice] = []
        self.not_used: dict[str, tuple[str, ...]] = {}
        self.taken: set[int] = set(mapped.values())
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
        if column == "description" and not found:
            self._only_texts()
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
        free = [position for position in range(len(self._titles)) if position not in self.taken]
        for strength in (STRONG, STRONG - 1):
            named = [place for place in free if named_by(self._titles[place]).get(column) == strength]
            fits = _FITS_PLAINLY if strength == STRONG else _FITS_WEAKLY
            if found := [place for place in named if fits[column](self._contents[place])]:
                return found
        return []

    def _only_texts(self) -> None:
        """Take the only column of words that has no meaning of its own as the description."""
        found = [
            position
            for position, (text, held) in enumerate(zip(self._titles, self._contents, strict=True))
            if position not in self.taken and not named_by(text) and not price_words(text) and _sure_texts(held)
        ]
        if len(found) == 1:
            reason = "no header names a description, and it is the only column of words"
            self.take("description", (found[0],), (reason,))

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


def _sure_texts(held: Contents) -> bool:
    return held.filled >= 3 and held.share(held.texts) >= _SURE and held.distinct * 2 >= held.filled


def _anything(held: Contents) -> bool:  # noqa: ARG001 - one of a table of tests
    return True


def _no_money(held: Contents) -> bool:
    return held.cents * 2 <= held.filled


def _no_sentences(held: Contents) -> bool:
    return _no_money(held) and not (held.holds_texts and held.distinct * 2 > held.filled)


def _numbers_rows(held: Contents) -> bool:
    return held.holds_identifiers or (_no_sentences(held) and held.filled > 0 and held.share(held.distinct) >= _SURE)


def _words(held: Contents) -> bool:
    return not held.filled or held.letters * 2 > held.filled


def _revenue_codes(held: Contents) -> bool:
    return held.revenue * 2 > held.filled


def _numbers(held: Contents) -> bool:
    return not held.filled or held.holds_amounts


def _settings(held: Contents) -> bool:
    return not held.filled or held.share(held.settings) >= _SURE


_FITS_PLAINLY: Mapping[str, Callable[[Contents], bool]] = {
    "revenue_code": _no_money,
    "modifier": _no_money,
    "charge_code": _no_sentences,
    "description": _words,
    "volume": _numbers,
    "department": _no_money,
    "facility": _no_money,
    "setting": _settings,
    "active": _anything,
}
"""What the cells under a plain header must look like."""
_FITS_WEAKLY: Mapping[str, Callable[[Contents], bool]] = {
    **_FITS_PLAINLY,
    "revenue_code": _revenue_codes,
    "charge_code": _numbers_rows,
    "description": _sure_texts,
}
"""What they must look like where the header alone would not do."""


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
    return 1 if _CHARGE.search(plain(header)) else 0


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
_FIRST_WILL_DO = frozenset({"description", "department", "facility"})
"""Where any of several columns tells a person the same."""
