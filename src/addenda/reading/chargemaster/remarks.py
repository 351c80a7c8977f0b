"""What a reader of a charge master's lines should know of how they were read, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.listing import counted, listed
from addenda.reading.chargemaster.headerless import NO_NAMES, are_positions
from addenda.reading.chargemaster.sheets import HIDDEN, NO_HEADER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addenda.model.chargemaster import ChargeLine
    from addenda.reading.chargemaster.lines import LineReader
    from addenda.reading.chargemaster.sheets import Chosen, Table

_NAMED = 5
_PLAIN = frozenset({HIDDEN, NO_HEADER})


def remarks(chosen: Chosen, read: LineReader | None) -> tuple[str, ...]:
    """Return the remarks on the columns and the sheets and, where the lines were read, on them."""
    said = [*_on_columns(chosen.tables), *_on_sheets(chosen.left)]
    if read:
        said += [*_on_codes(chosen.tables, read), *_on_amounts(read), *_on_zero_prices(read.lines)]
        said += _on_negative_prices(read.lines)
        if read.titles:
            said.append(
                f"{counted(read.titles, 'row')} with nothing but a title named the department of the lines below."
            )
    return tuple(dict.fromkeys(said))


def _on_columns(tables: Sequence[Table]) -> Iterable[str]:
    for table in tables:
        columns = table.columns
        if are_positions(columns.titles.values()):
            yield NO_NAMES
        if columns.why_price:
            yield f"The price was taken from {columns.titles['price']!r}: {columns.why_price}."
        if columns.left:
            yield f"Columns that were not used: {listed(list(map(repr, columns.left)), _NAMED)}."


def _on_sheets(left: dict[str, str]) -> Iterable[str]:
    """Say why sheets were not read where one may wonder; that they were not read is told of all by their names."""
    wondered = ((name, reason) for name, reason in left.items() if reason not in _PLAIN)
    return (f"The sheet {name!r} was not read: {reason}." for name, reason in wondered)


def _on_codes(tables: Sequence[Table], read: LineReader) -> Iterable[str]:
    for table in tables:
        places = table.columns.positions.get("code", ())
        if len(places) > 1:
            names = ", ".join(repr(table.header.titles[place]) for place in places)
            yield f"Codes stand in {len(places)} columns; a line has the first code of {names}, in this order."
    if read.two_codes:
        yield f"{counted(read.two_codes, 'line')} with two different codes: the first was taken."


def _on_amounts(read: LineReader) -> Iterable[str]:
    for column, cells in read.unknown.items():
        named = listed([f"row {row} ({text[:20]!r})" for _, row, text in cells], _NAMED)
        yield (
            f"{counted(len(cells), 'cell')} of the {column} with words, a range or anything else that is no amount, "
            f"so that the {column} of the line is not known: {named}."
        )


def _on_negative_prices(lines: Sequence[ChargeLine]) -> Iterable[str]:
    found = [line for line in lines if line.price is not None and line.price < 0]
    if found:
        named = listed([f"row {line.row} ({line.price})" for line in found], _NAMED)
        yield (
            f"{counted(len(found), 'line')} with a price below zero, taken as it stands though some files mean by it "
            f"that there is none: {named}."
        )


def _on_zero_prices(lines: Sequence[ChargeLine]) -> Iterable[str]:
    """Say of amounts beside the price how many lines have only those."""
    headers: dict[str, int] = {}
    for line in lines:
        if not line.price:
            for price in line.prices:
                if price.amount:
                    headers[price.header] = headers.get(price.header, 0) + 1
    for header, count in headers.items():
        yield f"{counted(count, 'line')} with no price, or a price of zero, but with an amount under {header!r}."
