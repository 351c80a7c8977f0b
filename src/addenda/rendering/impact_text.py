"""An impact as plain text for a terminal: `impact --format text`. The headline comes first, how it was read last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.candidates_view import DECIDE
from addenda.rendering.impact_view import build_impact
from addenda.rendering.licence import notice_lines
from addenda.rendering.lines_text import heading, known_of, paid_cells, section_text
from addenda.rendering.owners_text import facilities_text, owners_text
from addenda.rendering.sides import compared
from addenda.rendering.terminal import columns, wrapped
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from addenda.model.findings import Impact
    from addenda.rendering.impact_view import ImpactView

_UNKNOWN = "unknown"


def impact_text(impact: Impact, terminal: int | None = None) -> str:
    """Return the sums, then every finding under its rule, then by whom it is to be worked on, ending in a line feed."""
    view = build_impact(impact)
    lines = wrapped(visible(f"{compared(impact.changes)}: {view.file}"), terminal=terminal)
    lines += ["", *wrapped(" ".join(view.headline), hanging="", terminal=terminal), "", *_totals(view, terminal)]
    lines += _money(view, terminal)
    lines += facilities_text(view, terminal)
    known = known_of(view)
    for section in view.sections:
        lines += section_text(section, known, terminal)
    lines += _waived(view, terminal)
    lines += owners_text(view, terminal)
    lines += _candidates(view, terminal)
    lines += ["", "How the charge master was read", *_wrapped_all(view.reading, terminal, "  ")]
    lines += notice_lines(impact.changes.codeset, terminal)
    return "\n".join(lines) + "\n"


def _totals(view: ImpactView, terminal: int | None) -> list[str]:
    rows: list[tuple[str, ...]] = [("", "lines", "gross charges", "no volume", "no price")]
    rows += [
        (row.title, row.lines, row.gross or _UNKNOWN, row.without_volume, row.without_price) for row in view.totals
    ]
    lines = columns(rows, terminal=terminal)
    if view.payment_note:
        return [*lines, "", *wrapped(view.payment_note, hanging="", terminal=terminal)]
    if not view.paid:
        return lines
    rows = [("Payment a year", "old schedule", "new schedule", "difference", "not known")]
    rows += [(row.title, *paid_cells(row.payment), row.payment.note if row.payment else "") for row in view.totals]
    return [*lines, "", *columns(rows, terminal=terminal)]


def _money(view: ImpactView, terminal: int | None) -> list[str]:
    lines = []
    if view.assumptions:
        lines += ["", "What the money rests on", *_wrapped_all(view.assumptions, terminal, "  ")]
    if view.range is None:
        return lines
    lines += ["", "What deleted codes may cost a year", *_wrapped_all(view.range.before, terminal)]
    if not view.range.rows:
        return lines
    paid = ("payment lost",) if view.range.paid else ()
    rows: list[tuple[str, ...]] = [("", "lines that go on", "gross lost", *paid)]
    rows += [(row.scenario, row.lines, row.gross, *((row.payment,) if paid else ())) for row in view.range.rows]
    return [
        *lines,
        *columns(rows, "  ", terminal=terminal),
        *_wrapped_all(view.range.assumptions, terminal),
    ]


def _waived(view: ImpactView, terminal: int | None) -> list[str]:
    if not view.waived:
        return []
    lines = ["", f"Waived, and counted nowhere else ({len(view.waived)})"]
    for one in view.waived:
        lines += wrapped(f"{heading(one.line)}: {one.line.finding}", "  ", terminal=terminal)
        lines += wrapped(f"until {one.expires}: {one.reason}", "    ", terminal=terminal)
    return lines


def _candidates(view: ImpactView, terminal: int | None) -> list[str]:
    if not view.candidates:
        return []
    lines = ["", f"Candidates for deleted codes ({len(view.candidates)})", *wrapped(DECIDE, terminal=terminal)]
    for one in view.candidates:
        lines += wrapped(f"{one.code}  {one.description}".rstrip(), "  ", terminal=terminal)
        lines += _wrapped_all(one.lines, terminal, "    ")
    return lines


def _wrapped_all(texts: tuple[str, ...], terminal: int | None, indent: str = "") -> list[str]:
    return [line for text in texts for line in wrapped(text, indent, terminal=terminal)]
