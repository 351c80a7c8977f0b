"""Facilities against a corporate standard, as plain text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.standard_view import FacilityStandard, build_standard
from addenda.rendering.terminal import columns, line_width, wrapped

if TYPE_CHECKING:
    from addenda.model.standard import StandardComparison


def standard_text(comparison: StandardComparison, terminal: int | None = None) -> str:
    """Return the counts of each facility, then its lines, ending in a line feed."""
    view = build_standard(comparison)
    rows = [("", *(title.lower() for title in view.titles)), *((one.name, *one.counts) for one in view.facilities)]
    lines = wrapped(f"Against {view.file}", terminal=terminal)
    lines += wrapped(" ".join(view.headline), terminal=terminal)
    lines += ["", *columns(rows, terminal=line_width(terminal))]
    for one in view.facilities:
        lines += _facility(one, terminal)
    return "\n".join(lines) + "\n"


def _facility(one: FacilityStandard, terminal: int | None) -> list[str]:
    lines = [text for note in one.notes for text in wrapped(note, "  ", terminal=terminal)]
    for section in one.sections:
        lines += [f"  {section.title} ({section.count})"]
        for line in section.lines:
            name = f"{line.charge_code}  {line.place}  {line.description}".rstrip()
            lines += wrapped(f"{name}: {line.said}", "    ", terminal=terminal)
    return ["", *wrapped(one.name, terminal=terminal), *lines] if lines else []
