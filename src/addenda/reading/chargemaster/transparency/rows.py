"""The rows of a price transparency csv become items.

In a tall file each payer and plan has a row of its own, so an item stands in many, not always one after the other; in
a wide file an item has several rows where a payer has several terms for it. Rows are one item when nothing but what
payers negotiated tells them apart: the description, codes, modifiers, setting, drug unit, gross charge and discounted
cash price are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.canonical import collapse
from addenda.model.chargemaster import Price, PriceKind
from addenda.reading.chargemaster.transparency.items import Item, ItemCode, Values, clean_modifiers
from addenda.reading.workbook import as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.reading.chargemaster.transparency.headers import Header
    from addenda.reading.workbook import Cell


class ItemRows(NamedTuple):
    """The items of a csv, how many rows hold them, how many are blank, and how many hold terms of a modifier alone."""

    items: tuple[Item, ...]
    rows: int
    blank: int
    of_modifiers: int


def read_rows(rows: Sequence[Sequence[Cell]], header: Header, values: Values) -> ItemRows:
    """Return the items of the rows under the header; `values` keeps what cannot be read."""
    reader = _Reader(header, values)
    blank = of_modifiers = 0
    for number, row in enumerate(rows[header.row :], header.row + 1):
        cells = [as_text(cell).strip() for cell in row] + [""] * (header.width - len(row))
        if any(cells[header.width :]):
            values.refuse(
                f"the row has more cells than the {header.width} of the header", number, _surplus(cells, header)
            )
        if not any(cells):
            blank += 1
        elif reader.holds_item(cells):
            reader.read(cells, number)
        else:
            of_modifiers += 1
    return ItemRows(reader.items(), len(rows) - header.row - blank - of_modifiers, blank, of_modifiers)


def _surplus(cells: list[str], header: Header) -> str:
    return next(filter(None, cells[header.width :]))


class _Reader:
    """Gathers the rows of each item by what tells items apart."""

    def __init__(self, header: Header, values: Values) -> None:
        self._header = header
        self._values = values
        self._items: dict[tuple[str, ...], tuple[Item, dict[Price, None]]] = {}

    def holds_item(self, cells: list[str]) -> bool:
        """Say whether a row is of an item; a modifier's terms have no code and no gross charge."""
        gross = self._cell(cells, "standard_charge|gross")
        coded = any(cells[value] for value, _ in self._header.codes)
        return bool(coded or gross or not self._cell(cells, "modifiers"))

    def read(self, cells: list[str], number: int) -> None:
        key = tuple([cells[place] for place in self._header.item])
        if key not in self._items:
            self._items[key] = self._item(cells, number), {}
        self._items[key][1].update(dict.fromkeys(self._prices(cells, number)))

    def items(self) -> tuple[Item, ...]:
        return tuple(item._replace(prices=tuple(prices)) for item, prices in self._items.values())

    def _item(self, cells: list[str], number: int) -> Item:
        return Item(
            row=number,
            description=collapse(self._cell(cells, "description")),
            codes=self._codes(cells, number),
            modifiers=clean_modifiers([self._cell(cells, "modifiers")]),
            setting=self._values.setting(self._cell(cells, "setting"), number),
            gross=self._values.amount(PriceKind.GROSS, self._cell(cells, "standard_charge|gross"), number),
            prices=(),
        )

    def _codes(self, cells: list[str], number: int) -> tuple[ItemCode, ...]:
        found = (self._values.code(cells[kind], cells[value], number) for value, kind in self._header.codes)
        return tuple(filter(None, found))

    def _prices(self, cells: list[str], number: int) -> list[Price]:
        payer, plan = self._cell(cells, "payer_name"), self._cell(cells, "plan_name")
        found = []
        for column in self._header.amounts:
            amount = self._values.amount(column.kind, cells[column.position], number)
            if amount is not None:
                whose = (payer, plan) if self._is_tall(column.kind) else (column.payer, column.plan)
                found.append(Price(column.kind, column.header, amount, *whose))
        return found

    def _is_tall(self, kind: PriceKind) -> bool:
        return self._header.tall and kind is PriceKind.NEGOTIATED

    def _cell(self, cells: list[str], name: str) -> str:
        position = self._header.positions.get(name)
        return "" if position is None else cells[position]
