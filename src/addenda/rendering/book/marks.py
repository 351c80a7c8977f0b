"""What stands beside a code in the book's own way: its symbols, and what became of its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.changes import ChangeKind
from addenda.rendering.symbols import symbols
from addenda.rendering.words import joined

if TYPE_CHECKING:
    from addenda.model.book import BookFacts
    from addenda.model.changes import Change, ChangeSet
    from addenda.model.concept import ConceptKey


class Marks:
    """Says the marks of each changed code."""

    def __init__(self, changes: ChangeSet) -> None:
        self._ended = _ended(changes.book) if changes.book else {}
        self._begun = _begun(changes.book) if changes.book else {}

    def of(self, change: Change) -> str:
        """Return symbols, then where the code went, or came from; "" where there is nothing to say."""
        facts = {ChangeKind.DELETED: self._ended, ChangeKind.ADDED: self._begun}.get(change.kind, {})
        said = (", ".join(symbols(change)), facts.get(change.key, ""))
        return "; ".join(part for part in said if part)


def _ended(book: BookFacts) -> dict[ConceptKey, str]:
    """Return what became of deleted codes. A conversion says more than the same text under another number."""
    renumbered = {one.old: f"now {one.new}{_moved(one.moved)}" for one in book.renumbered}
    return renumbered | {one.old: f"converted: {', '.join(map(str, one.new))}" for one in book.converted}


def _begun(book: BookFacts) -> dict[ConceptKey, str]:
    """Return where added codes came from."""
    renumbered = {one.new: f"was {one.old}{_moved(one.moved)}" for one in book.renumbered}
    origins: dict[ConceptKey, list[str]] = {}
    for one in book.converted:
        for new in one.new:
            origins.setdefault(new, []).append(str(one.old))
    return renumbered | {new: f"converted from {joined(old)}" for new, old in origins.items()}


def _moved(moved: bool) -> str:
    return ", in another section" if moved else ""
