"""`addenda.history/1`: the history of one code as JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.model.changes import Change, ChangeKind, Transient
from addenda.model.history import HISTORY_FORMAT, Event, History, Listing
from addenda.rendering.changeset_json import change_json, key_json, transient_json
from addenda.rendering.describing import description
from addenda.rendering.licence import notice_json

if TYPE_CHECKING:
    from addenda.model.codeset import CodeSet
    from addenda.model.history import Knowledge


KEPT = frozenset({ChangeKind.REVISED, ChangeKind.UPDATED})
"""The kinds of change in which a code stays what it is, in force or not."""


def history_json(history: History) -> dict[str, Any]:
    """Return the history as one object; `cause` says whether a release or a correction of one made the event."""
    return {
        "format": HISTORY_FORMAT,
        "codeset": history.codeset.id,
        "code": history.code,
        "commit": history.commit,
        **notice_json(history.codeset),
        "in_force": history.in_force,
        "releases": [
            {"release": str(release.id), "effective": release.effective.isoformat()} for release in history.releases
        ],
        "events": [_event(event, history.codeset) for event in history.events],
    }


def knowledge_json(known: Knowledge) -> dict[str, Any]:
    """Return the commit that made something known; the time is in UTC."""
    return {"commit": known.commit, "committed": known.committed.isoformat(), "subject": known.subject}


def _event(event: Event, codeset: CodeSet) -> dict[str, Any]:
    return {
        "event": event_name(event.fact),
        "cause": "correction" if event.correction else "release",
        "release": str(event.release),
        "effective": event.effective.isoformat(),
        **knowledge_json(event.known),
        **_fact(event, codeset),
    }


def event_name(fact: Change | Transient | Listing) -> str:
    """Return what happened, in one of the field's words."""
    match fact:
        case Change():
            return fact.kind.value
        case Transient():
            return "transient"
        case Listing():
            return "listed" if fact.listed else "dropped"


def beside(event: Event) -> bool:
    """Say whether the event is a row's change while its code was not in force."""
    fact = event.fact
    if not isinstance(fact, Change) or fact.kind not in KEPT or fact.new is None:
        return False
    return not fact.new.in_force(event.effective)


def _fact(event: Event, codeset: CodeSet) -> dict[str, Any]:
    fact = event.fact
    match fact:
        case Change():
            facts = {name: value for name, value in change_json(fact, codeset).items() if name != "change"}
            return facts | ({"in_force": not beside(event)} if fact.kind in KEPT else {})
        case Transient():
            return transient_json(fact, codeset)
        case Listing():
            days = {name: fact.concept.fields.get(name) for name in ("added", "terminated")}
            described = {"in_force": fact.in_force, "description": description(fact.concept, codeset)}
            return {**key_json(fact.concept.key), **days, **described}
