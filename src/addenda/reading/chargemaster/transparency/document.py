"""A price transparency file in JSON becomes items (CMS's schema of versions 2 and 3).

The whole document is held in memory, some eight times its size: see `docs/charge-master-sources.md`.
"""

from __future__ import annotations

import json
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from addenda.errors import InputError, Problem
from addenda.model.canonical import collapse
from addenda.model.chargemaster import Price, PriceKind
from addenda.reading.chargemaster.transparency.items import Item, ItemCode, Values, clean_modifiers

if TYPE_CHECKING:
    from collections.abc import Iterator

ITEMS = "standard_charge_information"
_AMOUNTS = {
    "discounted_cash": PriceKind.CASH,
    "minimum": PriceKind.MINIMUM,
    "maximum": PriceKind.MAXIMUM,
}
_NEGOTIATED = "standard_charge_dollar"


def load_document(text: str, file: str) -> dict[str, Any]:
    """Return the document, every number in it exact.

    Raises:
        InputError: naming the line with which it stops being JSON, or when its items are no list.

    """
    try:
        document = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        message = f"the JSON cannot be read ({error.msg})"
        raise InputError(Problem(message, file, error.lineno, advice="Fetch it again: it may be cut short.")) from None
    except (RecursionError, ValueError) as error:  # lists in lists without end; a number of more than 4,300 digits
        raise InputError(Problem(f"the JSON cannot be read ({error})", file)) from None
    if not isinstance(document, dict) or not isinstance(document.get(ITEMS), list):
        raise InputError(Problem(f"the JSON has no list {ITEMS}", file))
    return document


def read_items(document: dict[str, Any], values: Values) -> Iterator[Item]:
    """Yield an item for each of the standard charges (a setting and its prices) of each entry of the list.

    An item's `row` is the 1-based place of its entry. `values` keeps what cannot be read.
    """
    for row, entry in enumerate(document[ITEMS], 1):
        if not isinstance(entry, dict):
            values.refuse("the entry is no object", row, str(entry))
            continue
        description = collapse(str(entry.get("description") or ""))
        codes = tuple(_codes(entry, row, values))
        for charges in _objects(entry, "standard_charges", row, values):
            yield Item(
                row=row,
                description=description,
                codes=codes,
                modifiers=_modifiers(charges),
                setting=values.setting(charges.get("setting"), row),
                gross=values.amount(PriceKind.GROSS, charges.get("gross_charge"), row),
                prices=tuple(dict.fromkeys(_prices(charges, row, values))),
            )


def _codes(entry: dict[str, Any], row: int, values: Values) -> Iterator[ItemCode]:
    for code in _objects(entry, "code_information", row, values):
        found = values.code(_text(code.get("type")), _text(code.get("code")), row)
        if found:
            yield found


def _modifiers(charges: dict[str, Any]) -> str:
    """Return the modifiers: a list `modifier_code` in version 3, `modifiers` in version 2, there also as one text."""
    found = charges.get("modifier_code") or charges.get("modifiers") or []
    return clean_modifiers([_text(value) for value in (found if isinstance(found, list) else [found])])


def _prices(charges: dict[str, Any], row: int, values: Values) -> Iterator[Price]:
    for name, kind in _AMOUNTS.items():
        amount = values.amount(kind, charges.get(name), row)
        if amount is not None:
            yield Price(kind, name, amount)
    if "payers_information" not in charges:
        return
    for payer in _objects(charges, "payers_information", row, values):
        amount = values.amount(PriceKind.NEGOTIATED, payer.get(_NEGOTIATED), row)
        if amount is not None:
            whose = _text(payer.get("payer_name")), _text(payer.get("plan_name"))
            yield Price(PriceKind.NEGOTIATED, _NEGOTIATED, amount, *whose)


def _objects(holder: dict[str, Any], name: str, row: int, values: Values) -> list[dict[str, Any]]:
    found = holder.get(name)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        values.refuse(f"{name} is no list of objects", row)
        return []
    return found


def _text(value: object) -> str:
    return _collapsed(value) if isinstance(value, str) else "" if value is None else str(value)


@lru_cache(maxsize=65_536)  # one text for all lines of a payer
def _collapsed(text: str) -> str:
    return collapse(text)
