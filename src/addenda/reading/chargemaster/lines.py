"""The rows of a table become charge lines."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from addenda.model.canonical import collapse
from addenda.model.chargemaster import ChargeLine, CodeStatus, FiledTotal, Price
from addenda.reading.chargemaster.amounts import says_nothing, try_amount
from addenda.reading.chargemaster.codes import CleanCode, clean_code, clean_modifier, holds_drug_numbers
from addenda.reading.chargemaster.flags import read_active, read_setting
from addenda.reading.chargemaster.rows import RowKind, RowReader
from addenda.reading.chargemaster.totals import filed_totals
from addenda.reading.workbook import Cell, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from addenda.reading.chargemaster.columns import PriceColumn
    from addenda.reading.chargemaster.sheets import Table

T = TypeVar("T")

_NO_CODE = (CleanCode("", "", CodeStatus.NONE), "")


class LineReader:
    """Reads the tables of one file; what a reader should know besides is gathered on the way.

    `unknown` holds sheet, row and cell of the amounts that cannot be read, by column; `two_codes` counts lines with
    different codes in their code columns, `titles` rows that name a department.
    """

    def __init__(self) -> None:
        self.lines: list[ChargeLine] = []
        self.rows_skipped = 0
        self.filed_totals: list[FiledTotal] = []
        self.unknown: defaultdict[str, list[tuple[str, int, str]]] = defaultdict(list)
        self.two_codes = 0
        self.titles = 0

    def read(self, table: Table, *, department: str) -> None:
        """Add the lines of a table. `department` is what to take where neither a column nor a title names one."""
        rows = table.sheet.rows
        kinds = RowReader(table)
        start = table.header.last + 1
        told = [(index, kinds.kind(index, rows[index])) for index in range(start, len(rows))]
        lines = [index for index, kind in told if kind is RowKind.LINE]
        last = lines[-1] if lines else start
        departments = []
        before = department
        for index, kind in told:
            if kind is RowKind.LINE:
                departments.append(before)
            elif kind is RowKind.TITLE and index < last and "department" not in table.columns.positions:
                before = next(text for cell in rows[index] if (text := collapse(as_text(cell))))
                self.titles += 1
        self.lines += _TableLines(table, lines, self).made(departments)
        self.rows_skipped += len(told) - len(lines)
        totals = [index for index, kind in told if kind is RowKind.TOTAL]
        self.filed_totals += filed_totals(table.header, rows, lines, totals)


class _TableLines:
    """Makes the lines of one table, column by column: most columns hold few different cells, each read once."""

    def __init__(self, table: Table, lines: Sequence[int], reader: LineReader) -> None:
        self._reader = reader
        self._sheet = table.sheet.name
        self._columns = table.columns
        self._numbers = [index + 1 for index in lines]
        self._rows = [table.sheet.rows[index] for index in lines]

    def made(self, departments: Sequence[str]) -> Iterator[ChargeLine]:
        """Yield the lines; `departments` holds what stands for each where the file has no such column."""
        active = self._columns.titles.get("active", "")
        codes = self._codes()
        for fields in zip(
            self._numbers,
            self._texts("charge_code"),
            self._texts("description"),
            codes,
            self._modifiers(codes),
            self._amounts("price"),
            self._amounts("volume"),
            self._read("revenue_code", _revenue_code, ""),
            self._texts("department") if "department" in self._columns.positions else departments,
            self._texts("facility"),
            self._read("setting", read_setting, ""),
            self._read("active", partial(read_active, header=active), None),
            self._prices(),
            strict=True,
        ):
            yield _line(self._sheet, *fields)

    def _cells(self, place: int) -> list[Cell]:
        return [row[place] if place < len(row) else "" for row in self._rows]

    def _read(self, column: str, read: Callable[[Cell], T], missing: T) -> list[T]:
        places = self._columns.positions.get(column)
        return _each(self._cells(places[0]), read) if places else [missing] * len(self._rows)

    def _texts(self, column: str) -> list[str]:
        return self._read(column, _text, "")

    def _amounts(self, column: str) -> list[Decimal | None]:
        places = self._columns.positions.get(column)
        if not places:
            return [None] * len(self._rows)
        cells = self._cells(places[0])
        amounts = _each(cells, try_amount)
        for number, cell, amount in zip(self._numbers, cells, amounts, strict=True):
            if amount is None and cell != "" and not says_nothing(cell):
                self._reader.unknown[column].append((self._sheet, number, as_text(cell)))
        return amounts

    def _codes(self) -> list[tuple[CleanCode, str]]:
        """Return of each line what stands in the first code column that holds a code, else that holds anything."""
        found = []
        for place in self._columns.positions.get("code", ()):
            cells = self._cells(place)
            among_drugs = holds_drug_numbers(cells)
            found.append(_each(cells, partial(_code, among_drugs=among_drugs)))
        if len(found) == 1:
            return found[0]
        return [self._first_code(beside) for beside in zip(*found, strict=True)] or [_NO_CODE] * len(self._rows)

    def _first_code(self, beside: tuple[tuple[CleanCode, str], ...]) -> tuple[CleanCode, str]:
        codes = [one for one in beside if one[0].status is CodeStatus.CODE]
        self._reader.two_codes += len({clean.code for clean, _ in codes}) > 1
        told = [one for one in beside if one[0].status is not CodeStatus.NONE]
        return (codes or told or beside)[0]

    def _modifiers(self, codes: Sequence[tuple[CleanCode, str]]) -> list[str]:
        """Return the modifiers of each line: those behind the code, then those in columns of their own."""
        columns = [_each(self._cells(place), clean_modifier) for place in self._columns.positions.get("modifier", ())]
        if not columns:
            return [clean.modifier for clean, _ in codes]
        beside = zip((clean.modifier for clean, _ in codes), *columns, strict=True)
        return [" ".join(dict.fromkeys(" ".join(modifiers).split())) for modifiers in beside]

    def _prices(self) -> list[tuple[Price, ...]]:
        columns = [
            _each(self._cells(column.position), partial(_price, column=column)) for column in self._columns.prices
        ]
        if not columns:
            return [()] * len(self._rows)
        return [tuple(filter(None, prices)) for prices in zip(*columns, strict=True)]


def _line(
    sheet: str,
    row: int,
    charge_code: str,
    description: str,
    code: tuple[CleanCode, str],
    modifier: str,
    price: Decimal | None,
    volume: Decimal | None,
    revenue_code: str,
    department: str,
    facility: str,
    setting: str,
    active: bool | None,
    prices: tuple[Price, ...],
) -> ChargeLine:
    clean, raw = code
    return ChargeLine(
        sheet=sheet,
        row=row,
        charge_code=charge_code,
        description=description,
        raw_code=raw,
        code=clean.code,
        modifier=modifier,
        status=clean.status,
        price=price,
        volume=volume,
        revenue_code=revenue_code,
        department=department,
        facility=facility,
        setting=setting,
        active=active,
        other=clean.other,
        prices=prices,
    )


def _each(cells: Sequence[Cell], read: Callable[[Cell], T]) -> list[T]:
    """Return what is read of each cell, reading equal cells once; 1 and True are equal to Python, so not those."""
    known: dict[Cell, T] = {}
    found = []
    for cell in cells:
        if cell is True or cell is False:
            found.append(read(cell))
            continue
        if cell not in known:
            known[cell] = read(cell)
        found.append(known[cell])
    return found


def _text(cell: Cell) -> str:
    return collapse(as_text(cell))


def _code(cell: Cell, *, among_drugs: bool) -> tuple[CleanCode, str]:
    return clean_code(cell, among_drugs=among_drugs), as_text(cell)


def _price(cell: Cell, column: PriceColumn) -> Price | None:
    amount = try_amount(cell)
    return None if amount is None else Price(column.kind, column.header, amount, column.payer)


def _revenue_code(cell: Cell) -> str:
    """Return a revenue code in its four digits (22 is 0022); a hospital's own marks stay as they are."""
    text = _text(cell)
    return text.zfill(4) if text.isdigit() else text
