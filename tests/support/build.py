"""Short ways to write concepts, code sets and snapshots in tests."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from addenda.model.codeset import Absence, CodeSet, Field, Kind, Role
from addenda.model.concept import Concept, ConceptKey, Value
from addenda.model.release import Release, ReleaseId
from addenda.model.snapshot import Reading, Snapshot, snapshot_of

CODESET = CodeSet(
    id="test",
    title="Test Codes",
    publisher="Test Publisher",
    kind=Kind.NOMENCLATURE,
    code_pattern=r"[A-Z]\d{4}",
    shard=1,
    fields=(
        Field("kind", "Kind", Role.ADMINISTRATIVE),
        Field("long", "Long description", Role.DESCRIPTOR),
        Field("short", "Short description", Role.DESCRIPTOR),
        Field("coverage", "Coverage", Role.PAYMENT),
        Field("pricing", "Pricing indicators", Role.PAYMENT),
        Field("hierarchy", "Hierarchy", Role.ADMINISTRATIVE),
        Field("cross_references", "Cross-references", Role.ADMINISTRATIVE),
        Field("added", "Added", Role.LIFECYCLE),
        Field("terminated", "Terminated", Role.LIFECYCLE),
        Field("action", "Action", Role.PROVENANCE),
    ),
    redistributable=True,
)


def concept(code: str, **fields: Value) -> Concept:
    return Concept(ConceptKey(code), fields)


def snapshot(
    concepts: Iterable[Concept],
    release: str = "2025",
    *,
    codeset: CodeSet = CODESET,
    effective: date | None = None,
    absence: Absence = Absence.PURGED,
) -> Snapshot:
    concepts = list(concepts)
    day = effective or date(int(release[:4]), 1, 1)
    facts = Release(
        id=ReleaseId(codeset.id, release),
        effective=day,
        reader="test",
        absence=absence,
        concepts=len(concepts),
        in_force=sum(one.in_force(day) for one in concepts),
        scheduled=tuple(sorted({one.code for one in concepts if one.scheduled_after(day)})),
    )
    return snapshot_of(codeset, facts, concepts)


def reading(concepts: Iterable[Concept], release: str = "2025", **kwargs: Any) -> Reading:
    """Return what a reader would make of these concepts; the arguments are those of `snapshot`."""
    concepts = tuple(concepts)
    made = snapshot(concepts, release, **kwargs)
    return Reading(made.codeset, made.release, concepts)
