"""The header of a sheet: one row, or two or three that are read down each column."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.chargemaster import CodeStatus, PriceKind
from addenda.reading.chargemaster.amounts import try_amount
from addenda.reading.chargemaster.codes import clean_code
from addenda.reading.chargemaster.headerless import LineTest, positions
from addenda.reading.chargemaster.price_words import price_words
from addenda.reading.chargemaster.words import REQUIRED, STRONG, named_by, same, title
from addenda.reading.workbook import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addenda.reading.chargemaster.mapping import ColumnMapping
    from addenda.reading.workbook import Cell, Sheet

HEADER_ROWS = 30
"""The header stands in one of the first rows; hospitals put up to 15 rows of titles above it."""
_SPANS = 3  # rows that a header is split over at most
_YEARS = range(1990, 2100)


class Header(NamedTuple):
    """A header: the positions of its first and last row in the sheet's rows, and the title of each column.

    Both are -1 where a sheet has none and its columns are called by their position.
    """

    first: int
    last: int
    titles: tuple[str, ...]

    @property
    def rows(self) -> str:
        """The rows as a spreadsheet program shows them."""
        if self.last < 0:
            return "no row"
        return f"row {self.last + 1}" if self.first == self.last else f"rows {self.first + 1} to {self.last + 1}"


class _Named(NamedTuple):
    """How much of what we look for a header names; the larger one is the better header."""

    required: int
    plainly: int
    different: int
    shorter: int


def find_header(sheet: Sheet, mapping: ColumnMapping) -> Header | None:
    """Return the row or rows, among the first 30, that name the most of our columns; None when there is none.

    A header has two filled cells or more. Rows that hold amounts are not part of one, unless no other row is there,
    and rows that hold codes or look like the lines never: the first line of a table without a header would be lost. A
    header over several rows must name more than each of them alone, or tell titles apart that are the same in its last
    row (two years over two prices), and one below rows that look like lines must name two columns plainly. Mapped
    headers count as named.
    """
    rows = list(islice(sheet.rows, HEADER_ROWS))
    wanted = {same(header) for header in mapping.headers()}
    is_line = LineTest(sheet.rows)
    lines = [is_line(row) and not _may_be_header(row) for row in rows]
    found = [
        (_named(header, wanted), header)
        for header in _headers(rows, is_line)
        if sum(map(bool, header.titles)) > 1 and (not any(lines[: header.first]) or _is_plain(header, wanted))
    ]
    return max(found, key=lambda one: one[0], default=(None, None))[1]


def header_of_positions(sheet: Sheet) -> Header | None:
    """Return what stands for the header of a sheet of lines that has none; None where its rows are no lines."""
    titles = positions(sheet, HEADER_ROWS)
    return Header(-1, -1, titles) if titles else None


def named_columns(titles: Sequence[str]) -> dict[str, int]:
    """Return our columns that titles name, and how plainly."""
    found: dict[str, int] = {}
    for text in titles:
        strengths = dict(named_by(text))
        price = price_words(text)
        if price and price.kind is PriceKind.GROSS:
            strengths["price"] = price.strength
        for column, strength in strengths.items():
            found[column] = max(found.get(column, 0), strength)
    return found


def _named(header: Header, wanted: set[str]) -> _Named:
    found = named_columns(header.titles)
    mapped = sum(same(text) in wanted for text in header.titles if text)
    filled = [same(text) for text in header.titles if text]
    return _Named(
        required=sum(found.get(column) == STRONG for column in REQUIRED) + len(REQUIRED) * mapped,
        plainly=sum(found.values()),
        different=len(set(filled)) - len(filled),
        shorter=header.first - header.last,
    )


def _is_plain(header: Header, wanted: set[str]) -> bool:
    plainly = sum(strength == STRONG for strength in named_columns(header.titles).values())
    return plainly > 1 or any(same(text) in wanted for text in header.titles if text)


def _headers(rows: Sequence[list[Cell]], is_line: LineTest) -> Iterator[Header]:
    titled = [tuple(title(as_text(cell)) for cell in row) for row in rows]
    plain = [_may_be_header(row) and (not is_line(row) or _names_by_words(row)) for row in rows]
    if not any(plain):
        coded = [any(clean_code(cell).status is CodeStatus.CODE for cell in row) for row in rows]
        plain = [not code and not is_line(row) for row, code in zip(rows, coded, strict=True)]
    for first, fine in enumerate(plain):
        if not fine:
            continue
        yield Header(first, first, titled[first])
        for last in range(first + 1, min(first + _SPANS, len(rows))):
            if not plain[last]:
                break
            yield from _joined(titled, first, last)


def _names_by_words(row: Sequence[Cell]) -> bool:
    """Say whether the words of a row name a column of ours, a year being an amount as well; so does a row of years."""
    words = [text for cell in row if try_amount(cell) is None and (text := title(as_text(cell)))]
    return not words or bool(named_columns(words))


def _joined(titled: Sequence[tuple[str, ...]], first: int, last: int) -> Iterator[Header]:
    """Yield the header over rows, each read down, in three ways.

    The title of a merged cell stands in the first of its cells: it is carried on where the title below says too little
    by itself, nowhere, or wherever it may be.
    """
    span = titled[first : last + 1]
    if not all(_adds(row) for row in span):
        return
    width = max(map(len, span))
    *above, lowest = [row + ("",) * (width - len(row)) for row in span]
    for over in ([not _says_enough(text) for text in lowest], [False] * width, [True] * width):
        spread = [_spread(row, lowest, over) for row in above]
        yield Header(first, last, tuple(" ".join(filter(None, cells)) for cells in zip(*spread, lowest, strict=True)))


def _says_enough(text: str) -> bool:
    return STRONG in named_columns([text]).values()


def _adds(row: Sequence[str]) -> bool:
    """Say whether a row may be a part of a header: a title of the sheet stands alone, mostly in the first column."""
    filled = [position for position, text in enumerate(row) if text]
    return len(filled) > 1 or (len(filled) == 1 and filled[0] > 1)


def _spread(row: Sequence[str], lowest: Sequence[str], over: Sequence[bool]) -> tuple[str, ...]:
    """Return a row with each title carried on to its right over empty cells, where there is a title below."""
    spread: list[str] = []
    carried = ""
    for text, below, may in zip(row, lowest, over, strict=True):
        carried = text or (carried if below else "")
        spread.append(text or (carried if may else ""))
    return tuple(spread)


def _may_be_header(row: Sequence[Cell]) -> bool:
    """Say whether a row holds words and years only: no amounts, no codes."""
    return any(as_text(cell).strip() for cell in row) and all(_may_be_title(cell) for cell in row)


def _may_be_title(cell: Cell) -> bool:
    amount = try_amount(cell)
    if amount is not None:
        return amount in _YEARS
    return clean_code(cell).status is not CodeStatus.CODE
