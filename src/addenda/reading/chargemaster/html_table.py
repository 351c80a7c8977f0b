"""A table that a hospital's system exports as a web page and calls .xls."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from addenda.model.canonical import collapse
from addenda.reading.workbook import Cell, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEFT_OUT = frozenset({"script", "style", "head"})
_WIDEST = 16_384  # columns of a spreadsheet


def html_tables(text: str, name: str) -> list[Sheet]:
    """Return the tables of a page that hold a row of two cells or more: sheets called after the file, or numbered.

    None are returned where a table stands within another: such a page is a layout, and no plain table. A cell that is
    merged over several columns or rows holds its text in the first of them, as in a spreadsheet. `row` of a line is
    its place in the table.
    """
    page = _Page()
    page.feed(text)
    page.close()
    tables = [] if page.nested else [rows for rows in page.tables if any(len(row) > 1 for row in rows)]
    if len(tables) == 1:
        return [Sheet(name, tables[0])]
    return [Sheet(f"table {number}", rows) for number, rows in enumerate(tables, 1)]


class _Page(HTMLParser):
    """Gathers the rows of tables. End tags of cells and rows may be left out, as HTML allows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[Cell]]] = []
        self.nested = False
        self._depth = 0
        self._cell: list[str] | None = None
        self._left_out = 0
        self._held: dict[int, int] = {}  # column: rows for which a merged cell above still holds it

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell."""
        if tag in _LEFT_OUT:
            self._left_out += 1
        elif tag == "table":
            self._end_cell()
            self.nested = self.nested or self._depth > 0
            self._depth += 1
            self._held = {}
            self.tables.append([])
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")
        elif tag in {"tr", "td", "th"} and self._depth:
            self._end_cell()
            self._start(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        """Close what the tag closes."""
        if tag in _LEFT_OUT:
            self._left_out = max(0, self._left_out - 1)
        elif tag in {"td", "th", "tr", "table"}:
            self._end_cell()
            self._depth -= tag == "table" and self._depth > 0

    def handle_data(self, data: str) -> None:
        """Add text to the open cell."""
        if self._cell is not None and not self._left_out:
            self._cell.append(data)

    def _start(self, tag: str, attributes: dict[str, str | None]) -> None:
        rows = self.tables[-1]
        if tag == "tr":
            rows.append([])
            self._held = {column: count - 1 for column, count in self._held.items() if count > 1}
            return
        if not rows:
            rows.append([])
        self._skip_held(rows[-1])
        columns, below = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        if below > 1:
            self._held |= {len(rows[-1]) + place: below for place in range(columns)}
        self._cell = []
        self._columns = columns

    def _skip_held(self, row: list[Cell]) -> None:
        while len(row) in self._held:
            row.append("")

    def _end_cell(self) -> None:
        if self._cell is not None:
            self.tables[-1][-1] += [collapse("".join(self._cell)), *[""] * (self._columns - 1)]
            self._cell = None


def _span(value: str | None) -> int:
    text = (value or "").strip()
    return min(max(int(text), 1), _WIDEST) if text.isdecimal() else 1
