"""An item or service of a price transparency file, and the charge lines that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from addenda.errors import Problem
from addenda.model.canonical import collapse
from addenda.model.chargemaster import ChargeLine, CodeStatus, OtherCode, Price, PriceKind
from addenda.reading.chargemaster.amounts import read_amount
from addenda.reading.chargemaster.codes import CleanCode, clean_code, clean_modifier

_DIGITS = 30  # more than an amount may have
SETTINGS = ("inpatient", "outpatient", "both")
_MATCHED = ("CPT", "HCPCS")
_CHARGE_CODES = ("CDM", "LOCAL")
_REVENUE_CODE = "RC"
_OTHER: Mapping[str, OtherCode] = MappingProxyType({"NDC": OtherCode.NDC, "MS-DRG": OtherCode.MS_DRG})
_AMOUNT_NAMES: Mapping[PriceKind, str] = MappingProxyType(
    {
        PriceKind.GROSS: "the gross charge",
        PriceKind.CASH: "the discounted cash price",
        PriceKind.MINIMUM: "the minimum negotiated charge",
        PriceKind.MAXIMUM: "the maximum negotiated charge",
        PriceKind.NEGOTIATED: "the negotiated charge in dollars",
    }
)


class ItemCode(NamedTuple):
    """A code as it stands, and its type in capitals, such as CPT, RC, CDM, NDC."""

    kind: str
    value: str


class Item(NamedTuple):
    """An item in one setting at one gross charge: all that a file says of it, of every payer.

    `row` is the item's first row in a csv, its 1-based place in `standard_charge_information` in a json.
    """

    row: int
    description: str
    codes: tuple[ItemCode, ...]
    modifiers: str
    setting: str
    gross: Decimal | None
    prices: tuple[Price, ...]

    @property
    def matched(self) -> tuple[str, ...]:
        """The CPT and HCPCS codes as they stand, each once."""
        return tuple(dict.fromkeys(code.value for code in self.codes if code.kind in _MATCHED))


class Values:
    """Reads values of one file; it gathers what cannot be read, to say all at once."""

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self._file = file

    def amount(self, kind: PriceKind, value: object, row: int) -> Decimal | None:
        """Return an amount in dollars, exactly; None where there is none."""
        if value is None or value == "":
            return None
        try:
            return _exactly(value)
        except (TypeError, ValueError):  # a list or an object cannot even be looked up in the cache
            self.refuse(f"{_AMOUNT_NAMES[kind]} is no amount", row, str(value))
            return None

    def setting(self, value: object, row: int) -> str:
        """Return a setting in lower case."""
        text = collapse(value).casefold() if isinstance(value, str) else str(value or "")
        if text and text not in SETTINGS:
            self.refuse(f"the setting is none of {', '.join(SETTINGS)}", row, text)
        return text

    def code(self, kind: str, value: str, row: int) -> ItemCode | None:
        """Return a code of a type; None where there is none."""
        if not value:
            return None
        if not kind:
            self.refuse("the code has no type, so it is not known what it is", row, value)
        return ItemCode(kind.upper(), value)

    def refuse(self, message: str, row: int, value: str | None = None) -> None:
        """Keep a problem."""
        self.problems.append(Problem(message, self._file, row, value))


@lru_cache(maxsize=65_536, typed=True)  # payers' amounts repeat
def _exactly(value: object) -> Decimal | None:
    if isinstance(value, Decimal) and abs(value.adjusted()) < _DIGITS:
        return read_amount(format(value, "f"))  # 1.5E+3 is written out
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(f"{value!r} is no amount")
    return read_amount(value)


def clean_modifiers(values: list[str]) -> str:
    """Return modifiers, of which one text may hold several (`50|62`), with a space between them."""
    parts = chain.from_iterable(value.split("|") for value in values)
    return " ".join(filter(None, map(clean_modifier, parts)))


def lines_of(item: Item, sheet: str, facility: str) -> list[ChargeLine]:
    """Return a line for each CPT or HCPCS code of an item, or the one line of an item without such a code."""
    cleaned = [(raw, clean_code(raw)) for raw in item.matched] or [_without_code(item)]
    return [_line(item, sheet, facility, raw, clean) for raw, clean in cleaned]


def _without_code(item: Item) -> tuple[str, CleanCode]:
    """Return the code that says what an item is where it has none of CPT or HCPCS, drug numbers and groups first."""
    others = [code for code in item.codes if code.kind not in (*_CHARGE_CODES, _REVENUE_CODE)]
    if not others:
        return "", CleanCode("", "", CodeStatus.NONE)
    named = next((code for code in others if code.kind in _OTHER), others[0])
    return named.value, CleanCode("", "", CodeStatus.OTHER, _OTHER.get(named.kind, OtherCode.LOCAL))


def _line(item: Item, sheet: str, facility: str, raw: str, clean: CleanCode) -> ChargeLine:
    revenue_code = _first(item, _REVENUE_CODE)
    return ChargeLine(
        sheet=sheet,
        row=item.row,
        charge_code=_first(item, *_CHARGE_CODES),
        description=item.description,
        raw_code=raw,
        code=clean.code,
        modifier=" ".join(dict.fromkeys(f"{clean.modifier} {item.modifiers}".split())),
        status=clean.status,
        price=item.gross,
        volume=None,
        revenue_code=revenue_code.zfill(4) if revenue_code.isdigit() else revenue_code,
        facility=facility,
        setting=item.setting,
        other=clean.other,
        prices=item.prices,
    )


def _first(item: Item, *kinds: str) -> str:
    """Return the first code of the first of these types that the item has."""
    return next((code.value for kind in kinds for code in item.codes if code.kind == kind), "")
