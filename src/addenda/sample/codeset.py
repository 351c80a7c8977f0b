"""The synthetic code set: CPT's shape, nothing of its content."""

from __future__ import annotations

from addenda.model.codeset import CROSS_REFERENCES, CodeSet, Field, Kind, Role

NOTICE = "SYNTHETIC: invented codes and texts, made by the Addenda sample generator. Not CPT, not for billing."

CATEGORY_I = "category I"
CATEGORY_II = "category II"
CATEGORY_III = "category III"
PLA = "PLA"
MAAA = "MAAA"
ADMINISTRATION = "administration"
MODIFIER = "modifier"

SUFFIXES = {CATEGORY_II: "F", CATEGORY_III: "T", PLA: "U", MAAA: "M", ADMINISTRATION: "A"}
"""The last character of a code after four digits, by kind. Category I has five digits, a modifier two characters."""

ADD_ON = "add-on"
EXEMPT = "modifier-51 exempt"
RESEQUENCED = "resequenced"
TELEMEDICINE = "telemedicine"

MEDIUM_WIDTH = 48
SHORT_WIDTH = 28

CODESET = CodeSet(
    id="sample-cpt",
    title="Synthetic procedures (sample)",
    publisher="Addenda sample generator",
    kind=Kind.NOMENCLATURE,
    code_pattern=r"\d{5}|\d{4}[FTUMA]|[0-9A-Z]{2}",
    shard=2,
    fields=(
        Field("kind", "Kind", Role.ADMINISTRATIVE),
        Field("long", "Long descriptor", Role.DESCRIPTOR),
        Field("medium", "Medium descriptor", Role.DESCRIPTOR),
        Field("short", "Short descriptor", Role.DESCRIPTOR),
        Field("hierarchy", "Hierarchy", Role.ADMINISTRATIVE),
        Field("flags", "Flags", Role.ADMINISTRATIVE),
        Field(CROSS_REFERENCES, "See instead", Role.ADMINISTRATIVE),
    ),
    redistributable=True,
    notice=NOTICE,
)
