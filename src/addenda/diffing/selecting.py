"""Narrow a change set down to a selection of codes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from addenda.model.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from addenda.model.book import BookFacts
    from addenda.model.changes import ChangeSet, Side
    from addenda.model.concept import Concept
    from addenda.model.selection import Selection


def chosen_codes(selection: Selection, concepts: Iterable[Concept]) -> frozenset[str]:
    """Return the codes of the concepts that a selection holds.

    Of two releases both count: a code that moved to another section is in the selection of either.
    """
    return frozenset(concept.code for concept in concepts if selection.holds(concept))


def select(
    changes: ChangeSet,
    selection: Selection,
    codes: Collection[str],
    old: Iterable[Concept],
    new: Iterable[Concept],
) -> ChangeSet:
    """Return the changes of the chosen `codes` alone, with every count as if the two releases held no other.

    `old` and `new` are all concepts of the two releases.
    """
    tally = Tally()
    kept = tuple(tally.counting(change for change in changes.changes if change.key.code in codes))
    transients = tuple(tally.counting(one for one in changes.transients if one.concept.code in codes))
    after = _side(changes.new, new, codes)
    return replace(
        changes,
        old=_side(changes.old, old, codes),
        new=after,
        counts=tally.counts(after.in_force),
        changes=kept,
        transients=transients,
        book=_book(changes.book, codes) if changes.book else None,
        only=selection,
    )


def _side(side: Side, concepts: Iterable[Concept], codes: Collection[str]) -> Side:
    return side._replace(in_force=sum(one.code in codes and one.in_force(side.effective) for one in concepts))


def _book(book: BookFacts, codes: Collection[str]) -> BookFacts:
    """Return the facts of which one code at least is chosen, and the order of the chosen codes."""
    ordered = sorted((key for key in book.order if key.code in codes), key=book.order.__getitem__)
    return replace(
        book,
        renumbered=tuple(one for one in book.renumbered if one.old.code in codes or one.new.code in codes),
        converted=tuple(
            one for one in book.converted if one.old.code in codes or any(key.code in codes for key in one.new)
        ),
        sunsets=tuple(one for one in book.sunsets if one.key.code in codes),
        order={key: place for place, key in enumerate(ordered)},
    )
