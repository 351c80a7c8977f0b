"""The fields of a CPT concept, and the values that some of them hold."""

from __future__ import annotations

from enum import StrEnum

from addenda.model.codeset import ADDED, CROSS_REFERENCES, TERMINATED, Field, Role

LEVELS = ("section", "subsection", "heading", "subheading")
"""The levels of the book, as the field `hierarchy` names them, outermost first."""


class Flag(StrEnum):
    """What a symbol beside a code says for as long as it stands, in the words of the field `flags` (sorted)."""

    ADD_ON = "add-on"
    AUDIO_ONLY = "audio-only"
    DUPLICATE_PLA = "duplicate PLA"
    EXEMPT = "modifier-51 exempt"
    FDA_PENDING = "FDA approval pending"
    RESEQUENCED = "resequenced"
    TELEMEDICINE = "telemedicine"


AFTER = "after"
"""Name of the field that says behind which code a resequenced code stands in the book; the others stand in the order
of their numbers. A relation, not a position: a code that is added elsewhere in the book changes no other concept."""
HIERARCHY = "hierarchy"
"""Name of the field that holds the places of a concept in the book, by level."""
INSTRUCTION = "instruction"
"""Name of the field that holds a deleted code's instruction, whole, as the publisher wrote it."""

FIELDS = (
    Field("kind", "Kind", Role.ADMINISTRATIVE),
    Field("long", "Long descriptor", Role.DESCRIPTOR),
    Field("medium", "Medium descriptor", Role.DESCRIPTOR),
    Field("short", "Short descriptor", Role.DESCRIPTOR),
    Field("consumer", "Consumer descriptor", Role.ADMINISTRATIVE),
    Field("spanish_consumer", "Spanish consumer descriptor", Role.ADMINISTRATIVE),
    Field("clinician", "Clinician descriptors", Role.ADMINISTRATIVE),
    Field(HIERARCHY, "Hierarchy", Role.ADMINISTRATIVE),
    Field("flags", "Flags", Role.ADMINISTRATIVE),
    Field(AFTER, "Follows in the book", Role.ADMINISTRATIVE),
    Field(CROSS_REFERENCES, "See instead", Role.ADMINISTRATIVE),
    Field(INSTRUCTION, "Instruction", Role.ADMINISTRATIVE),
    Field("laboratory", "Laboratory", Role.ADMINISTRATIVE),
    Field("manufacturer", "Manufacturer", Role.ADMINISTRATIVE),
    Field("test", "Test name", Role.ADMINISTRATIVE),
    Field(ADDED, "Added", Role.LIFECYCLE),
    Field(TERMINATED, "Terminated", Role.LIFECYCLE),
    Field("concept_id", "Concept id", Role.PROVENANCE),
    Field("revised_on", "Descriptor effective", Role.PROVENANCE),
    Field("dates_stated", "Dates as stated", Role.PROVENANCE),
)
"""Consumer and clinician texts are translations that the publisher makes of a descriptor: a code whose descriptors
stand while one of these changed is updated, not revised."""
