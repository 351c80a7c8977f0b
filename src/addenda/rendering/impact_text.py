"""An impact as plain text for a terminal: `impact --format text`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.impact_view import ImpactView, LineView, build_impact
from addenda.rendering.terminal import columns, wrapped
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from addenda.model.findings import Impact

_UNKNOWN = "unknown"


def impact_text(impact: Impact) -> str:
    """Return the sums, then every line under its kind, ending in a line feed."""
    view = build_impact(impact)
    old, new = impact.changes.old.id, impact.changes.new.id
    lines = [visible(f"{old} to {new}: {view.file}"), *(line for text in view.reading for line in wrapped(text)), ""]
    lines += [*wrapped(" ".join(view.headline), hanging=""), "", *_totals(view)]
    for section in view.sections:
        lines += ["", f"{section.title} ({section.count})", *wrapped(section.note)]
        for line in section.lines:
            lines += _line(line)
    return "\n".join(lines) + "\n"


def _totals(view: ImpactView) -> list[str]:
    rows: list[tuple[str, ...]] = [("", "lines", "gross charges", "no volume", "no price")]
    rows += [
        (row.title, row.lines, row.gross or _UNKNOWN, row.without_volume, row.without_price) for row in view.totals
    ]
    return columns(rows)


def _line(line: LineView) -> list[str]:
    name = " ".join(part for part in (line.charge_code, line.description) if part)
    sums = f"price {line.price or _UNKNOWN}, volume {line.volume or _UNKNOWN}, gross {line.gross or _UNKNOWN}"
    return [
        *wrapped(f"{line.place}  {line.code}  {name}", "  "),
        *wrapped(sums, "    "),
        *wrapped(line.to_do, "    "),
    ]
