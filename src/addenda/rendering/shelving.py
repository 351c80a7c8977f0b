"""In which order a change set is told, under which titles, and what is said beside each code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from addenda.model.changes import Change, Transient

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addenda.model.changes import ChangeSet

T = TypeVar("T", Change, Transient)


class Shelving(Protocol):
    """How a kind of code set is told."""

    def ordered(self, changed: Iterable[T]) -> list[T]:
        """Return what changed in reading order."""

    def groups(self, ordered: Sequence[T]) -> list[tuple[str, list[T]]]:
        """Return what changed under titles, in order."""

    def counts(self) -> list[tuple[str, tuple[int, ...]]]:
        """Return a row for each section of the book that changed, then their sum: title, and how many of each kind."""

    def marks(self, change: Change, /) -> str:
        """Return what stands beside a code's description, "" for nothing."""

    def use_instead(self, change: Change, /) -> str:
        """Return the codes to use instead of a deleted one, in words."""

    def instruction(self, change: Change, /) -> str:
        """Return the publisher's own words on a deleted code, "" where there are none."""


class Plain:
    """By code, without titles: a code set that has no book."""

    def ordered(self, changed: Iterable[T]) -> list[T]:
        """Return what changed as it comes."""
        return list(changed)

    def groups(self, ordered: Sequence[T]) -> list[tuple[str, list[T]]]:
        """Return one group without a title."""
        return [("", list(ordered))]

    def counts(self) -> list[tuple[str, tuple[int, ...]]]:
        """Return no row."""
        return []

    def marks(self, _: Change, /) -> str:
        """Return nothing."""
        return ""

    def use_instead(self, change: Change, /) -> str:
        """Return the codes that the publisher lists."""
        return ", ".join(change.replacements)

    def instruction(self, _: Change, /) -> str:
        """Return nothing."""
        return ""


def shelving_of(changes: ChangeSet) -> Shelving:
    """Return how a change set is told: as its book tells it, where it has one."""
    if changes.book is None:
        return Plain()
    # Imported here for start-up time alone: most code sets have no book.
    from addenda.rendering.book.shelves import BookShelves

    return BookShelves(changes)
