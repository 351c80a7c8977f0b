"""The code set: HCPCS Level II with the fields of CMS's contractor record."""

from __future__ import annotations

import re

from addenda.model.codeset import ADDED, CROSS_REFERENCES, TERMINATED, CodeSet, Field, Kind, Role

CODE_PATTERN = r"[A-Z]\d{4}|[A-Z0-9]{2}"
"""A procedure code, or a modifier of two characters."""
_CODE = re.compile(CODE_PATTERN, re.ASCII)

FIELDS = (
    Field("kind", "Kind", Role.ADMINISTRATIVE),
    Field("long", "Long description", Role.DESCRIPTOR),
    Field("short", "Short description", Role.DESCRIPTOR),
    Field("coverage", "Coverage", Role.PAYMENT),
    Field("pricing", "Pricing indicators", Role.PAYMENT),
    Field("multiple_pricing", "Multiple pricing indicator", Role.PAYMENT),
    Field("coverage_manual", "Coverage issues manual references", Role.ADMINISTRATIVE),
    Field("carriers_manual", "Medicare carriers manual references", Role.ADMINISTRATIVE),
    Field("statute", "Statute", Role.ADMINISTRATIVE),
    Field("lab_certification", "Laboratory certifications", Role.ADMINISTRATIVE),
    Field(CROSS_REFERENCES, "Cross-references", Role.ADMINISTRATIVE),
    Field("asc_group", "ASC payment group", Role.PAYMENT),
    Field("asc_date", "ASC payment group effective", Role.PAYMENT),
    Field("opps_group", "OPPS payment group", Role.PAYMENT),
    Field("opps_indicator", "OPPS payment indicator", Role.PAYMENT),
    Field("opps_date", "OPPS payment group effective", Role.PAYMENT),
    Field("processing_note", "Processing note", Role.ADMINISTRATIVE),
    Field("betos", "BETOS type of service", Role.ADMINISTRATIVE),
    Field("type_of_service", "Types of service", Role.ADMINISTRATIVE),
    Field("anesthesia_units", "Anesthesia base units", Role.PAYMENT),
    Field(ADDED, "Added", Role.LIFECYCLE),
    Field(TERMINATED, "Terminated", Role.LIFECYCLE),
    Field("action", "Action", Role.PROVENANCE),
    Field("action_effective", "Action effective", Role.PROVENANCE),
)


def is_code(text: str) -> bool:
    """Say whether a text is a HCPCS code, with nothing around it."""
    return _CODE.fullmatch(text) is not None


def hcpcs_codeset(codeset_id: str) -> CodeSet:
    """Return the code set under the id that it has in a store."""
    return CodeSet(
        id=codeset_id,
        title="HCPCS Level II",
        publisher="Centers for Medicare & Medicaid Services",
        kind=Kind.NOMENCLATURE,
        code_pattern=CODE_PATTERN,
        shard=1,
        fields=FIELDS,
        redistributable=True,
    )
