"""From the rows under a header to concepts: keys unique, all that is wrong said at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import InputError, Problem
from addenda.model.concept import Concept, ConceptKey
from addenda.reading.content import TWICE, Content
from addenda.reading.delimited.sheets import shown
from addenda.reading.delimited.values import Column, read_value
from addenda.reading.problems import capped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.model.concept import Value
    from addenda.reading.workbook import Cell

_MODIFIER = re.compile(r"[0-9A-Za-z]{2}")
_DOS_END = "\x1a"  # the end-of-file mark of DOS; the relative value files of Medicare end in one
_ZEROS = "A spreadsheet program may have dropped zeros in front of it: take the file as it was published."


class Table(NamedTuple):
    """A sheet's rows, the rows (0-based) of its header's first and last line, and what to call it in a message."""

    rows: list[list[Cell]]
    header_first: int
    header_last: int
    place: str


class Layout(NamedTuple):
    """Which column is which. The parts of a code are joined; `nothing` are the texts that mean an empty cell."""

    code: tuple[Column, ...]
    modifier: Column | None
    fields: tuple[Column, ...]
    code_pattern: re.Pattern[str]
    nothing: frozenset[str] = frozenset({"", _DOS_END})

    @property
    def last(self) -> Column:
        """The column furthest right."""
        modifier = (self.modifier,) if self.modifier else ()
        columns: tuple[Column, ...] = (*self.code, *modifier, *self.fields)
        return max(columns, key=lambda column: column.position)


def assemble(table: Table, layout: Layout) -> Content:
    """Return the concepts of the rows under a header.

    A row of one cell with several words is no record but the publisher's note, if it stands under the last record; it
    is kept in the notice with what stands above the header. A row that stands there twice, cell for cell, is one
    concept.

    Raises:
        InputError: with every row that is not whole, code that does not fit the pattern, amount or date that is none,
            and key that stands there twice with different content; when there is no record at all.

    """
    work = _Assembly(table, layout)
    for index in range(table.header_last + 1, len(table.rows)):
        work.take(index + 1, table.rows[index])
    return work.finish()


@dataclass
class _Assembly:
    table: Table
    layout: Layout
    concepts: dict[ConceptKey, tuple[int, Concept]] = field(default_factory=dict)
    notes: list[tuple[int, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    collapsed: int = 0
    last_record: int = 0

    def take(self, number: int, cells: list[Cell]) -> None:
        """Take one row, by its number (1-based)."""
        texts = [text for cell in cells if (text := shown(cell)) not in self.layout.nothing]
        if len(texts) == 1 and " " in texts[0]:
            self.notes.append((number, texts[0]))
        elif texts and self._whole(number, cells):
            self._record(number, cells)

    def finish(self) -> Content:
        """Return what was taken.

        Raises:
            InputError: as `assemble`.

        """
        if not self.concepts and not self.problems:
            header = self.table.header_last + 1
            self.problems.append(Problem("no row under the header holds a code", self.table.place, header))
        for number, text in self.notes:
            if number < self.last_record:
                self._problem("this is not a whole row", number, text)
        if self.problems:
            raise InputError(capped(self.problems))
        notice = [*_titles(self.table), *(text for _, text in self.notes)]
        concepts = tuple(concept for _, concept in self.concepts.values())
        return Content(concepts, "\n".join(notice), self.collapsed)

    def _whole(self, number: int, cells: list[Cell]) -> bool:
        width, last = len(self.table.rows[self.table.header_last]), self.layout.last
        if len(cells) <= last.position:
            self._problem(f"the row ends before the column {last.header!r}", number, shown(cells[0]))
        elif any(shown(cell) for cell in cells[width:]):
            self._problem("the row has more cells than the header", number, shown(cells[0]), "Quote texts with commas.")
        else:
            return True
        return False

    def _record(self, number: int, cells: list[Cell]) -> None:
        self.last_record = number
        key = self._key(number, cells)
        fields = {column.field: value for column in self.layout.fields if (value := self._value(number, cells, column))}
        concept = Concept(key, fields)
        first, known = self.concepts.setdefault(key, (number, concept))
        if known != concept:
            self._problem(TWICE, number, str(key), f"It stands in row {first} too; keep one of them.")

    def _key(self, number: int, cells: list[Cell]) -> ConceptKey:
        code = "".join(str(read_value(cells[part.position], part)) for part in self.layout.code)
        if not self.layout.code_pattern.fullmatch(code):
            self._problem("the code fits no pattern of the code set", number, code, _ZEROS if code.isdigit() else None)
        column = self.layout.modifier
        modifier = str(self._value(number, cells, column) or "") if column else ""
        if modifier and not _MODIFIER.fullmatch(modifier):
            self._problem("the modifier is not one of two characters", number, modifier)
        return ConceptKey(code, modifier)

    def _value(self, number: int, cells: list[Cell], column: Column) -> Value:
        cell = cells[column.position]
        if shown(cell) in self.layout.nothing:
            return ""
        try:
            value = read_value(cell, column)
        except (ValueError, ArithmeticError):  # the second: an amount of more digits than a decimal has
            self._problem(f"the {column.header} is no {column.form}", number, shown(cell))
            return ""
        self.collapsed += isinstance(cell, str) and isinstance(value, str) and shown(cell) != cell.strip(" ")
        return value

    def _problem(self, message: str, number: int, value: str, advice: str | None = None) -> None:
        self.problems.append(Problem(message, self.table.place, number, value, advice))


def _titles(table: Table) -> Iterator[str]:
    """Yield the text of each row above the header that has any."""
    for row in table.rows[: table.header_first]:
        text = " ".join(words for cell in row if (words := shown(cell)))
        if text:
            yield text
