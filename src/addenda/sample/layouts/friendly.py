"""ConsumerDescriptor and ClinicianDescriptor: what a publisher makes of descriptors for patients and for clinicians."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.sample.layouts.listed import listed
from addenda.sample.layouts.tables import tab_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.sample.generator import SyntheticRelease

_CONSUMER = ("Concept Id", "CPT Code", "Consumer Friendly Descriptor")
_CLINICIAN = ("Concept Id", "CPT Code", "Clinician Descriptor Id", "Clinician Descriptor")
_ENCODING = "cp1252"


def consumer_descriptor(release: SyntheticRelease) -> bytes:
    """Return one row for each code that has such a text."""
    rows = ((one.text("concept_id"), one.code, one.text("consumer")) for one in listed(release) if one.text("consumer"))
    return tab_table(_CONSUMER, rows, _ENCODING)


def clinician_descriptor(release: SyntheticRelease) -> bytes:
    """Return one row for each text, several for a code."""
    return tab_table(_CLINICIAN, _clinician_rows(release), _ENCODING)


def _clinician_rows(release: SyntheticRelease) -> Iterator[tuple[str, ...]]:
    for concept in listed(release):
        texts = concept.fields.get("clinician", [])
        for number, text in enumerate(texts, start=1):
            yield concept.text("concept_id"), concept.code, f"{concept.text('concept_id')}{number}", str(text)
