"""The history of one code as plain text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.changes import Change, ChangeKind, Transient
from addenda.model.codeset import Role
from addenda.rendering.changeset_text import field_text
from addenda.rendering.describing import description, description_of
from addenda.rendering.field_view import field_view
from addenda.rendering.history_json import KEPT, beside
from addenda.rendering.terminal import wrapped
from addenda.rendering.visible import visible
from addenda.rendering.words import counted, last_day

if TYPE_CHECKING:
    from addenda.model.codeset import CodeSet
    from addenda.model.history import Event, History, Listing

_COMMIT = 12
"""Digits of a commit that a person reads."""


def history_text(history: History) -> str:
    """Return every event: the day and what happened, by which release or correction, known since when."""
    releases = history.releases
    span = f"{counted(len(releases), 'release')}, {releases[0].id} to {releases[-1].id}"
    status = "in force" if history.in_force else "NOT in force"
    lines = [f"{visible(history.code)} in {history.codeset.id}: {status} in {releases[-1].id} ({span})"]
    for event in history.events:
        lines += ["", *wrapped(_heading(event), hanging="  "), *_details(event, history.codeset)]
        lines += wrapped(_known(event), "  ")
    return "\n".join(lines) + "\n"


def _heading(event: Event) -> str:
    by = f"a correction of {event.release}" if event.correction else str(event.release)
    day, what = _what(event)
    return f"{day}  {what}, by {by}"


def _what(event: Event) -> tuple[str, str]:
    fact = event.fact
    match fact:
        case Change():
            reason = f" ({fact.reason.value})" if fact.reason else ""
            if beside(event):
                reason = " (not in force)"
            ended = f", last day {last_day(fact.on)}" if fact.kind is ChangeKind.DELETED else ""
            return fact.on.isoformat(), f"{visible(str(fact.key))} {fact.kind.value}{reason}{ended}"
        case Transient():
            return (
                fact.added.isoformat(),
                f"{visible(str(fact.concept.key))} in force in between only, to {fact.terminated}",
            )
        case _:
            return event.effective.isoformat(), _listing(fact)


def _listing(fact: Listing) -> str:
    concept = fact.concept
    words = "listed" if fact.listed else "not listed any more"
    days = [f"added {concept.added}"] if concept.added else []
    days += [f"last day {concept.terminated}"] if concept.terminated else []
    status = "in force" if fact.in_force else "not in force"
    return f"{visible(str(concept.key))} {words}, {status}" + (f" ({', '.join(days)})" if days else "")


def _details(event: Event, codeset: CodeSet) -> list[str]:
    """Return the fields that differ; for a code that came or went, what it is."""
    fact = event.fact
    if isinstance(fact, Change) and fact.kind in KEPT:
        fields = (field for field in fact.fields if field.role is not Role.PROVENANCE)
        return [line for field in fields for line in wrapped(field_text(field_view(field, codeset)), "  ")]
    text = description_of(fact, codeset) if isinstance(fact, Change) else description(fact.concept, codeset)
    return wrapped(visible(text), "  ")


def _known(event: Event) -> str:
    known = event.known
    return f"known since {known.committed:%Y-%m-%d}, commit {known.commit[:_COMMIT]}: {visible(known.subject)}"
