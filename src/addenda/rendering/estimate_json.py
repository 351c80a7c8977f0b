"""`addenda.estimate/1`: what a change does to the lines of a system, as JSON values. Amounts are text, exact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.model.money import plain
from addenda.rendering.changeset_json import side_json

if TYPE_CHECKING:
    from decimal import Decimal

    from addenda.model.estimates import Estimate, Stake

ESTIMATE_FORMAT = "addenda.estimate/1"


def estimate_json(estimate: Estimate) -> dict[str, Any]:
    """Return the estimate as one object; groups keep their order, and what is not known is null."""
    return {
        "format": ESTIMATE_FORMAT,
        "codeset": estimate.codeset.id,
        "old": side_json(estimate.old),
        "new": side_json(estimate.new),
        "engine": estimate.engine,
        "columns": {"lines": dict(estimate.line_columns), "usage": _columns(estimate)},
        "codes": estimate.codes._asdict(),
        "by": list(estimate.by),
        "totals": {"all": stake_json(estimate.everything)}
        | {effect.value: stake_json(stake) for effect, stake in estimate.totals.items()},
        "usage_without_line": _unmatched(estimate),
        "groups": [
            dict(zip(estimate.by, group.values, strict=True)) | {"effect": group.effect.value} | stake_json(group.stake)
            for group in estimate.groups
        ],
    }


def stake_json(stake: Stake) -> dict[str, Any]:
    """Return lines, units and money by the names of the model."""
    amounts = {"units": quantity(stake.units), "units_without_price": quantity(stake.units_without_price)}
    return stake._asdict() | amounts | {"gross": money(stake.gross), "billed": money(stake.billed)}


def quantity(units: Decimal) -> str:
    """Return a quantity with the decimals that it needs."""
    text = f"{units:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(amount: Decimal | None) -> str | None:
    """Return an amount with two decimals, None where it is not known."""
    return None if amount is None else plain(amount)


def _columns(estimate: Estimate) -> dict[str, str] | None:
    return None if estimate.usage_columns is None else dict(estimate.usage_columns)


def _unmatched(estimate: Estimate) -> dict[str, Any] | None:
    if estimate.unmatched is None:
        return None
    return {"usage_rows": estimate.unmatched.usage_rows, "units": quantity(estimate.unmatched.units)}
