"""The layouts of the Association's files, under the names that the publisher gives them."""

from __future__ import annotations

from enum import StrEnum


class Layout(StrEnum):
    """A kind of file. The order is that of trust: of two files that give one field, the earlier wins.

    Mixed case goes before capitals, which have lost something, and a list of all codes before one of a few.
    """

    LONGULT = "LONGULT"
    LONGULF = "LONGULF"
    MEDU = "MEDU"
    SHORTU = "SHORTU"
    CONSOLIDATED = "Consolidated Code List"
    PLA_XML = "PLA (xml)"
    PLA_TAB = "PLA (tab)"
    LONGUT = "LONGUT"
    LONGUF = "LONGUF"
    MODUL = "MODUL"
    CONSUMER = "ConsumerDescriptor"
    CLINICIAN = "ClinicianDescriptor"
    DELETED = "Deleted"
    HISTORY = "History"
    TYPES = "CPT Link Type"
    PROPERTIES = "CPT Link Property"
    RELATIONS = "CPT Link RelationshipGroup"


LISTS = (
    Layout.LONGULT,
    Layout.LONGULF,
    Layout.CONSOLIDATED,
    Layout.LONGUT,
    Layout.LONGUF,
    Layout.MEDU,
    Layout.SHORTU,
)
"""The files that list every code but the modifiers, the one to hold the others against first."""

FEW = (Layout.PLA_XML, Layout.PLA_TAB, Layout.MODUL)
"""The files that list every code of one kind; they make no release without a list."""

TRANSLATIONS = (Layout.CONSUMER, Layout.CLINICIAN)
"""The files that have a text for nearly every code."""

CAPITALS = frozenset({Layout.LONGUT, Layout.LONGUF})
"""The files whose texts are those of another in capitals."""
