"""The columns of a price transparency csv, which CMS's templates name and the rule requires (45 CFR 180.50(c)).

Their names have parts with bars between them; hospitals write them in other case and with blanks around the bars.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import InputError, Problem
from addenda.model.canonical import collapse
from addenda.model.chargemaster import PriceKind
from addenda.reading.workbook import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addenda.reading.workbook import Cell

_WITHIN = 5  # rows in which the names of the hospital's fields stand: the first row, or below blank ones
_CHARGE = "standard_charge"
_NEGOTIATED = "negotiated_dollar"
_AMOUNTS = {
    (_CHARGE, "discounted_cash"): PriceKind.CASH,
    (_CHARGE, "min"): PriceKind.MINIMUM,
    (_CHARGE, "max"): PriceKind.MAXIMUM,
    (_CHARGE, _NEGOTIATED): PriceKind.NEGOTIATED,
}
_REQUIRED = ("description", "code|1", "code|1|type", "setting", "standard_charge|gross")
_OF_THE_ITEM = ("description", "setting", "modifiers", "billing_class")
_PREFIXES_OF_THE_ITEM = ("code|", "drug_", "standard_charge|gross", "standard_charge|discounted_cash")


class Amount(NamedTuple):
    """A column of amounts; of a wide file also its payer and plan."""

    position: int
    kind: PriceKind
    header: str
    payer: str = ""
    plan: str = ""


class Header(NamedTuple):
    """The columns of a csv, by name in lower case without blanks around bars.

    `row` is the 1-based row of the names, `codes` the positions of each code and of its type, `item` the positions
    that tell items apart, `amounts` all columns of amounts but the gross charge.
    """

    row: int
    width: int
    tall: bool
    positions: Mapping[str, int]
    titles: Mapping[str, str]
    codes: tuple[tuple[int, int], ...]
    item: tuple[int, ...]
    amounts: tuple[Amount, ...]


def fields_row(rows: Sequence[Sequence[Cell]]) -> int | None:
    """Return the index of the row that names the hospital's fields; None when this is no price transparency file.

    The row after it holds their values, and the next one names the columns `description` and `code|1`.
    """
    for index in range(min(_WITHIN, len(rows) - 2)):
        if "hospital_name" in map(plain, rows[index]):
            return index if {"description", "code|1"} <= set(map(plain, rows[index + 2])) else None
    return None


def read_header(row: Sequence[Cell], number: int, file: str) -> Header:
    """Return the columns of the row of that number.

    Raises:
        InputError: naming each required column that is not there, each that stands twice, and each code without type.

    """
    names = [plain(cell) for cell in row]
    positions = {name: place for place, name in reversed(list(enumerate(names))) if name}
    problems = [f"no column is called {name}" for name in _REQUIRED if name not in positions]
    problems += [f"two columns are called {name}" for name in positions if names.count(name) > 1]
    codes = [name for name in positions if name.startswith("code|") and name.count("|") == 1]
    untyped = [name for name in codes if f"{name}|type" not in positions and name not in _REQUIRED]
    problems += [f"no column says what type of code {name} is ({name}|type)" for name in untyped]
    if problems:
        raise InputError(Problem(problem, file, number) for problem in problems)
    return Header(
        row=number,
        width=len(row),
        tall="payer_name" in positions,
        positions=positions,
        titles={name: collapse(as_text(row[place])) for name, place in positions.items()},
        codes=tuple(sorted((positions[name], positions[f"{name}|type"]) for name in codes)),
        item=tuple(place for place, name in enumerate(names) if _is_of_the_item(name)),
        amounts=tuple(filter(None, (_amount(place, as_text(cell)) for place, cell in enumerate(row)))),
    )


def plain(cell: Cell) -> str:
    """Return a column's name in lower case, its parts without blanks around them."""
    return "|".join(collapse(part) for part in as_text(cell).casefold().split("|"))


def _is_of_the_item(name: str) -> bool:
    return name in _OF_THE_ITEM or name.startswith(_PREFIXES_OF_THE_ITEM)


def _amount(position: int, text: str) -> Amount | None:
    parts = [collapse(part) for part in text.split("|")]
    names = [part.casefold() for part in parts]
    if len(parts) == 4 and (names[0], names[3]) == (_CHARGE, _NEGOTIATED):
        return Amount(position, PriceKind.NEGOTIATED, collapse(text), parts[1], parts[2])
    kind = _AMOUNTS.get((names[0], names[1])) if len(parts) == 2 else None
    return Amount(position, kind, collapse(text)) if kind else None
