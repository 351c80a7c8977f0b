"""The history of one code as plain text for a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from addenda.model.changes import Change, ChangeKind, Transient
from addenda.model.codeset import Role
from addenda.model.listing import counted
from addenda.rendering.changeset_text import field_text
from addenda.rendering.describing import description, description_of
from addenda.rendering.field_view import field_view
from addenda.rendering.history_json import KEPT, beside
from addenda.rendering.licence import notice_lines
from addenda.rendering.sides import COMMIT
from addenda.rendering.terminal import wrapped
from addenda.rendering.visible import visible
from addenda.rendering.words import from_files, last_day

if TYPE_CHECKING:
    from addenda.model.codeset import CodeSet
    from addenda.model.history import Event, History, Knowledge, Listing
    from addenda.model.release import Release


def history_text(history: History, terminal: int | None = None) -> str:
    """Return the story: each release that brought something as it was first known, and its corrections below it."""
    releases = history.releases
    span = f"{counted(len(releases), 'release')}, {releases[0].id} to {releases[-1].id}"
    status = "in force" if history.in_force else "NOT in force"
    head = f"{visible(history.code)} in {history.codeset.id}: {status} in {releases[-1].id} ({span})"
    lines = wrapped(head, terminal=terminal)
    told = [(release, chapter) for release in releases if (chapter := _chapter(history, release, terminal))]
    for _, chapter in told:
        lines += ["", *chapter]
    silent = [str(release.id) for release in releases if release not in [one for one, _ in told]]
    if silent:
        lines += ["", *wrapped(f"Nothing new in {', '.join(silent)}.", hanging="", terminal=terminal)]
    lines += notice_lines(history.codeset, terminal)
    return "\n".join(lines) + "\n"


def _chapter(history: History, release: Release, terminal: int | None) -> list[str]:
    """Return what a release brought, and what each correction of it did; nothing where there is neither."""
    first = [event for event in history.first if event.release == release.id]
    corrections = [event for event in history.events if event.release == release.id and event.correction]
    if not first and not corrections:
        return []
    head = f"{release.id}, effective {release.effective}: "
    head += f"imported {known_text(first[0].known)}" if first else "nothing new when it was imported"
    lines = wrapped(head, terminal=terminal)
    lines += [line for event in first for line in _event(event, history, "  ", terminal)]
    for known, events in groupby(corrections, key=lambda event: event.known):
        lines += wrapped(f"corrected {known_text(known)}", "  ", terminal=terminal)
        lines += [line for event in events for line in _event(event, history, "    ", terminal)]
    return lines


def known_text(known: Knowledge) -> str:
    """Return when something became known, from which file and with which commit."""
    source = f" from {visible(from_files(known.sources))}" if known.sources else ""
    return f"{known.committed:%Y-%m-%d}{source} (commit {known.commit[:COMMIT]})"


def _event(event: Event, history: History, indent: str, terminal: int | None) -> list[str]:
    """Return what happened, and below it the fields that differ, or what a code that came or went is."""
    fact = event.fact
    key = fact.concept.key if not isinstance(fact, Change) else fact.key
    name = "" if str(key) == history.code else f"{visible(str(key))} "
    lines = wrapped(f"{name}{what_happened(event)}", indent, terminal=terminal)
    return lines + [
        line for text in _details(event, history.codeset) for line in wrapped(text, f"{indent}  ", terminal=terminal)
    ]


def what_happened(event: Event) -> str:
    """Return an event in a few words, without the code."""
    fact = event.fact
    match fact:
        case Change():
            return _change(fact, event)
        case Transient():
            return f"in force in between only, from {fact.added} to {fact.terminated}"
        case _:
            return _listing(fact)


def _change(change: Change, event: Event) -> str:
    reason = f" ({change.reason.value})" if change.reason else ""
    if change.kind is ChangeKind.ADDED:
        return f"added from {change.on}{reason}"
    if change.kind is ChangeKind.DELETED:
        return f"deleted{reason}, last day {last_day(change.on)}"
    return change.kind.value + (" (not in force)" if beside(event) else "")


def _listing(fact: Listing) -> str:
    concept = fact.concept
    words = "listed" if fact.listed else "not listed any more"
    days = [f"added {concept.added}"] if concept.added else []
    days += [f"last day {concept.terminated}"] if concept.terminated else []
    status = "in force" if fact.in_force else "not in force"
    return f"{words}, {status}" + (f" ({', '.join(days)})" if days else "")


def _details(event: Event, codeset: CodeSet) -> list[str]:
    fact = event.fact
    if isinstance(fact, Change) and fact.kind in KEPT:
        return [field_text(field_view(field, codeset)) for field in fact.fields if field.role is not Role.PROVENANCE]
    text = description_of(fact, codeset) if isinstance(fact, Change) else description(fact.concept, codeset)
    return [visible(text)]
