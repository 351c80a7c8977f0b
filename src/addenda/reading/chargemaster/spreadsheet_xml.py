"""Workbooks as the XML of Excel 2003 (SpreadsheetML), which hospitals call .xml or .xls.

Source: Microsoft, XML Spreadsheet Reference (Office XP and 2003): `Workbook` holds `Worksheet` (`ss:Name`) with a
`Table` of `Row` and `Cell`, whose `Data` has an `ss:Type` (Number, String, Boolean, DateTime, Error). `ss:Index` of a
row or a cell is its 1-based place where places before it are left out; `ss:MergeAcross` and `ss:MergeDown` are the
cells that a merged one covers besides its own; `ss:Span` counts rows without cells that are the same as one. A sheet
is hidden by `Visible` under `WorksheetOptions` of urn:schemas-microsoft-com:office:excel.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from addenda.errors import InputError, Problem
from addenda.reading.workbook import Cell, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"

_SS = f"{{{NAMESPACE}}}"
_VISIBLE = "{urn:schemas-microsoft-com:office:excel}Visible"
_LARGEST = 60_000_000  # cells, empty ones counted, as for an xlsx (`addenda.reading.sheet_xml`)
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_SAVE_ANEW = "Open it in a spreadsheet program and save it as xlsx or csv."


def is_spreadsheet_xml(start: str) -> bool:
    """Say whether the start of a text is that of a workbook in this XML."""
    return "Workbook" in start and NAMESPACE in start


def read_spreadsheet_xml(text: str, name: str) -> list[Sheet]:
    """Return the sheets of a workbook; `name` is the file's name, for errors.

    A document type is refused, since it may define entities that grow without end.

    Raises:
        InputError: when the XML is damaged, has a document type, or reaches over more cells than fit into memory.

    """
    if "<!DOCTYPE" in text:
        raise InputError(Problem("the XML has a document type, which no spreadsheet has", name, advice=_SAVE_ANEW))
    try:
        return list(_sheets(text, name))
    except ElementTree.ParseError as error:
        message = f"the XML cannot be read ({error})"
        raise InputError(Problem(message, name, advice="Fetch it again: it may be cut short.")) from None


def _sheets(text: str, name: str) -> Iterator[Sheet]:
    """Yield the sheets; each row is let go when it is read.

    The text is decoded, so that what the XML states of its encoding is past.
    """
    content = BytesIO(text.encode())
    parser = ElementTree.XMLParser(encoding="utf-8")  # noqa: S314 - no document type, so that there are no entities
    grid = _Grid(name)
    table: Element | None = None
    for event, element in ElementTree.iterparse(content, ("start", "end"), parser):  # noqa: S314 - as above
        if event == "start":
            table = element if element.tag == f"{_SS}Table" else table
        elif element.tag == f"{_SS}Row":
            grid.add(element)
            if table is not None:
                table.clear()
        elif element.tag == f"{_SS}Worksheet":
            visible = element.find(f".//{_VISIBLE}")
            hidden = visible is not None and (visible.text or "").strip() in {"SheetHidden", "SheetVeryHidden"}
            yield Sheet(element.get(f"{_SS}Name", ""), grid.rows, hidden=hidden, merged=tuple(grid.merged))
            grid, table = _Grid(name), None
            element.clear()


class _Grid:
    """Gathers the rows of one sheet; `merged` has the first rows (1-based) of cells merged over several rows."""

    def __init__(self, name: str) -> None:
        self.rows: list[list[Cell]] = []
        self.merged: list[int] = []
        self._name = name
        self._width = 0
        self._held: dict[int, int] = {}  # column: the last row, counted from 0, that a merged cell above holds

    def add(self, row: Element) -> None:
        """Add a row at its place."""
        place = self._place(row, len(self.rows), _LAST_ROW)
        self.rows += [[] for _ in range(place - len(self.rows))]
        cells = self._cells(row, place)
        self._width = max(self._width, len(cells))
        if (place + 1) * self._width > _LARGEST:
            message = f"a sheet reaches over {place + 1:,} rows and {self._width:,} columns"
            raise InputError(Problem(message, self._name, advice="Delete the stray cells and save it."))
        self.rows.append(cells)
        below = min(_number(row, "Span"), _LAST_ROW - len(self.rows))
        self.rows += [[] for _ in range(below)]

    def _cells(self, row: Element, place: int) -> list[Cell]:
        cells: list[Cell] = []
        for element in row.iterfind(f"{_SS}Cell"):
            while self._held.get(len(cells), -1) >= place:
                cells.append("")
            column = self._place(element, len(cells), _LAST_COLUMN)
            cells += [""] * (column - len(cells))
            across, down = _number(element, "MergeAcross"), _number(element, "MergeDown")
            cells += [_value(element), *[""] * min(across, _LAST_COLUMN - column - 1)]
            if down:
                self.merged.append(place + 1)
                self._held |= dict.fromkeys(range(column, len(cells)), place + down)
        return cells

    def _place(self, element: Element, following: int, last: int) -> int:
        """Return the place of a row or a cell, counted from 0: what its index says, else the next one."""
        stated = _number(element, "Index")
        place = stated - 1 if stated else following
        if not following <= place < last:
            raise InputError(
                Problem(f"the XML has a row or cell at a place that it cannot have: {place + 1:,}", self._name)
            )
        return place


def _number(element: Element, attribute: str) -> int:
    text = element.get(f"{_SS}{attribute}", "").strip()
    return int(text) if text.isdecimal() and len(text) <= 9 else 0


def _value(cell: Element) -> Cell:
    """Return what a cell holds: a number as a number, all else as its text, which may be formatted in parts."""
    data = cell.find(f"{_SS}Data")
    if data is None:
        return ""
    text = "".join(data.itertext())
    kind = data.get(f"{_SS}Type")
    if kind == "Boolean":
        return text.strip() == "1"
    try:
        return float(text) if kind == "Number" else text
    except ValueError:
        return text
