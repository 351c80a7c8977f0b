"""What coders read in the changes of a code set with a book, as JSON values (`docs/cpt-changes.md`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.model.changes import ChangeKind
from addenda.rendering.book.sections import section_counts, section_of
from addenda.rendering.symbols import flags_of

if TYPE_CHECKING:
    from addenda.model.book import BookFacts
    from addenda.model.changes import Change, ChangeSet


def book_json(book: BookFacts, changes: ChangeSet) -> dict[str, Any]:
    """Return what the book tells of a change set as a whole."""
    return {
        "sections": [count._asdict() for count in section_counts(changes)],
        "renumbered": [{"old": one.old.code, "new": one.new.code, "moved": one.moved} for one in book.renumbered],
        "converted": [{"old": one.old.code, "new": [key.code for key in one.new]} for one in book.converted],
        "sunsets": [
            {"code": one.key.code, "added": one.added.isoformat(), "due": one.due.isoformat()} for one in book.sunsets
        ],
        "order": [key.code for key in sorted(book.order, key=book.order.__getitem__)],
    }


def place_json(change: Change) -> dict[str, Any]:
    """Return where a changed code stands, or stood, its flags there, and the parent through which it is revised."""
    return {
        "section": section_of(change),
        "flags": list(flags_of(change.old if change.kind is ChangeKind.DELETED else change.new)),
        "through": change.through.code if change.through else None,
    }
