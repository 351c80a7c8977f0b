"""Three lists side by side: what was computed, what the publisher declared, what it published as totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from addenda.model.changes import Change, ChangeKind, ChangeSet, Transient
from addenda.model.concept import Concept, ConceptKey
from addenda.model.declared import DeclaredChange
from addenda.model.release import ReleaseId

if TYPE_CHECKING:
    from addenda.model.history import Knowledge

RECONCILIATION_FORMAT = "addenda.reconciliation/1"

Computed: TypeAlias = Change | Transient


class Cause(StrEnum):
    """Why computed and declared disagree, as far as the data establish it; of several, the first of this list."""

    TRANSIENT = "born and ended in between"
    """The code began after the old release's date and ended before the new one's."""
    REUSED = "reused"
    """The number has another meaning: it was added anew while it was in force."""
    FLAGGED_BEFORE = "flagged since an interim release"
    """The old release's file carried the same action with the same day already."""
    CORRECTION = "correction"
    """A correction of one of the two releases touched the code."""
    INTERIM_RELEASE = "declared in an interim release"
    """A release between the two, which the store has, declares it."""
    OUTSIDE = "date outside the interval"
    """Its day is not after the old release's and up to the new one's."""
    INTERIM_DAY = "took effect at an interim day"
    """Its own day lies between the two releases, before the new one's. A file that flags what is new since the file
    before it has nothing to say of it, or flags what came after."""
    NOT_IN_FORCE = "not in force on either day"
    """The row changed, or was flagged, while the code was in force at neither release's date."""
    PROVENANCE = "provenance only"
    """Nothing differs but the publisher's notes about its own file."""
    UNEXPLAINED = "unexplained"
    """The data establish no cause."""


class Declaration(NamedTuple):
    """One action for one code, with every list of the publisher that holds it."""

    key: ConceptKey
    action: str
    origins: tuple[str, ...]
    on: date | None


class Account(NamedTuple):
    """All that both sides say of one code. `old` and `new` are its concepts in the two releases.

    `aside` is a change of the row while the code was in force on neither day; it is no change of the code set.
    """

    key: ConceptKey
    computed: tuple[Computed, ...]
    aside: Change | None
    declared: tuple[Declaration, ...]
    old: Concept | None
    new: Concept | None


class Explanation(NamedTuple):
    """A cause, and what establishes it: a day, a release, a commit."""

    cause: Cause
    on: date | None = None
    release: ReleaseId | None = None
    commit: str | None = None


class Disagreement(NamedTuple):
    """A code of which computed and declared say something else, and why."""

    account: Account
    explanation: Explanation


class Total(NamedTuple):
    """How many codes of a kind each of the lists has; `published` is None where the publisher gave no total."""

    kind: ChangeKind
    computed: int
    declared: int
    published: int | None

    @property
    def explained(self) -> bool:
        """Whether the published total is one of the two others: the codes then account for any difference."""
        return self.published in (None, self.computed, self.declared)


class Correction(NamedTuple):
    """A correction that touched a code."""

    release: ReleaseId
    known: Knowledge


class Background(NamedTuple):
    """What causes are looked up in: the old release's own list, those of the releases between, and corrections."""

    before: tuple[DeclaredChange, ...] = ()
    interim: tuple[tuple[ReleaseId, tuple[DeclaredChange, ...]], ...] = ()
    corrections: Mapping[ConceptKey, Correction] = {}


@dataclass(frozen=True)
class Reconciliation:
    """Every code that either side names stands once, in `agreements` or in `disagreements`, sorted by key.

    `reader` read the new release: it says what the publisher's actions mean (`model/actions.py`).
    """

    changes: ChangeSet
    reader: str
    agreements: tuple[Account, ...]
    disagreements: tuple[Disagreement, ...]
    totals: tuple[Total, ...]

    @property
    def unexplained(self) -> int:
        """How many disagreements, and published totals, have no established cause."""
        codes = sum(one.explanation.cause is Cause.UNEXPLAINED for one in self.disagreements)
        return codes + sum(not total.explained for total in self.totals)
