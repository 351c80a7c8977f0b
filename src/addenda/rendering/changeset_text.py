"""A change set as plain text for a terminal: `diff --format text`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.changes_view import Entry, Section, SideView, build_changes
from addenda.rendering.field_view import FieldView
from addenda.rendering.terminal import columns, wrapped

if TYPE_CHECKING:
    from addenda.model.changes import ChangeSet

_MARKS = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}


def changeset_text(changes: ChangeSet) -> str:
    """Return the counts, then every change under its kind, ending in a line feed."""
    view = build_changes(changes)
    lines = [view.title, _side(view.old), _side(view.new), "", *wrapped(" ".join(view.headline), hanging=""), ""]
    lines += columns(list(view.counts))
    for section in view.sections:
        lines += ["", f"{section.title} ({section.count})"]
        for entry in section.entries:
            lines += _entry(entry, section)
    return "\n".join(lines) + "\n"


def _side(side: SideView) -> str:
    commit = f", as known on {side.known} (commit {side.commit[:12]})" if side.commit else ""
    return f"{side.release}: {side.in_force} codes in force on {side.effective}{commit}"


def _entry(entry: Entry, section: Section) -> list[str]:
    if section.id == "reused":
        text = f"{entry.code}  from {entry.first_day}: {entry.description}"
        before = f"before, last day {entry.last_day or 'unknown'}: {entry.before}"
        return [*wrapped(text, "  "), *wrapped(before, "    ")]
    lines = wrapped(f"{entry.code}  {_facts(entry, section)}{entry.description}", "  ")
    if entry.replacements:
        lines += wrapped(f"use {entry.replacements}", "    ")
    if section.id in {"revised", "updated"}:
        for field in entry.fields:
            lines += wrapped(field_text(field), "    ")
    return lines


def _facts(entry: Entry, section: Section) -> str:
    """Return why and when, for the kinds whose days differ from code to code."""
    if section.id == "deleted":
        return f"{entry.reason}, last day {entry.last_day}: "
    if section.id == "added":
        return f"{entry.reason}, from {entry.first_day}: "
    if section.id == "transient":
        return f"{entry.first_day} to {entry.last_day}: "
    return ""


def field_text(field: FieldView) -> str:
    """Return a field that differs in one line: what went in [-brackets-], what came in {+braces+}."""
    revision = f" ({field.revision})" if field.revision else ""
    redline = "".join(_MARKS[piece.edit].format(piece.text) for piece in field.redline)
    return f"{field.title}{revision}: {redline or '; '.join(field.details)}"
