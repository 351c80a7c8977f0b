"""`addenda.changeset/1`: the facts of a comparison as JSON values (issue: the surface that other tools rely on)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.model.changes import CHANGESET_FORMAT, Change, ChangeSet, FieldChange, Side, Transient
from addenda.rendering.describing import description, description_of
from addenda.rendering.licence import notice_json
from addenda.rendering.selection_json import selection_json

if TYPE_CHECKING:
    from addenda.model.book import BookFacts
    from addenda.model.codeset import CodeSet
    from addenda.model.concept import ConceptKey


def changeset_json(changes: ChangeSet) -> dict[str, Any]:
    """Return the change set as one object; changes and transient codes keep their order, words may be enumerations."""
    return {
        **head_json(changes),
        "changes": [change_json(change, changes.codeset, changes.book) for change in changes.changes],
        "transient": [transient_json(transient, changes.codeset) for transient in changes.transients],
    }


def head_json(changes: ChangeSet) -> dict[str, Any]:
    """Return what a change set says of itself as a whole, which comes before its changes."""
    return {
        "format": CHANGESET_FORMAT,
        "codeset": changes.codeset.id,
        "old": side_json(changes.old),
        "new": side_json(changes.new),
        **selection_json(changes.only),
        **notice_json(changes.codeset),
        "counts": changes.counts._asdict(),
        **({"not_compared": list(changes.not_compared)} if changes.not_compared else {}),
        **_book(changes),
    }


def _book(changes: ChangeSet) -> dict[str, Any]:
    if changes.book is None:
        return {}
    # Imported here for start-up time alone: most code sets have no book.
    from addenda.rendering.book.facts_json import book_json

    return {"book": book_json(changes.book, changes)}


def _place(change: Change) -> dict[str, Any]:
    # Imported here for start-up time alone: most code sets have no book.
    from addenda.rendering.book.facts_json import place_json

    return place_json(change)


def side_json(side: Side) -> dict[str, Any]:
    """Return one of the two releases; `commit` is null for a file that was never imported."""
    return {
        "release": str(side.id),
        "effective": side.effective.isoformat(),
        "commit": side.commit,
        "known": side.known.isoformat() if side.known else None,
        "in_force": side.in_force,
    }


def change_json(change: Change, codeset: CodeSet, book: BookFacts | None = None) -> dict[str, Any]:
    """Return one change, with the fields that differ, and its place in the book where there is one."""
    return {
        "change": change.kind,
        **key_json(change.key),
        "reason": change.reason,
        "on": change.on.isoformat(),
        "description": description_of(change, codeset),
        "fields": [_field(field) for field in change.fields],
        "replacements": list(change.replacements),
        **(_place(change) if book is not None else {}),
    }


def _field(field: FieldChange) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "field": field.field,
        "role": field.role,
        "class": field.revision,
        "old": field.old,
        "new": field.new,
        "redline": list(map(list, field.redline)),
    }
    return facts | {"details": list(field.details)} if field.details else facts


def transient_json(transient: Transient, codeset: CodeSet) -> dict[str, Any]:
    """Return a code that was in force in between only."""
    return {
        **key_json(transient.concept.key),
        "added": transient.added.isoformat(),
        "terminated": transient.terminated.isoformat(),
        "description": description(transient.concept, codeset),
    }


def key_json(key: ConceptKey) -> dict[str, str]:
    """Return a code and, where it has one, its modifier."""
    return {"code": key.code, "modifier": key.modifier} if key.modifier else {"code": key.code}
