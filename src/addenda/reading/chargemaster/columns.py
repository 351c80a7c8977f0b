"""Which columns of a table are ours: their headers propose, their cells confirm or refute. It never guesses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import Problem
from addenda.model.chargemaster import ColumnChoice, PriceKind
from addenda.reading.chargemaster.choosing import Chooser
from addenda.reading.chargemaster.code_columns import choose_code
from addenda.reading.chargemaster.contents import Contents, contents_of, sample
from addenda.reading.chargemaster.narrowing import PriceChoice
from addenda.reading.chargemaster.price_words import price_words
from addenda.reading.chargemaster.pricing import choose_price
from addenda.reading.chargemaster.questions import missing, no_such_header, which
from addenda.reading.chargemaster.words import MEANINGS, plain, same

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addenda.reading.chargemaster.headers import Header
    from addenda.reading.chargemaster.mapping import ColumnMapping
    from addenda.reading.workbook import Cell


class PriceColumn(NamedTuple):
    """A column of amounts beside the price."""

    position: int
    kind: PriceKind
    header: str
    payer: str


class Columns(NamedTuple):
    """Where our columns stand, and why.

    `positions` holds several for codes and modifiers that stand in more than one column; `titles` has the header of
    the first. `not_used` holds the headers of each optional column that several may be, `left` those that nothing
    was taken from. `problems` are questions for the user about the columns `unclear`; while there are any, the table
    must not be read. `why_price` says why the price is this one of several, "" where there was but one.
    """

    positions: Mapping[str, tuple[int, ...]]
    titles: Mapping[str, str]
    choices: tuple[ColumnChoice, ...] = ()
    not_used: Mapping[str, tuple[str, ...]] = {}
    prices: tuple[PriceColumn, ...] = ()
    left: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    unclear: frozenset[str] = frozenset()
    why_price: str = ""


class _Table(NamedTuple):
    header: Header
    titles: tuple[str, ...]
    contents: list[Contents]
    rows: Sequence[list[Cell]]
    file: str

    def question(self, column: str, positions: Sequence[int], refuted: Sequence[str]) -> Problem:
        row = self.header.last + 1
        if positions:
            return which(column, [self.titles[position] for position in positions], self.file, row)
        return missing(column, self.titles, refuted, self.file, row)


def choose_columns(header: Header, rows: Sequence[list[Cell]], mapping: ColumnMapping, file: str) -> Columns:
    """Return the columns of a table from its header and the rows under it."""
    width = len(header.titles)
    table = _Table(header, header.titles, contents_of(sample(rows, width), width), rows, file)
    mapped, asked = _mapped(table, mapping)
    chooser = Chooser(header.titles, table.contents, mapped)
    if "code" not in mapping.columns:
        asked |= _code(table, chooser)
    why = ""
    if "price" not in mapping.columns:
        price = choose_price(table.titles, table.contents, table.rows, chooser.taken)
        why = price.why
        asked |= _price(table, chooser, price)
    chooser.optional()
    return _columns(table, chooser, _prices(table, chooser, mapping), asked, why)


def _columns(
    table: _Table, chooser: Chooser, prices: tuple[PriceColumn, ...], asked: Mapping[str, Problem], why: str
) -> Columns:
    used = {position for places in chooser.positions.values() for position in places}
    used |= {price.position for price in prices}
    order = [column for column in MEANINGS if column in chooser.positions]
    return Columns(
        {column: chooser.positions[column] for column in order},
        {column: table.titles[chooser.positions[column][0]] for column in order},
        tuple(sorted(chooser.choices, key=lambda choice: list(MEANINGS).index(choice.column))),
        chooser.not_used,
        prices,
        tuple(text for position, text in enumerate(table.titles) if text and position not in used),
        tuple(asked.values()),
        frozenset(asked),
        why,
    )


def _mapped(table: _Table, mapping: ColumnMapping) -> tuple[dict[str, int], dict[str, Problem]]:
    """Return the place of each header that the user named, and what is wrong with the others."""
    places: dict[str, int] = {}
    asked: dict[str, Problem] = {}
    row = table.header.last + 1
    payers = {f"payer:{name}": text for name, text in mapping.payers.items()}
    for column, wanted in {**mapping.columns, **payers}.items():
        found = [position for position, text in enumerate(table.titles) if same(text) == same(wanted)]
        if len(found) > 1:
            asked[column] = which(column, [table.titles[position] for position in found], table.file, row)
        elif not found:
            asked[column] = no_such_header(column, wanted, table.titles, table.file, row)
        elif column in {"price", "volume"} and _holds_other(table.contents[found[0]]):
            message = f"the column that {column} is mapped to holds no amounts"
            asked[column] = Problem(message, table.file, row, table.titles[found[0]])
        else:
            places[column] = found[0]
    return places, asked


def _holds_other(held: Contents) -> bool:
    return held.filled > 0 and not held.holds_amounts


def _code(table: _Table, chooser: Chooser) -> dict[str, Problem]:
    """Choose the code; return what must be asked."""
    code = choose_code(table.titles, table.contents, chooser.taken)
    if not code.positions:
        return {"code": table.question("code", code.contenders, code.refuted)}
    chooser.take("code", code.positions, code.reasons)
    return {}


def _price(table: _Table, chooser: Chooser, price: PriceChoice) -> dict[str, Problem]:
    if price.position is None:
        chooser.prices = frozenset(price.contenders)
        return {"price": table.question("price", price.contenders, price.refuted)}
    chooser.take("price", (price.position,), (_price_reason(table, price.position, price.why),))
    return {}


def _price_reason(table: _Table, position: int, why: str) -> str:
    held = table.contents[position]
    text = plain(table.titles[position])
    says = f'its header says "{text}"; ' if price_words(table.titles[position]) else ""
    share = f"{held.share(held.amounts):.0%} of its filled cells are amounts" if held.filled else "its cells are empty"
    return f"{says}{share}; {why}" if why else f"{says}{share}"


def _prices(table: _Table, chooser: Chooser, mapping: ColumnMapping) -> tuple[PriceColumn, ...]:
    """Return the columns of amounts beside the price: cash, limits, payers, other years and settings."""
    payers = {same(header): payer for payer, header in mapping.payers.items()}
    prices = []
    for position, text in enumerate(table.titles):
        words = price_words(text)
        if same(text) in payers:
            prices.append(PriceColumn(position, PriceKind.NEGOTIATED, text, payers[same(text)]))
        elif position not in chooser.taken and words and _is_money(table.contents[position]):
            kind = PriceKind.OTHER if words.kind is PriceKind.GROSS else words.kind
            prices.append(PriceColumn(position, kind, text, words.payer))
    return tuple(prices)


def _is_money(held: Contents) -> bool:
    return held.holds_amounts and not held.holds_identifiers
