"""Which fields a delivery supplies for all codes, and what is said of the others."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from addenda.model.codeset import ADDED, CROSS_REFERENCES, TERMINATED
from addenda.model.cpt.fields import AFTER, FIELDS, INSTRUCTION
from addenda.reading.cpt.layouts import CAPITALS, LISTS, TRANSLATIONS, Layout
from addenda.reading.cpt.shapes import CONCEPT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.reading.cpt.link import Link
    from addenda.reading.cpt.part import Part

_ALWAYS = {
    Layout.DELETED: {TERMINATED, CROSS_REFERENCES, INSTRUCTION, "dates_stated"},
    Layout.HISTORY: {ADDED, "dates_stated"},
    Layout.PLA_XML: {"laboratory", "manufacturer", "test"},
    Layout.PLA_TAB: {"laboratory", "manufacturer", "test"},
}
_FILES = {
    "long": "LONGULT",
    "medium": "MEDU",
    "short": "SHORTU",
    "consumer": "ConsumerDescriptor",
    "spanish_consumer": "Consolidated Code List",
    "clinician": "ClinicianDescriptor",
    "hierarchy": "CPT Link",
    "flags": "CPT Link",
    AFTER: "CPT Link",
    INSTRUCTION: "Deleted",
    TERMINATED: "Deleted",
    "test": "PLA",
    ADDED: "History",
    "revised_on": "Consolidated Code List",
}
"""For each field that may be lacking, the file to look for first."""


def supplied(parts: Mapping[Layout, Part], link: Link) -> tuple[str, ...]:
    """Return the names of the fields that the files supply for every code they concern, in the order of `FIELDS`.

    Empty where that is all of them, as `Release.supplied` has it.
    """
    names = {"kind", *link.supplied}
    for layout, part in parts.items():
        given = {name for name, texts in part.texts.items() if texts}
        names |= _ALWAYS.get(layout, set()) | (given & {CONCEPT})
        if layout in LISTS or layout in TRANSLATIONS:
            names |= given
        if part.clinician:
            names.add("clinician")
    ordered = tuple(field.name for field in FIELDS if field.name in names)
    return () if len(ordered) == len(FIELDS) else ordered


def lacking(parts: Mapping[Layout, Part], gives: tuple[str, ...]) -> list[str]:
    """Return a sentence on the files that are missing, and one on each thing that is easily misread for it."""
    files: defaultdict[str, list[str]] = defaultdict(list)
    for field in FIELDS if gives else ():
        if field.name in _FILES and field.name not in gives:
            files[_FILES[field.name]].append(field.title.lower())
    remarks = []
    if files:
        names = "; ".join(f"{file} ({', '.join(titles)})" for file, titles in files.items())
        remarks.append(f"Not in this delivery: {names}. What only one of two releases has is not compared.")
    if "long" in gives and _only_capitals(parts):
        remarks.append(
            "The long descriptors are in capitals (LONGUT); in another release they may differ by case alone."
        )
    if Layout.MODUL not in parts:
        remarks.append("No modifiers (MODUL): compared with a release that has them, they will seem to be deleted.")
    return remarks


def _only_capitals(parts: Mapping[Layout, Part]) -> bool:
    return all(layout in CAPITALS for layout, part in parts.items() if layout in LISTS and part.texts["long"])
