"""The two code sets: diagnoses (ICD-10-CM) and inpatient procedures (ICD-10-PCS), codes stored without the dot."""

from __future__ import annotations

from typing import NamedTuple

from addenda.model.codeset import CodeSet, Field, Kind, Role

FIELDS = (
    Field("billable", "Billable", Role.ADMINISTRATIVE),
    Field("long", "Long description", Role.DESCRIPTOR),
    Field("short", "Short description", Role.DESCRIPTOR),
)


class System(NamedTuple):
    """One of the two: its usual id, title and publisher, how its codes look, and its shard (see `CodeSet`)."""

    id: str
    title: str
    publisher: str
    code_pattern: str
    shard: int


CM = System(
    id="icd10cm",
    title="ICD-10-CM",
    publisher="National Center for Health Statistics",
    code_pattern=r"[A-Z]\d[0-9A-Z]{1,5}",
    shard=1,
)
"""Diagnoses. A category of three characters, and up to four more; 26 files, of which S holds 39,411 of 95,358."""

PCS = System(
    id="icd10pcs",
    title="ICD-10-PCS",
    publisher="Centers for Medicare & Medicaid Services",
    code_pattern=r"[0-9A-HJ-NP-Z]{7}|[0-9A-HJ-NP-Z]{3}",
    shard=2,
)
"""Inpatient procedures. Seven characters, and headers of three; I and O are not used. Most codes are in section 0."""


def icd10_codeset(system: System, codeset_id: str) -> CodeSet:
    """Return a code set under the id that it has in a store."""
    return CodeSet(
        id=codeset_id,
        title=system.title,
        publisher=system.publisher,
        kind=Kind.NOMENCLATURE,
        code_pattern=system.code_pattern,
        shard=system.shard,
        fields=FIELDS,
        redistributable=True,
    )
