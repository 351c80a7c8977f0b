"""An estimate as plain text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.findings import Effect
from addenda.model.listing import counted
from addenda.model.money import dollars
from addenda.rendering.estimate_json import quantity
from addenda.rendering.terminal import columns, wrapped
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from decimal import Decimal

    from addenda.model.estimates import Estimate, Stake

_MOST_GROUPS = 40
"""How many groups a person reads; json and csv have all of them."""
_NOTHING = "(none)"


def estimate_text(estimate: Estimate, terminal: int | None = None) -> str:
    """Return what was read, the totals and the groups with most at stake, ending in a line feed."""
    codes = estimate.codes
    read = (
        f"{counted(codes.lines, 'line')}: {codes.with_code:,} with a CPT or HCPCS code, {codes.ambiguous:,} with a "
        f"value that may be one, {codes.other:,} with another code. Computed by {estimate.engine}."
    )
    lines = wrapped(visible(f"{estimate.old.id} to {estimate.new.id}"), terminal=terminal)
    lines += ["", *wrapped(read, hanging="", terminal=terminal), "", *_totals(estimate, terminal)]
    lines += _unknown(estimate, terminal)
    lines += _groups(estimate, terminal)
    return "\n".join(lines) + "\n"


def _totals(estimate: Estimate, terminal: int | None) -> list[str]:
    stakes = {effect.value: estimate.totals[effect] for effect in Effect} | {"all": estimate.everything}
    rows = [(title, *_cells(stake, estimate)) for title, stake in stakes.items()]
    return columns([("", *_titles(estimate)), *rows], terminal=terminal)


def _titles(estimate: Estimate) -> tuple[str, ...]:
    titles = ("lines", "units", "gross charges", "no price")
    return titles if _with_usage(estimate) else (*titles, "no volume")


def _cells(stake: Stake, estimate: Estimate) -> tuple[str, ...]:
    gross = "unknown" if stake.gross is None else dollars(stake.gross)
    cells = (f"{stake.lines:,}", _quantity(stake.units), gross, f"{stake.lines_without_price:,}")
    return cells if _with_usage(estimate) else (*cells, f"{stake.lines_without_units or 0:,}")


def _with_usage(estimate: Estimate) -> bool:
    return estimate.usage_columns is not None


def _unknown(estimate: Estimate, terminal: int | None) -> list[str]:
    """Return, as sentences, what is in none of the sums, and what the usage says itself."""
    everything, missing = estimate.everything, estimate.unmatched
    told = []
    if everything.units_without_price:
        told.append(f"{_quantity(everything.units_without_price)} units have no known price.")
    if everything.usage_rows_without_units:
        told.append(f"{counted(everything.usage_rows_without_units, 'row')} of usage without units.")
    if missing and missing.usage_rows:
        told.append(
            f"{counted(missing.usage_rows, 'row')} of usage ({_quantity(missing.units)} units) with a code that the "
            "change touches, and no line that it touches."
        )
    if everything.billed is not None:
        told.append(f"The usage itself says that {dollars(everything.billed)} were charged.")
    return ["", *(line for text in told for line in wrapped(text, terminal=terminal))] if told else []


def _groups(estimate: Estimate, terminal: int | None) -> list[str]:
    if not estimate.by:
        return []
    shown = estimate.groups[:_MOST_GROUPS]
    rows = [
        (
            visible(", ".join(value or _NOTHING for value in group.values)),
            group.effect.value,
            *_cells(group.stake, estimate),
        )
        for group in shown
    ]
    title = ", ".join(column.replace("_", " ") for column in estimate.by)
    lines = ["", *columns([(f"By {title}", "effect", *_titles(estimate)), *rows], terminal=terminal)]
    left = len(estimate.groups) - len(shown)
    return [*lines, f"and {left:,} more groups; --format csv has all of them."] if left else lines


def _quantity(units: Decimal) -> str:
    whole, point, fraction = quantity(units).partition(".")
    return f"{int(whole):,}" + (point + fraction if fraction else "")
