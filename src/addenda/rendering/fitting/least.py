"""What the tables of a view come to at the least, so that a document that cannot fit need not be made to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from addenda.rendering.changes_view import ChangesView
    from addenda.rendering.entry_view import Entry
    from addenda.rendering.impact_view import ImpactView
    from addenda.rendering.line_view import LineView

_CELL = len(" | ")


def least_of_changes(view: ChangesView) -> int:
    """Return how many characters the lists of codes have at the least."""
    return sum(_entry(entry, section.id) for section in view.sections for entry in section.entries)


def least_of_impact(view: ImpactView) -> int:
    """Return how many characters the lists of findings have at the least, those of owners too."""
    by_rule = sum(_line(line, line.to_do) for section in view.sections for line in section.lines)
    owners = (owner for kind in view.owners for owner in kind.owners)
    return by_rule + sum(_line(line, line.finding, line.advice) for owner in owners for line in owner.lines)


def _entry(entry: Entry, kind: str) -> int:
    fields = sum(len(piece.text) for field in entry.fields for piece in field.redline)
    # a revised code is told by its redline, without its description
    description = 0 if kind == "revised" and not entry.child else len(entry.description)
    return fields + description + sum(map(len, (entry.code, *entry.candidates))) + 2 * _CELL


def _line(line: LineView, *told: str) -> int:
    return sum(map(len, (line.place, line.code, line.charge_code, line.description, *told))) + 6 * _CELL
