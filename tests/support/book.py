"""Short ways to write releases of a code set of CPT's shape; every code and text is invented."""

from collections.abc import Iterable
from typing import Any

from addenda.diffing.book.reading import read_book
from addenda.diffing.compare import compare
from addenda.model.changes import ChangeSet
from addenda.model.codeset import Absence, CodeSet, Kind
from addenda.model.concept import Concept, ConceptKey, Value
from addenda.model.cpt.fields import FIELDS
from addenda.model.cpt.kinds import CODE_PATTERN, kind_of
from addenda.model.snapshot import Snapshot
from tests.support.build import snapshot

SHAPED = CodeSet(
    id="shaped",
    title="Invented Procedures",
    publisher="Test Publisher",
    kind=Kind.NOMENCLATURE,
    code_pattern=CODE_PATTERN,
    shard=2,
    fields=FIELDS,
    redistributable=True,
)


def procedure(code: str, long: str, section: str = "", subsection: str = "", **fields: Value) -> Concept:
    """Return a concept of the kind that its code tells."""
    hierarchy: dict[str, Value] = {}
    if section:
        hierarchy["section"] = section
    if subsection:
        hierarchy["subsection"] = subsection
    place: dict[str, Value] = {"hierarchy": hierarchy} if hierarchy else {}
    return Concept(ConceptKey(code), {"kind": str(kind_of(code)), "long": long, **place, **fields})


def book(concepts: Iterable[Concept], release: str, **facts: Any) -> Snapshot:
    """Return a release; the facts are those of `snapshot`."""
    return snapshot(concepts, release, codeset=SHAPED, absence=Absence.DELETED, **facts)


def read(old: Iterable[Concept], new: Iterable[Concept]) -> ChangeSet:
    """Return what changed from a release of 2025 to one of 2026, as the book tells it."""
    before, after = book(old, "2025"), book(new, "2026")
    return read_book(compare(before, after), before, after)
