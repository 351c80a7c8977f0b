"""What a site tells of, before it is put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.model.changes import Counts
    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Concept, ConceptKey
    from addenda.model.history import History, Knowledge
    from addenda.model.release import Release, ReleaseId


class Known(NamedTuple):
    """A release, and the commits that made it known: its import, then each correction."""

    release: Release
    known: tuple[Knowledge, ...]


class Pair(NamedTuple):
    """What changed between a release and the one before it; `keys` are all that changed."""

    old: ReleaseId
    new: ReleaseId
    counts: Counts
    keys: frozenset[ConceptKey]


class CodeSetFacts(NamedTuple):
    """A code set, its releases in effective order, and what changed from each to the next.

    `commit` is that of the store. `codes` are all that any release ever had, sorted. `families` gives the codes in
    force in the last release that share a code's common text; the code is among them.
    """

    codeset: CodeSet
    commit: str | None
    releases: tuple[Known, ...]
    pairs: tuple[Pair, ...]
    codes: tuple[str, ...]
    families: Mapping[str, tuple[str, ...]]


class Story(NamedTuple):
    """A code's history, and its concepts in the last release that has it."""

    history: History
    release: Release
    concepts: tuple[Concept, ...]


class Brief(NamedTuple):
    """A code in a list: what it is called, and whether it is in force in the last release."""

    code: str
    shard: str
    description: str
    in_force: bool
