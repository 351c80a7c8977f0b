"""The views of changes and of a reconciliation, with less detail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from addenda.rendering.fitting.detail import (
    ACCOUNTS,
    CANDIDATES,
    CONTEXT,
    FEES_LADDER,
    FIELDS,
    LADDER,
    OTHERS,
    TABLES,
)
from addenda.rendering.fitting.dropped import CANDIDATES as CANDIDATE_WORDS
from addenda.rendering.fitting.kept import kept
from addenda.rendering.words import number

if TYPE_CHECKING:
    from addenda.rendering.changes_view import ChangesView, Group, Section
    from addenda.rendering.entry_view import Entry
    from addenda.rendering.field_view import FieldView, Piece
    from addenda.rendering.fitting.detail import Detail, Ladder
    from addenda.rendering.fitting.dropped import Dropped
    from addenda.rendering.reconciliation_view import CauseView, ReconciliationView

_MORE = "…"
_OTHERS = frozenset({"reused", "transient", "sunset"})


def ladder_of(view: ChangesView) -> Ladder:
    """Return in which order a document on changes gives up detail."""
    return FEES_LADDER if view.fees else LADDER


def cut_changes(view: ChangesView, detail: Detail, dropped: Dropped) -> ChangesView:
    """Return the view with as much of it as the detail says; counts and sections stay."""
    most = detail.get(TABLES)
    *sections, total = view.book or ((),)
    told = sections[: kept(len(sections), most)]
    dropped.row("Sections of the book", len(sections) - len(told), len(sections), "rows")
    return replace(
        view,
        book=(*told, total) if view.book else (),
        not_compared=view.not_compared[:most],
        sections=tuple(_section(section, view.unit, detail, dropped) for section in view.sections),
    )


def cut_reconciliation(view: ReconciliationView, detail: Detail, dropped: Dropped) -> ReconciliationView:
    """Return the view with as many codes of each cause as the detail says; causes and counts stay."""
    return replace(view, causes=tuple(_cause(cause, detail.get(ACCOUNTS), dropped) for cause in view.causes))


def _cause(cause: CauseView, most: int | None, dropped: Dropped) -> CauseView:
    entries = cause.entries[: kept(len(cause.entries), most)]
    dropped.row(cause.title, len(cause.entries) - len(entries), len(cause.entries), "codes")
    return replace(cause, entries=entries)


def _section(section: Section, unit: str, detail: Detail, dropped: Dropped) -> Section:
    before = len(section.entries)
    left = kept(before, detail.get(OTHERS if section.id in _OTHERS else section.id))
    cut = replace(section, groups=_groups(section, left))
    if left < before:
        count = _count(section)
        dropped.row(section.title, count - left, count, f"{unit}s")
        cut = replace(cut, omitted=number(count - left))
    told = {id(entry): _entry(section.id, place, entry, detail, dropped) for place, entry in enumerate(cut.entries)}
    return replace(cut, groups=tuple(_with_entries(group, told) for group in cut.groups))


def _groups(section: Section, most: int) -> tuple[Group, ...]:
    """Return the first groups, so many codes of them in all; a group of which nothing is left is none."""
    groups: list[Group] = []
    for group in section.groups:
        entries = group.entries[:most]
        most -= len(entries)
        groups += [replace(group, entries=entries)] if entries else []
    return tuple(groups)


def _with_entries(group: Group, told: dict[int, Entry]) -> Group:
    return replace(group, entries=tuple(told[id(entry)] for entry in group.entries))


def _count(section: Section) -> int:
    """Return how many codes a section has, those that its view leaves out too."""
    return int(section.count.replace(",", ""))


def _entry(kind: str, place: int, entry: Entry, detail: Detail, dropped: Dropped) -> Entry:
    if kind == "deleted":
        return _with_candidates(entry, detail.get(CANDIDATES), dropped)
    if kind == "updated" and FIELDS in detail and place >= detail[FIELDS]:
        dropped.count("what changed in the fields of", "updated code", ", but for their names")
        return replace(entry, fields=tuple(replace(field, redline=(), details=()) for field in entry.fields))
    return _with_context(entry, detail.get(CONTEXT), dropped)


def _with_candidates(entry: Entry, most: int | None, dropped: Dropped) -> Entry:
    if most is None or len(entry.candidates) <= most:
        return entry
    dropped.count(*CANDIDATE_WORDS)
    return replace(entry, candidates=entry.candidates[:most])


def _with_context(entry: Entry, most: int | None, dropped: Dropped) -> Entry:
    if most is None:
        return entry
    fields = tuple(_field(field, most) for field in entry.fields)
    if fields == entry.fields:
        return entry
    dropped.count("unchanged words around revisions of", "code")
    return replace(entry, fields=fields)


def _field(field: FieldView, most: int) -> FieldView:
    last = len(field.redline) - 1
    pieces = (_piece(piece, place, last, most) for place, piece in enumerate(field.redline))
    return replace(field, redline=tuple(pieces))


def _piece(piece: Piece, place: int, last: int, most: int) -> Piece:
    """Return unchanged text with what stands next to a change; what changed stays whole."""
    start = "" if place == 0 else piece.text[:most]
    end = "" if place == last else piece.text[len(piece.text) - most :]
    if piece.edit != "equal" or len(piece.text) <= len(start) + len(end) + len(_MORE):
        return piece
    return replace(piece, text=f"{start}{_MORE}{end}")
