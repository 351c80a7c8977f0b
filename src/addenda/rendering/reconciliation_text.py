"""A reconciliation as plain text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.changeset_text import field_text
from addenda.rendering.licence import notice_lines
from addenda.rendering.reconciliation_view import build_reconciliation
from addenda.rendering.terminal import columns, wrapped

if TYPE_CHECKING:
    from addenda.model.reconciliation import Reconciliation
    from addenda.rendering.reconciliation_view import DisagreementView

_TITLES = ("", "computed", "declared", "published")


def reconciliation_text(found: Reconciliation, terminal: int | None = None) -> str:
    """Return the totals, then every disagreement under its cause, ending in a line feed."""
    view = build_reconciliation(found)
    lines = [*wrapped(view.title, terminal=terminal), ""]
    lines += [*wrapped(" ".join(view.headline), hanging="", terminal=terminal), ""]
    lines += columns([_TITLES, *view.totals], terminal=terminal)
    for cause in view.causes:
        lines += ["", f"{cause.title} ({cause.count})", *wrapped(cause.note, "  ", "", terminal)]
        for entry in cause.entries:
            lines += _entry(entry, terminal)
    lines += notice_lines(found.changes.codeset, terminal)
    return "\n".join(lines) + "\n"


def _entry(entry: DisagreementView, terminal: int | None) -> list[str]:
    evidence = f" [{entry.evidence}]" if entry.evidence else ""
    text = f"{entry.code}  computed: {entry.computed}; declared: {entry.declared}{evidence}"
    lines = wrapped(text, "  ", terminal=terminal)
    for field in entry.fields:
        lines += wrapped(field_text(field), "    ", terminal=terminal)
    return lines
