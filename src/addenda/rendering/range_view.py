"""The view of what lines on deleted codes may bring yet: a range, from nothing replaced to everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.listing import counted
from addenda.model.money import dollars
from addenda.model.range import Scenario
from addenda.rendering.visible import visible
from addenda.rendering.words import number

if TYPE_CHECKING:
    from decimal import Decimal

    from addenda.model.range import Kept, MoneyRange, ReplacementRange, Replacements


@dataclass(frozen=True, slots=True)
class RangeRow:
    """One scenario of what becomes of lines on deleted codes."""

    scenario: str
    """Its name."""
    lines: str
    """How many lines go on, of how many."""
    gross: str
    """Gross charges lost a year, from least to most, or the word for what is not known."""
    payment: str
    """Payment lost a year likewise; "" without fees."""


@dataclass(frozen=True, slots=True)
class RangeView:
    """The three scenarios of all lines on deleted codes together."""

    before: tuple[str, ...]
    """What the lines brought, as sentences."""
    paid: bool
    """Whether rows have a payment."""
    rows: tuple[RangeRow, ...]
    """The scenarios; none where nothing is known of any line."""
    assumptions: tuple[str, ...]
    """What each scenario takes for granted, as sentences; none without scenarios."""


def build_range(range_of: Replacements) -> RangeView | None:
    """Return the view; None where no line is on a deleted code, and where all is known and nothing can be lost."""
    together = range_of.together
    if not together.lines or _is_nothing(together):
        return None
    gross, payment = together.gross, together.payment
    known = [money for money in (gross, payment) if money and money.lines_unknown < together.lines]
    if not known:
        return RangeView((_nothing(together),), payment is not None, (), ())
    return RangeView(
        before=(
            _before(gross, together.lines, "gross charges"),
            *((_before(payment, together.lines, "payment", " by the old fee schedule"),) if payment else ()),
            *((_not_paid(payment),) if payment and payment.best.lines_unknown else ()),
        ),
        paid=payment is not None,
        rows=tuple(
            RangeRow(
                scenario=_capital(scenario.value),
                lines=f"{number(known[0].kept(scenario).lines)} of {number(together.lines - known[0].lines_unknown)}",
                gross=_lost(gross, together.lines, scenario),
                payment=_lost(payment, together.lines, scenario) if payment else "",
            )
            for scenario in Scenario
        ),
        assumptions=tuple(visible(sentence) for _, sentence in range_of.assumptions),
    )


def _is_nothing(together: ReplacementRange) -> bool:
    """Say whether every line is known to bring in nothing, before and after; what is not known is never nothing."""
    moneys = [money for money in (together.gross, together.payment) if money]
    return not any(
        money.before or money.lines_unknown or any(map(_says_something, map(money.kept, Scenario))) for money in moneys
    )


def _says_something(kept: Kept) -> bool:
    return bool(kept.low or kept.high or kept.lines_unknown)


def _nothing(together: ReplacementRange) -> str:
    what = "neither gross charges nor payment are" if together.payment else "gross charges are not"
    return f"{counted(together.lines, 'line')} on deleted codes: {what} known, so nothing can be said of what is lost."


def _before(money: MoneyRange, lines: int, what: str, source: str = "") -> str:
    start = f"{counted(lines, 'line')} on deleted codes: {dollars(money.before)} {what} a year so far{source}"
    unknown = money.lines_unknown
    if not unknown:
        return f"{start}."
    if unknown == lines:
        return f"{counted(lines, 'line')} on deleted codes: {what} not known, so nothing can be said of it."
    having = "has an amount that is not known and is" if unknown == 1 else "have amounts that are not known and are"
    return f"{start}; {number(unknown)} of them {having} in no figure here."


def _not_paid(payment: MoneyRange) -> str:
    lines = counted(payment.best.lines_unknown, "line")
    going = "goes" if payment.best.lines_unknown == 1 else "go"
    return f"Under the best candidate {lines} more {going} on at a payment that is not known: less may be lost."


def _lost(money: MoneyRange, lines: int, scenario: Scenario) -> str:
    """Return what is lost; that nothing is known of any line is no loss of nothing."""
    return "unknown" if money.lines_unknown == lines else _span(money.lost(scenario))


def _span(amounts: tuple[Decimal, Decimal]) -> str:
    low, high = amounts
    return dollars(low) if low == high else f"{dollars(low)} to {dollars(high)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
