"""Count what changed, one fact after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from addenda.model.changes import Change, ChangeKind, Counts, Reason, Transient

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addenda.model.concept import ConceptKey

Fact = TypeVar("Fact", bound=Change | Transient)


class Tally:
    """What has been counted so far; one number in two changes (reused) is one reused number."""

    def __init__(self) -> None:
        self._kinds: list[ChangeKind] = []
        self._reused: set[ConceptKey] = set()
        self._transient = 0

    def counting(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        """Yield the facts, each counted."""
        for fact in facts:
            if isinstance(fact, Transient):
                self._transient += 1
            else:
                self._kinds.append(fact.kind)
                if fact.reason is Reason.REUSED:
                    self._reused.add(fact.key)
            yield fact

    def counts(self, in_force: int) -> Counts:
        """Return the counts, for a new release with so many codes in force."""
        count = self._kinds.count
        added, revised, updated = count(ChangeKind.ADDED), count(ChangeKind.REVISED), count(ChangeKind.UPDATED)
        return Counts(
            added=added,
            deleted=count(ChangeKind.DELETED),
            revised=revised,
            updated=updated,
            reused=len(self._reused),
            transient=self._transient,
            unchanged=in_force - added - revised - updated,
        )
