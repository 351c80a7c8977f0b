"""How high a row is. Excel fits rows to wrapped text when it opens a workbook, LibreOffice does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.workbook.cells import Lines, Redlines
from addenda.rendering.workbook.formats import WRAPPED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addenda.rendering.workbook.cells import Cell, Column, Row

_LINE = 15
"""Points of a line."""
_HIGHEST = 409
"""Points; Excel's limit for a row."""


def height(lines: int) -> int | None:
    """Return the height of a row in points; None for the usual one."""
    return min(lines * _LINE, _HIGHEST) if lines > 1 else None


class Heights:
    """Says how high the rows of a table are; only columns whose texts go on in another line count."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._widths = [(place, column.width) for place, column in enumerate(columns) if column.shown in WRAPPED]

    def of(self, row: Row) -> int | None:
        """Return the height of a row in points, None for the usual one: as its longest cell needs it, roughly."""
        longest = 1
        for place, width in self._widths:
            cell = row[place]
            if type(cell) is not str or len(cell) > width:  # most texts fit
                longest = max(longest, _lines(cell, width))
        return height(longest)


def lines_of(length: int, width: int) -> int:
    """Return how many lines a text takes, roughly: what is lost where words are not broken, narrow letters win back."""
    return -(-length // width)


def lines_of_titles(columns: Sequence[Column], widths: Iterable[int]) -> int:
    """Return how many lines the longest title of a column takes."""
    return max(lines_of(len(column.title) + 2, width) for column, width in zip(columns, widths, strict=False))


def _lines(cell: Cell, width: int) -> int:
    if isinstance(cell, str):
        return lines_of(len(cell), width)
    if isinstance(cell, Redlines):
        return sum(lines_of(sum(len(piece.text) for piece in field), width) for field in cell.fields)
    return sum(lines_of(len(text), width) for text in cell.texts) if isinstance(cell, Lines) else 0
