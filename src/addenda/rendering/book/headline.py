"""The sentences on what the book tells, beside the counts of codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.listing import counted
from addenda.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from addenda.model.book import BookFacts, Sunset
    from addenda.model.changes import Change


def book_headline(book: BookFacts, changes: Iterable[Change]) -> tuple[str, ...]:
    """Return a sentence for each thing that the book tells."""
    through = sum(change.through is not None for change in changes)
    renumbered, converted = len(book.renumbered), len(book.converted)
    sentences = (
        (through, f"{number(through)} of the revised changed only through a parent."),
        (renumbered, f"{counted(renumbered, 'deleted code')} {_goes(renumbered)} on under another number."),
        (converted, f"{counted(converted, 'Category III code')} became Category I."),
    )
    return (*(sentence for count, sentence in sentences if count), *_sunsets(book.sunsets))


def _sunsets(sunsets: Sequence[Sunset]) -> Iterator[str]:
    if sunsets:
        count = len(sunsets)
        are = "is" if count == 1 else "are"
        yield f"{counted(count, 'Category III code')} {are} due to sunset on {sunsets[0].due.isoformat()}."


def _goes(count: int) -> str:
    return "goes" if count == 1 else "go"
