"""Tables with a header: tab or pipe between the fields, a notice above the header perhaps, no quoting."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.reading.cpt.lines import lines_of, notice_of
from addenda.reading.cpt.part import Part
from addenda.reading.cpt.shapes import SHAPES, Shape, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addenda.reading.delivery import Member

_HEADER_WITHIN = 200  # lines; notices have some 30


class Header(NamedTuple):
    """Where a header stands (0-based), what is between its fields, how many they are, and which column is where."""

    at: int
    delimiter: str
    width: int
    shape: Shape
    columns: dict[str, int]


def find_header(lines: Sequence[str]) -> Header | None:
    """Return the first line that is the header of a known table; None without one."""
    for index, line in enumerate(lines[:_HEADER_WITHIN]):
        delimiter = "\t" if "\t" in line else "|"
        headers = line.split(delimiter)
        if len(headers) == 1:
            continue
        for shape in SHAPES:
            columns = columns_of(shape, headers)
            if columns:
                return Header(index, delimiter, len(headers), shape, columns)
    return None


class Table:
    """A table under its header: the part that it becomes, and its rows."""

    def __init__(self, member: Member, header: Header, lines: Sequence[str]) -> None:
        self.part = Part(header.shape.layout, member, notice_of(lines[: header.at]))
        self._header = header
        self._lines = lines

    def has(self, name: str) -> bool:
        """Say whether the table has a column."""
        return name in self._header.columns

    def rows(self, names: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
        """Yield each row's number (1-based) and its cells in the columns of these names, "" for a column it lacks.

        Rows with fewer fields than the header are reported and left out, unless the layout is known for them.
        """
        header = self._header
        columns = [header.columns.get(name, header.width) for name in names]
        for row, line in enumerate(self._lines[header.at + 1 :], header.at + 2):
            cells = line.split(header.delimiter)
            if len(cells) != header.width and not self._fitted(cells, row, line):
                continue
            cells.append("")  # what a column that the table lacks holds
            yield row, [cells[column].strip() for column in columns]

    def _fitted(self, cells: list[str], row: int, line: str) -> bool:
        """Bring a row to the header's width; say whether it can be read."""
        width = self._header.width
        if not line.strip():
            return False
        if len(cells) > width:
            if any(cell.strip() for cell in cells[width:]):
                self.part.problem(f"the row has {len(cells)} fields, the header {width}", row, line)
                return False
            del cells[width:]
        elif not self._header.shape.rugged:
            self.part.problem(f"the row has too few fields: {len(cells)}, the header {width}", row, line)
            return False
        cells.extend([""] * (width - len(cells)))
        return True


def open_table(member: Member) -> Table:
    """Return the table of a file that was recognised as one.

    Raises:
        InputError: as `lines_of`.

    """
    lines = lines_of(member)
    header = find_header(lines)
    if header is None:
        raise ValueError(member.place)  # recognised by the same header
    return Table(member, header, lines)
