"""The same answers in plain Python: dictionaries, decimals, and no frame."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, TypeAlias

from addenda.model.estimates import SEVERAL, Stake
from addenda.model.findings import Effect
from tests.engines.system import CLEAN, EFFECTS, Rows

Answers: TypeAlias = dict[tuple[tuple[str, ...], Effect], Stake]
_WORST_FIRST = list(Effect)
_OF_LINES = ("facility", "department", "revenue_code")


def oracle(lines: Rows, usage: Rows | None, by: Sequence[str]) -> Answers:
    """What each group has; `lines` have every column, `usage` has facility, charge code, payer and units."""
    touched = [_line(line) for line in lines if CLEAN[line["code"] or ""][0] in EFFECTS]
    return _by_volume(touched, by) if usage is None else _by_usage(touched, usage, by)


def _line(line: Mapping[str, Any]) -> dict[str, Any]:
    texts = {column: line[column] or "" for column in ("facility", "charge_code", "department")}
    effect = EFFECTS[CLEAN[line["code"]][0]]
    return {**texts, "effect": effect, "price": _four(line["price"]), "volume": _four(line["volume"])}


def _by_volume(lines: list[dict[str, Any]], by: Sequence[str]) -> Answers:
    found: defaultdict[Any, list[Stake]] = defaultdict(list)
    for line in lines:
        stake = Stake(1, int(line["price"] is None), int(line["volume"] is None))
        found[_key(line, by), line["effect"]].append(_priced(stake, line["price"], line["volume"]))
    return {key: _sum(stakes) for key, stakes in found.items()}


def _by_usage(lines: list[dict[str, Any]], usage: Rows, by: Sequence[str]) -> Answers:
    found: defaultdict[Any, list[Stake]] = defaultdict(list)
    of_key: defaultdict[Any, list[dict[str, Any]]] = defaultdict(list)
    for line in lines:
        of_key[line["facility"], line["charge_code"]].append(line)
        found[_key(line | {"payer": ""}, by), line["effect"]].append(Stake(1, int(line["price"] is None)))
    for row in usage:
        key = row["facility"], row["charge_code"]
        if key[1] and key in of_key:
            one, units = _agreed(of_key[key]) | {"payer": row["payer"] or ""}, _four(row["units"])
            stake = Stake(usage_rows=1, usage_rows_without_units=int(units is None))
            found[_key(one, by), one["effect"]].append(_priced(stake, one["price"], units))
    return {key: _sum(stakes) for key, stakes in found.items()}


def _agreed(lines: list[dict[str, Any]]) -> dict[str, Any]:
    prices = {line["price"] for line in lines}
    one = {
        column: values.pop() if len(values := {line[column] for line in lines}) == 1 else SEVERAL
        for column in ("facility", "department")
    }
    effect = min((line["effect"] for line in lines), key=_WORST_FIRST.index)
    return one | {"effect": effect, "price": prices.pop() if len(prices) == 1 else None}


def _priced(stake: Stake, price: Decimal | None, units: Decimal | None) -> Stake:
    if units is None:
        return stake
    if price is None:
        return stake._replace(units_without_price=units)
    cents = (price * units).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return stake._replace(units=units, gross=cents)


def _sum(stakes: list[Stake]) -> Stake:
    def total(values: tuple[Any, ...]) -> Any:
        known = [value for value in values if value is not None]
        return sum(known) if known else None

    return Stake(*map(total, zip(*stakes, strict=True)))


def _key(line: Mapping[str, Any], by: Sequence[str]) -> tuple[str, ...]:
    return tuple(line[column] for column in by)


def _four(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else amount.quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP)
