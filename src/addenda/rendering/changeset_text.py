"""A change set as plain text for a terminal: `diff --format text`."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from addenda.rendering.changes_view import ChangesView, Group, Section, SideView, build_changes
from addenda.rendering.entry_view import Entry
from addenda.rendering.field_view import FieldView
from addenda.rendering.licence import notice_lines
from addenda.rendering.sides import COMMIT
from addenda.rendering.terminal import columns, wrapped

if TYPE_CHECKING:
    from addenda.model.changes import ChangeSet

_BOOK = ("Section", "added", "deleted", "revised", "through a parent")
_MARKS = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}


def changeset_text(changes: ChangeSet, terminal: int | None = None) -> str:
    """Return the counts, then every change under its kind, ending in a line feed."""
    view = build_changes(changes)
    lines = [view.title, *(line for side in (view.old, view.new) for line in _side(side, view.unit, terminal)), ""]
    lines += [*wrapped(" ".join(view.headline), hanging="", terminal=terminal), "", *columns(list(view.counts))]
    lines += _fields(view, terminal)
    for sentence in view.not_compared:
        lines += ["", *wrapped(sentence, hanging="", terminal=terminal)]
    if view.book:
        lines += ["", *columns([_BOOK, *view.book], terminal=terminal)]
    for section in view.sections:
        lines += ["", f"{section.title} ({section.count})"]
        for place, group in enumerate(section.groups):
            lines += _heading(group, place)
            for entry in group.entries:
                lines += _entry(entry, section, terminal)
    lines += notice_lines(changes.codeset, terminal)
    return "\n".join(lines) + "\n"


def _fields(view: ChangesView, terminal: int | None) -> list[str]:
    """Return how many codes changed in which field; of amounts also how many went up, and down; and what is alike."""
    if not view.fields:
        return []
    rows = [(one.title, one.codes, one.up, one.down, one.alike) for one in view.fields]
    kept = [any(column) for column in zip(*rows, strict=True)]
    rows.insert(0, ("Field", f"{view.unit}s", "up", "down", "all"))
    return ["", *columns([tuple(compress(row, kept)) for row in rows], terminal=terminal)]


def _side(side: SideView, unit: str, terminal: int | None) -> list[str]:
    commit = f", as known on {side.known} (commit {side.commit[:COMMIT]})" if side.commit else ""
    return wrapped(f"{side.title}: {side.in_force} {unit}s in force on {side.effective}{commit}", terminal=terminal)


def _heading(group: Group, place: int) -> list[str]:
    """Return the title of a section of the book, with an empty line between two of them."""
    heading = [f"  -- {group.title} --"] if group.title else []
    return ["", *heading] if heading and place else heading


def _entry(entry: Entry, section: Section, terminal: int | None) -> list[str]:
    if section.id == "reused":
        text = f"{entry.code}  from {entry.first_day}: {entry.description}"
        before = f"before, last day {entry.last_day or 'unknown'}: {entry.before}"
        return [*wrapped(text, "  ", terminal=terminal), *wrapped(before, "    ", terminal=terminal)]
    lines = wrapped(f"{entry.code}  {_facts(entry, section)}{entry.description}", "  ", terminal=terminal)
    for text in (entry.marks, entry.replacements and f"use {entry.replacements}", entry.instruction):
        if text:
            lines += wrapped(text, "    ", terminal=terminal)
    if section.id in {"revised", "updated"}:
        for field in entry.fields:
            lines += wrapped(field_text(field), "    ", terminal=terminal)
    return lines


def _facts(entry: Entry, section: Section) -> str:
    """Return why and when, for the kinds whose days differ from code to code."""
    if section.id == "deleted":
        return f"{entry.reason}, last day {entry.last_day}: "
    if section.id == "added":
        return f"{entry.reason}, from {entry.first_day}: "
    if section.id == "sunset":
        return f"added {entry.first_day}, due {entry.last_day}"
    if section.id == "transient":
        return f"{entry.first_day} to {entry.last_day}: "
    return ""


def field_text(field: FieldView) -> str:
    """Return a field that differs in one line: what went in [-brackets-], what came in {+braces+}."""
    revision = f" ({field.revision})" if field.revision else ""
    redline = "".join(_MARKS[piece.edit].format(piece.text) for piece in field.redline)
    return f"{field.title}{revision}: {redline or '; '.join(field.details)}"
