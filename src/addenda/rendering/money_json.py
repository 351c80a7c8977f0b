"""Money as JSON values: amounts are text with two decimals, and what is not known is null."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.model.money import plain
from addenda.model.range import Scenario

if TYPE_CHECKING:
    from decimal import Decimal

    from addenda.model.findings import Total
    from addenda.model.payments import LinePayment, Payment
    from addenda.model.range import Kept, MoneyRange, ReplacementRange, Replacements


def money(amount: Decimal | None) -> str | None:
    """Return an amount."""
    return None if amount is None else plain(amount)


def total_json(total: Total) -> dict[str, Any]:
    """Return a sum over lines; it has a payment where fees were given."""
    return {
        "lines": total.lines,
        "gross": money(total.gross),
        "lines_without_volume": total.lines_without_volume,
        "lines_without_price": total.lines_without_price,
        "lines_without_gross": total.lines_without_gross,
        **({"payment": _payment_total(total)} if total.payment else {}),
    }


def payment_json(payment: LinePayment) -> dict[str, Any]:
    """Return what is paid for a line: for a unit under each schedule and why, then a year."""
    return {
        "old": _unit(payment.old),
        "new": _unit(payment.new),
        "old_total": money(payment.old_total),
        "new_total": money(payment.new_total),
        "difference": money(payment.difference),
    }


def range_json(replacements: Replacements) -> dict[str, Any]:
    """Return what is kept and lost in each scenario, together and by deleted code."""
    return {
        "assumptions": {scenario.value: sentence for scenario, sentence in replacements.assumptions},
        "together": _range(replacements.together),
        "by_code": [{"code": str(one.key), **_range(one)} for one in replacements.by_code],
    }


def _payment_total(total: Total) -> dict[str, Any] | None:
    paid = total.payment
    if paid is None:
        return None
    known = paid.lines > 0 or not paid.lines_unknown
    return {
        "lines": paid.lines,
        "old": money(paid.old) if known else None,
        "new": money(paid.new) if known else None,
        "difference": money(paid.difference) if known else None,
        "lines_unknown": paid.lines_unknown,
    }


def _unit(payment: Payment | None) -> dict[str, Any] | None:
    if payment is None:
        return None
    return {
        "schedule": str(payment.schedule),
        "unit": money(payment.amount),
        "status": payment.status or None,
        "why": payment.why,
    }


def _range(one: ReplacementRange) -> dict[str, Any]:
    return {
        "lines": one.lines,
        "gross": _money_range(one.gross),
        "payment": _money_range(one.payment) if one.payment else None,
    }


def _money_range(of: MoneyRange) -> dict[str, Any]:
    return {
        "before": money(of.before),
        "lines_unknown": of.lines_unknown,
        **{
            scenario.value: {**_kept(of.kept(scenario)), "lost": [money(amount) for amount in of.lost(scenario)]}
            for scenario in Scenario
        },
    }


def _kept(kept: Kept) -> dict[str, Any]:
    return {
        "kept": [money(kept.low), money(kept.high)],
        "lines": kept.lines,
        "lines_unknown": kept.lines_unknown,
    }
