"""Worklists and facilities as plain text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.listing import counted
from addenda.rendering.lines_text import in_groups, where
from addenda.rendering.terminal import columns, line_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addenda.rendering.impact_view import ImpactView
    from addenda.rendering.line_view import LineView
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
    for group in in_groups(one.lines):
        show = _together if len(group) > 1 else _alone
        lines += show(group, terminal)
    return lines + (wrapped(one.elsewhere, "  ", terminal=terminal) if one.elsewhere else [])


def _together(lines: Sequence[LineView], terminal: int | None) -> list[str]:
    first = lines[0]
    what = f"{first.severity}  {first.code} ({counted(len(lines), 'line')}): {first.finding}"
    told = [*wrapped(what, "  ", terminal=terminal), *wrapped(first.advice, "    ", terminal=terminal)]
    for line in lines:
        place = f"{where(line)}  {line.charge_code}".rstrip()
        told += wrapped(f"{place}{_gross(line, ': ')}", "    ", terminal=terminal)
    return told


def _alone(lines: Sequence[LineView], terminal: int | None) -> list[str]:
    (line,) = lines
    what = f"{line.severity}  {where(line)}  {line.code}  {line.charge_code}".rstrip()
    told = wrapped(f"{what}: {line.finding}{_gross(line, ', ')}", "  ", terminal=terminal)
    return told + wrapped(line.advice, "    ", terminal=terminal)


def _gross(line: LineView, before: str) -> str:
    """Return the gross charges of a line; nothing where they are not known, which its rule's list says."""
    return f"{before}gross {line.gross}" if line.gross else ""
