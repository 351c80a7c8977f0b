"""Reads the tables of a page and of a Markdown document back, by their headings and titles and not by their place."""

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

_SUMMARY = 7
"""The level of the summary of a fold that has no heading in it: below all headings."""
_CELLS = {"th", "td"}
_READ = {*_CELLS, "caption", "summary", "h1", "h2", "h3", "h4", "h5", "h6"}


class Table(NamedTuple):
    """`about` are the headings that the table stands under, the outermost first, and its caption."""

    about: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def records(self) -> list[dict[str, str]]:
        """Return the rows by the titles of their columns; a heading between rows is none."""
        whole = (row for row in self.rows if len(row) == len(self.columns))
        return [dict(zip(self.columns, row, strict=True)) for row in whole]


def with_columns(tables: list[Table], *titles: str, but: str | None = None) -> list[Table]:
    """Return the tables that have all these columns, and not the other one."""
    return [one for one in tables if {*titles} <= {*one.columns} and but not in one.columns]


class Headings:
    """The headings that stand over a place: a heading ends those of its own level and below."""

    def __init__(self) -> None:
        self._open: dict[int, str] = {}

    def add(self, level: int, text: str) -> None:
        self._open = {at: above for at, above in self._open.items() if at < level} | {level: text}

    def over(self) -> tuple[str, ...]:
        return tuple(self._open.values())


def _plain(text: str) -> str:
    return " ".join(text.split())


@dataclass
class _Reader(HTMLParser):
    """Collects the text of elements; `_texts` has the pieces of each heading and cell that is open.

    `_cell` is the cell that is open: another one, another row and the end of the rows end it where nothing says so.
    """

    tables: list[Table] = field(default_factory=list)
    _headings: Headings = field(default_factory=Headings)
    _texts: list[list[str]] = field(default_factory=list)
    _cell: str = ""
    _caption: str = ""
    _rows: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {*_CELLS, "tr"}:
            self._end_cell()
        if tag == "table":
            self._caption, self._rows = "", []
        elif tag == "tr":
            self._rows.append([])
        elif tag in _READ:
            self._texts.append([])
            self._cell = tag if tag in _CELLS else self._cell

    def handle_data(self, data: str) -> None:
        for text in self._texts:
            text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in {*_CELLS, "tr", "tbody"}:
            self._end_cell()
        elif tag == "table":
            columns, *rows = [*map(tuple, self._rows)]
            self.tables.append(Table((*self._headings.over(), self._caption), columns, tuple(rows)))
        elif tag in _READ:
            self._ended(tag, _plain(" ".join(self._texts.pop())))

    def _end_cell(self) -> None:
        if self._cell:
            self._ended(self._cell, _plain(" ".join(self._texts.pop())))
            self._cell = ""

    def _ended(self, tag: str, text: str) -> None:
        if tag in _CELLS:
            self._rows[-1].append(text)
        elif tag == "caption":
            self._caption = text
        elif tag == "summary":
            self._headings.add(_SUMMARY, text)
        else:
            self._headings.add(int(tag[1]), text)


def html_tables(page: str) -> list[Table]:
    """Return the tables of a page in order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.tables


def markdown_tables(text: str) -> list[Table]:
    """Return the tables of a document in order; its summaries of folds count as headings."""
    headings, tables, lines = Headings(), list[Table](), list[str]()
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            lines.append(line)
            continue
        if lines:
            columns, _, *rows = map(_cells, lines)
            tables.append(Table(headings.over(), columns, tuple(rows)))
            lines = []
        if match := re.match(r"(#+) (.*)", line):
            headings.add(len(match[1]), unescaped(match[2]))
        elif match := re.search(r"<summary>(.*)</summary>", line):
            headings.add(_SUMMARY, unescaped(match[1]))
    return tables


def _cells(line: str) -> tuple[str, ...]:
    return tuple(map(unescaped, line.strip().removeprefix("|").removesuffix("|").split("|")))


def unescaped(text: str) -> str:
    """Return the text that Markdown shows: without markup, its escapes resolved."""
    bare = re.sub(r"<[^>]*>", " ", text.replace("<span>$</span>", "$"))
    bare = re.sub(r"\*\*|\\(?=[`*_~\[\]])", "", bare)
    return _plain(html.unescape(bare).replace("\N{ZERO WIDTH SPACE}", ""))
