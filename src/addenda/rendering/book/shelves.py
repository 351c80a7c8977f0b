"""A change set as its book tells it: by section, in book order, with the symbols of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.book.instructions import in_full, use_instead
from addenda.rendering.book.marks import Marks
from addenda.rendering.book.sections import by_section, in_book_order, section_counts, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addenda.model.changes import Change, ChangeSet
    from addenda.rendering.shelving import T


class BookShelves:
    """The shelving of a code set with a book; the methods are those of `Shelving`."""

    def __init__(self, changes: ChangeSet) -> None:
        self._changes = changes
        self._sections = sections_of(changes)
        self._marks = Marks(changes)

    def ordered(self, changed: Iterable[T]) -> list[T]:
        """Return what changed in book order, children behind the parent that they are revised through."""
        return in_book_order(changed, self._changes)

    def groups(self, ordered: Sequence[T]) -> list[tuple[str, list[T]]]:
        """Return what changed under its section of the book."""
        return by_section(ordered, self._sections)

    def counts(self) -> list[tuple[str, tuple[int, ...]]]:
        """Return the added, deleted and revised codes of each section, and those revised through a parent."""
        rows = [(count.section, tuple(count[1:])) for count in section_counts(self._changes)]
        total = tuple(map(sum, zip(*(figures for _, figures in rows), strict=True)))
        return [*rows, ("All", total)] if rows else []

    def marks(self, change: Change, /) -> str:
        """Return a code's symbols, and what became of its number."""
        return self._marks.of(change)

    def use_instead(self, change: Change, /) -> str:
        """Return the logic of a deleted code's instruction."""
        return use_instead(change)

    def instruction(self, change: Change, /) -> str:
        """Return a deleted code's instruction, whole."""
        return in_full(change)
