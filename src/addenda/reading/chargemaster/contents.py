"""What the cells of a column look like: the evidence that confirms or refutes what its header says."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.chargemaster import CodeStatus
from addenda.reading.chargemaster.amounts import says_no_amount, try_amount
from addenda.reading.chargemaster.codes import clean_code, clean_modifier
from addenda.reading.chargemaster.flags import is_date, is_flag, read_setting
from addenda.reading.workbook import Cell, as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLE_ROWS = 2000
_SAMPLE_CELLS = 24_000  # a sheet of 300 columns is known from fewer rows
_FEWEST_ROWS = 200


class Contents(NamedTuple):
    """Counts over the cells of one column that were looked at. `filled` cells hold anything but white space.

    `codes` are CPT or HCPCS codes, `lettered` those of them that hold a letter, so that no other number looks like
    them. `amounts` can be read as money or a volume, `cents` are amounts with a fraction or a dollar sign, `unsaid`
    are words and ranges where an amount should stand. `identifiers` are whole numbers of five digits and more,
    `numbers` those and what else has four characters and more, letters and digits; `revenue` are numbers in the range
    of revenue codes (UB-04: 0100 to 3109), `texts` hold words, `flags` a yes or a no, `modifiers` nothing but them.
    """

    cells: int = 0
    filled: int = 0
    distinct: int = 0
    codes: int = 0
    lettered: int = 0
    amounts: int = 0
    cents: int = 0
    unsaid: int = 0
    identifiers: int = 0
    numbers: int = 0
    revenue: int = 0
    texts: int = 0
    letters: int = 0
    flags: int = 0
    dates: int = 0
    modifiers: int = 0
    settings: int = 0

    def share(self, count: int) -> float:
        """Return a count as a share of the filled cells; 0 where none is."""
        return count / self.filled if self.filled else 0.0

    @property
    def holds_amounts(self) -> bool:
        """Whether most cells are amounts, apart from words and ranges such as `VARIES`; an empty column is not."""
        return self.amounts > 0 and self.amounts * 2 >= self.filled - self.unsaid

    @property
    def holds_identifiers(self) -> bool:
        """Whether the column numbers its rows: long whole numbers, nearly each another one."""
        return self.filled >= 10 and self.identifiers >= 0.9 * self.filled and self.distinct >= 0.9 * self.filled

    @property
    def is_constant(self) -> bool:
        """Whether each row holds the same, which says nothing of any one of them."""
        return self.cells >= 3 and self.filled == self.cells and self.distinct == 1

    @property
    def holds_texts(self) -> bool:
        """Whether most cells are words."""
        return self.texts * 2 > self.filled

    @property
    def holds_codes(self) -> bool:
        """Whether the cells alone say that the column holds CPT or HCPCS codes.

        Charge numbers of five digits look like CPT codes, and those of a letter and four digits like HCPCS codes: so
        there must be some with a letter and some without.
        """
        mixed = self.lettered * 50 >= self.filled or (self.lettered and self.shares_values)
        numeric = (self.codes - self.lettered) * 10 >= self.codes
        return self.filled >= 3 and self.codes * 10 >= self.filled * 6 and bool(mixed) and numeric

    @property
    def shares_values(self) -> bool:
        """Whether most cells hold what another one holds too, as codes do and charge numbers do not."""
        return self.distinct * 2 < self.filled


def sample(rows: Sequence[list[Cell]], width: int) -> list[list[Cell]]:
    """Return rows spread evenly over a table, so many that looking at their cells costs next to nothing."""
    wanted = max(min(SAMPLE_ROWS, _SAMPLE_CELLS // max(width, 1)), _FEWEST_ROWS)
    step = max(len(rows) // wanted, 1)
    return list(rows[::step])


def contents_of(rows: Sequence[list[Cell]], width: int) -> list[Contents]:
    """Return what each of the first `width` columns of some rows holds."""
    return [_contents(rows, position) for position in range(width)]


def _contents(rows: Sequence[list[Cell]], position: int) -> Contents:
    cells = Counter(_key(row[position]) for row in rows if position < len(row))
    totals: Counter[str] = Counter()
    for (_, cell), count in cells.items():
        for mark in _marks(cell):
            totals[mark] += count
        totals["distinct"] += bool(as_text(cell).strip())
    return Contents(cells=len(rows), **totals)


def _key(cell: Cell) -> tuple[type, Cell]:
    return type(cell), cell  # 1 and True are one key otherwise


_WORD = re.compile(r"[^\W\d_]{3}")
_LETTER = re.compile(r"[^\W\d_]")
_MODIFIERS = re.compile(r"[A-Z0-9]{1,2}([ ,;/]+[A-Z0-9]{1,2})*")
_NUMBERED = re.compile(r"(?=\D*\d)\w[\w-]{3,}")


def _marks(cell: Cell) -> list[str]:
    """Return the fields of `Contents` that count a cell."""
    text = as_text(cell).strip()
    if not text:
        return []
    marks = ["filled"]
    marks += ["flags"] * is_flag(cell)
    marks += ["dates"] * is_date(cell)
    marks += ["modifiers"] * (_MODIFIERS.fullmatch(clean_modifier(cell)) is not None)
    clean = clean_code(cell)
    if clean.status is CodeStatus.CODE:
        marks.append("codes")
        marks += ["lettered"] * (not clean.code.isdigit())
    elif clean.status is CodeStatus.NONE and not text.strip("0"):
        marks.append("amounts")
        return marks
    marks += _number_marks(cell, text)
    if _LETTER.search(text):
        marks.append("letters")
        marks += ["texts"] * (_WORD.search(text) is not None)
        marks += ["numbers"] * (_NUMBERED.fullmatch(text) is not None)
        marks += ["settings"] * (read_setting(cell) != "")
    return marks


def _number_marks(cell: Cell, text: str) -> list[str]:
    amount = try_amount(cell)
    if amount is None:
        return ["unsaid"] if says_no_amount(cell) else []
    marks = ["amounts"]
    if amount != int(amount) or "$" in text or "." in text:
        marks.append("cents")
    elif text.isdigit():
        marks += ["identifiers", "numbers"] * (len(text) >= 5)
        marks += ["revenue"] * (len(text) in {3, 4} and 100 <= int(text) <= 3109)
    return marks
