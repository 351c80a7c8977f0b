"""Three lists side by side: computed, declared, published."""

from __future__ import annotations

from typing import Literal, TypedDict

from addenda.model.changes import ChangeKind
from addenda.model.reconciliation import Cause
from addenda.rendering.documents.changes import Change, TransientCode
from addenda.rendering.documents.common import Compared, Count, Day, Key


class ReconciledTotal(TypedDict):
    """How many codes of a kind each list has."""

    kind: ChangeKind
    """The kind of change."""
    computed: Count
    """How many were computed."""
    declared: Count
    """How many the publisher declares code by code."""
    published: Count | None
    """The total that the publisher prints; null where it prints none."""
    explained: bool
    """Whether the printed total is one of the other two."""


class TransientChange(TransientCode):
    """A transient code among what was computed."""

    change: Literal["transient"]
    """What happened to it."""


class Declared(TypedDict):
    """One action that the publisher declares for a code."""

    action: str
    """The action, in the publisher's own code or word."""
    change: ChangeKind | None
    """What it means; null where that is not known."""
    on: Day | None
    """Its day; null where the publisher gives none."""
    origins: list[str]
    """The publisher's lists that hold it."""


class Account(Key):
    """All that both sides say of one code."""

    computed: list[Change | TransientChange]
    """What was computed of it."""
    row: Change | None
    """A change of its row while it was in force on neither day; else null."""
    declared: list[Declared]
    """What the publisher declares."""


class CauseEvidence(TypedDict):
    """What establishes a cause."""

    on: Day | None
    """A day."""
    release: str | None
    """A release."""
    commit: str | None
    """A commit."""


class Disagreement(Account):
    """A code of which the two sides say something else."""

    cause: Cause
    """Why, as far as the data establish it."""
    evidence: CauseEvidence
    """What establishes that; each is null where the cause needs none."""


class ReconciliationDocument(Compared):
    """What was computed, held against what the publisher declares and prints."""

    format: Literal["addenda.reconciliation/1"]
    """The name and the version of this format."""
    totals: list[ReconciledTotal]
    """The totals of each kind of change."""
    unexplained: Count
    """How many disagreements and printed totals have no established cause."""
    causes: dict[Cause, Count]
    """How many disagreements have each cause; only those that occur."""
    disagreements: list[Disagreement]
    """The codes on which the two sides disagree, sorted."""
    agreements: list[Account]
    """The codes on which they agree, sorted."""
