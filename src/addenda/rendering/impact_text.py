"""An impact as plain text for a terminal: `impact --format text`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.candidates_view import DECIDE
from addenda.rendering.impact_view import ImpactView, LinesSection, build_impact
from addenda.rendering.licence import notice_lines
from addenda.rendering.owners_text import facilities_text, owners_text
from addenda.rendering.payment_view import PaymentView
from addenda.rendering.terminal import columns, wrapped
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from addenda.model.findings import Impact
    from addenda.rendering.line_view import LineView

_UNKNOWN = "unknown"
_NOT_KNOWN = PaymentView(None, None, None, "")


def impact_text(impact: Impact, terminal: int | None = None) -> str:
    """Return the sums, then every finding under its rule, then by whom it is to be worked on, ending in a line feed."""
    view = build_impact(impact)
    old, new = impact.changes.old.id, impact.changes.new.id
    lines = wrapped(visible(f"{old} to {new}: {view.file}"), terminal=terminal)
    lines += _wrapped_all(view.reading, terminal)
    lines += ["", *wrapped(" ".join(view.headline), hanging="", terminal=terminal), "", *_totals(view, terminal)]
    lines += _money(view, terminal)
    lines += facilities_text(view, terminal)
    for section in view.sections:
        lines += _section(section, terminal)
    lines += _waived(view, terminal)
    lines += owners_text(view, terminal)
    lines += _candidates(view, terminal)
    lines += notice_lines(impact.changes.codeset, terminal)
    return "\n".join(lines) + "\n"


def _totals(view: ImpactView, terminal: int | None) -> list[str]:
    rows: list[tuple[str, ...]] = [("", "lines", "gross charges", "no volume", "no price")]
    rows += [
        (row.title, row.lines, row.gross or _UNKNOWN, row.without_volume, row.without_price) for row in view.totals
    ]
    lines = columns(rows, terminal=terminal)
    if not view.paid:
        return lines
    rows = [("Payment a year", "old schedule", "new schedule", "difference", "not known")]
    rows += [(row.title, *_paid(row.payment), (row.payment or _NOT_KNOWN).note) for row in view.totals]
    return [*lines, "", *columns(rows, terminal=terminal)]


def _paid(payment: PaymentView | None) -> tuple[str, ...]:
    known = payment or _NOT_KNOWN
    return (known.old or _UNKNOWN, known.new or _UNKNOWN, known.difference or _UNKNOWN)


def _money(view: ImpactView, terminal: int | None) -> list[str]:
    lines = []
    if view.assumptions:
        lines += ["", "What the money rests on", *_wrapped_all(view.assumptions, terminal, "  ")]
    if view.range is None:
        return lines
    paid = ("payment lost",) if view.range.paid else ()
    rows: list[tuple[str, ...]] = [("", "lines that go on", "gross lost", *paid)]
    rows += [(row.scenario, row.lines, row.gross, *((row.payment,) if paid else ())) for row in view.range.rows]
    return [
        *lines,
        *["", "What deleted codes may cost a year"],
        *_wrapped_all(view.range.before, terminal),
        *columns(rows, "  ", terminal=terminal),
        *_wrapped_all(view.range.assumptions, terminal),
    ]


def _section(section: LinesSection, terminal: int | None) -> list[str]:
    return [
        *["", f"{section.title} ({section.count}, {section.severity})"],
        *wrapped(section.why, terminal=terminal),
        *wrapped(section.advice, terminal=terminal),
        *(text for line in section.lines for text in _line(line, terminal)),
    ]


def _waived(view: ImpactView, terminal: int | None) -> list[str]:
    if not view.waived:
        return []
    lines = ["", f"Waived, and counted nowhere else ({len(view.waived)})"]
    for one in view.waived:
        lines += wrapped(f"{_heading(one.line)}: {one.line.finding}", "  ", terminal=terminal)
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


def _line(line: LineView, terminal: int | None) -> list[str]:
    sums = f"price {line.price or _UNKNOWN}, volume {line.volume or _UNKNOWN}, gross {line.gross or _UNKNOWN}"
    return [
        *wrapped(_heading(line), "  ", terminal=terminal),
        *wrapped(sums, "    ", terminal=terminal),
        *(wrapped(_payment(line.payment), "    ", terminal=terminal) if line.payment else ()),
        *wrapped(line.to_do, "    ", terminal=terminal),
    ]


def _heading(line: LineView) -> str:
    where = f"{line.place} ({line.also})" if line.also else line.place
    name = " ".join(part for part in (line.charge_code, line.description) if part)
    return f"{where}  {line.code}  {name}".rstrip()


def _payment(payment: PaymentView) -> str:
    old, new, difference = _paid(payment)
    note = f" ({payment.note})" if payment.note else ""
    return f"payment a year {old} before, {new} now, difference {difference}{note}"


def _wrapped_all(texts: tuple[str, ...], terminal: int | None, indent: str = "") -> list[str]:
    return [line for text in texts for line in wrapped(text, indent, terminal=terminal)]
