"""Worklists and facilities as plain text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.terminal import columns, line_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.rendering.impact_view import ImpactView
    from addenda.rendering.payment_view import PaymentView
    from addenda.rendering.worklist_view import EffortView, OwnerView

_UNKNOWN = "unknown"
_TITLES = ("to touch", "high", "medium", "low", "note", "gross at stake")


def facilities_text(view: ImpactView, terminal: int | None) -> list[str]:
    """Return the totals of the facilities as a table; nothing for one facility."""
    if not view.facilities:
        return []
    rows: list[tuple[str, ...]] = [("", "lines", *_titles(paid=view.paid))]
    rows += [
        (one.name, one.lines, *_figures(one.effort, one.gross, one.payment, paid=view.paid)) for one in view.facilities
    ]
    return ["", "Facilities", *columns(rows, "  ", terminal=line_width(terminal))]


def owners_text(view: ImpactView, terminal: int | None) -> list[str]:
    """Return for each kind a table of the owners, then the findings of each."""
    lines: list[str] = []
    for kind in view.owners:
        rows: list[tuple[str, ...]] = [("", *_titles(paid=kind.paid))]
        rows += [(one.name, *_figures(one.effort, one.gross, one.payment, paid=kind.paid)) for one in kind.owners]
        lines += [
            "",
            kind.title,
            *wrapped(kind.note, terminal=terminal),
            *columns(rows, "  ", terminal=line_width(terminal)),
        ]
        lines += [text for one in kind.owners for text in _owner(one, terminal)]
    return lines


def _titles(*, paid: bool) -> Iterable[str]:
    return (*_TITLES, "payment") if paid else _TITLES


def _figures(effort: EffortView, gross: str | None, payment: PaymentView | None, *, paid: bool) -> tuple[str, ...]:
    cells = (effort.lines, effort.high, effort.medium, effort.low, effort.note, gross or _UNKNOWN)
    return (*cells, payment.difference or _UNKNOWN if payment else _UNKNOWN) if paid else cells


def _owner(one: OwnerView, terminal: int | None) -> list[str]:
    lines = ["", *wrapped(f"{one.name} ({one.count})", terminal=terminal)]
    for line in one.lines:
        where = f"{line.place} ({line.also})" if line.also else line.place
        what = f"{line.severity}  {where}  {line.code}  {line.charge_code}".rstrip()
        lines += wrapped(f"{what}: {line.finding}, gross {line.gross or _UNKNOWN}", "  ", terminal=terminal)
        lines += wrapped(line.advice, "    ", terminal=terminal)
    return lines + (wrapped(one.elsewhere, "  ", terminal=terminal) if one.elsewhere else [])
