"""All that the book tells of the changes of a code set of CPT's shape."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from addenda.diffing.book.converted import conversions
from addenda.diffing.book.order import Following, place_of
from addenda.diffing.book.renumbered import renumberings
from addenda.diffing.book.sunsets import sunsets
from addenda.diffing.book.through import revised_through
from addenda.model.book import BookFacts

if TYPE_CHECKING:
    from addenda.diffing.book.order import Place
    from addenda.model.changes import ChangeSet
    from addenda.model.concept import ConceptKey
    from addenda.model.snapshot import Snapshot


def with_facts(changes: ChangeSet, old: Snapshot, new: Snapshot) -> ChangeSet:
    """Return the changes between two snapshots with `through` and `book` filled."""
    was = Following(old, (change.old for change in changes.changes if change.old))
    now = Following(new, (change.new for change in changes.changes if change.new))
    through = revised_through(changes, new, now)
    facts = BookFacts(
        renumbered=renumberings(changes),
        converted=conversions(changes),
        sunsets=sunsets(new),
        order=_order(changes, was, now),
    )
    told = tuple(change._replace(through=through.get(change.key)) for change in changes.changes)
    return replace(changes, changes=told, book=facts)


def _order(changes: ChangeSet, was: Following, now: Following) -> dict[ConceptKey, int]:
    """Return the place of each changed code among the others; a deleted one stands where it stood."""
    places: dict[ConceptKey, Place] = {}
    for transient in changes.transients:
        places[transient.concept.key] = place_of(transient.concept.code, now)
    for change in changes.changes:  # of a reused number the deletion comes first, and its place now counts
        in_force = change.new is not None and change.new.in_force(changes.new.effective)
        places[change.key] = place_of(change.key.code, now if in_force else was)
    ordered = sorted(places, key=lambda key: (places[key], key))
    return {key: place for place, key in enumerate(ordered)}
