"""What the rules are asked about: the changes, the charge master, and all that is known beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from addenda.impact.judged import judged
from addenda.impact.touching import Touch, touches
from addenda.model.chargemaster import CodeStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.model.changes import ChangeSet
    from addenda.model.chargemaster import ChargeLine, ChargeMaster
    from addenda.model.concept import Concept, ConceptKey
    from addenda.model.payments import LinePayment
    from addenda.model.snapshot import Snapshot


class Fees(Protocol):
    """What is paid for lines under an old and a new fee schedule."""

    def payment(self, line: ChargeLine) -> LinePayment:
        """Return what is paid for a line."""


@dataclass(frozen=True)
class Facts:
    """`before` and `after` are the two releases, None where only their changes are known; `fees` None where not asked.

    What a rule needs of them is read once and only when a rule asks for it.
    """

    changes: ChangeSet
    master: ChargeMaster
    before: Snapshot | None = None
    after: Snapshot | None = None
    fees: Fees | None = None

    @cached_property
    def touches(self) -> tuple[Touch, ...]:
        """What the changes touch, in the order of the lines."""
        return tuple(touches(self.changes, self.master.lines))

    @cached_property
    def coded(self) -> tuple[ChargeLine, ...]:
        """The lines with a CPT or HCPCS code."""
        return tuple(line for line in self.master.lines if line.status is CodeStatus.CODE)

    @cached_property
    def known_before(self) -> Mapping[ConceptKey, Concept]:
        """Every concept of the old release, in force or not; nothing where the release is not at hand."""
        return _concepts(self.before)

    @cached_property
    def known_after(self) -> Mapping[ConceptKey, Concept]:
        """Every concept of the new release, in force or not; nothing where the release is not at hand."""
        return _concepts(self.after)

    @cached_property
    def known_codes(self) -> frozenset[str]:
        """Every code that one of the two releases knows, in force or not."""
        return frozenset(key.code for key in (*self.known_before, *self.known_after))

    @cached_property
    def judged(self) -> tuple[ChargeLine, ...]:
        """The lines whose code one of the releases must know if it is valid; none where one is not at hand."""
        if self.before is None or self.after is None:
            return ()
        return tuple(judged(self.changes.codeset, self.known_codes, self.coded))


def _concepts(snapshot: Snapshot | None) -> Mapping[ConceptKey, Concept]:
    return {concept.key: concept for concept in snapshot or ()}
