"""An impact as plain text for a terminal: `impact --format text`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.candidates_view import DECIDE
from addenda.rendering.impact_view import ImpactView, LineView, build_impact
from addenda.rendering.licence import notice_lines
from addenda.rendering.terminal import columns, wrapped
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from addenda.model.findings import Impact

_UNKNOWN = "unknown"


def impact_text(impact: Impact, terminal: int | None = None) -> str:
    """Return the sums, then every line under its kind, ending in a line feed."""
    view = build_impact(impact)
    old, new = impact.changes.old.id, impact.changes.new.id
    lines = wrapped(visible(f"{old} to {new}: {view.file}"), terminal=terminal)
    lines += [line for text in view.reading for line in wrapped(text, terminal=terminal)]
    lines += ["", *wrapped(" ".join(view.headline), hanging="", terminal=terminal), "", *_totals(view, terminal)]
    for section in view.sections:
        lines += ["", f"{section.title} ({section.count})", *wrapped(section.note, terminal=terminal)]
        for line in section.lines:
            lines += _line(line, terminal)
    lines += _candidates(view, terminal)
    lines += notice_lines(impact.changes.codeset, terminal)
    return "\n".join(lines) + "\n"


def _totals(view: ImpactView, terminal: int | None) -> list[str]:
    rows: list[tuple[str, ...]] = [("", "lines", "gross charges", "no volume", "no price")]
    rows += [
        (row.title, row.lines, row.gross or _UNKNOWN, row.without_volume, row.without_price) for row in view.totals
    ]
    return columns(rows, terminal=terminal)


def _candidates(view: ImpactView, terminal: int | None) -> list[str]:
    if not view.candidates:
        return []
    lines = ["", f"Candidates for deleted codes ({len(view.candidates)})", *wrapped(DECIDE, terminal=terminal)]
    for one in view.candidates:
        lines += wrapped(f"{one.code}  {one.description}".rstrip(), "  ", terminal=terminal)
        for text in one.lines:
            lines += wrapped(text, "    ", terminal=terminal)
    return lines


def _line(line: LineView, terminal: int | None) -> list[str]:
    name = " ".join(part for part in (line.charge_code, line.description) if part)
    sums = f"price {line.price or _UNKNOWN}, volume {line.volume or _UNKNOWN}, gross {line.gross or _UNKNOWN}"
    return [
        *wrapped(f"{line.place}  {line.code}  {name}", "  ", terminal=terminal),
        *wrapped(sums, "    ", terminal=terminal),
        *wrapped(line.to_do, "    ", terminal=terminal),
    ]
