"""The tables that have a header: which columns make a layout, and by which words each is known.

Words, never places: the columns of a table may stand in any order. No public description of CPT Link's core tables
exists; what they mean is told by the names in the Type table, never by its numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from addenda.reading.cpt.layouts import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILLER = re.compile(r"descriptors?|descriptions?|friendly")

CODE, CONCEPT, ROW_DATE = "code", "concept_id", "date"


class Shape(NamedTuple):
    """A layout's columns: for each, its name here and the headers it may have, in lower case without filler words.

    A header row that has all of `known_by` is of this layout. `rugged` says that rows may lack their last fields.
    """

    layout: Layout
    columns: Mapping[str, tuple[str, ...]]
    known_by: frozenset[str]
    rugged: bool = False


def _shape(layout: Layout, columns: Mapping[str, tuple[str, ...]], known_by: str, *, rugged: bool = False) -> Shape:
    return Shape(layout, columns, frozenset(known_by.split()), rugged)


_CODE: dict[str, tuple[str, ...]] = {CODE: ("cptcode", "code"), CONCEPT: ("conceptid",)}
PLA_COLUMNS = {
    CODE: ("cdcode",),
    "long": ("cddesc",),
    "medium": ("cdmdesc",),
    "short": ("cdsdesc",),
    "status": ("cdstatus",),
    "added": ("effectivedate",),
    "laboratory": ("labname",),
    "manufacturer": ("manufacturername",),
    "test": ("testname",),
}
"""The columns of the PLA table; the xml file has the same names."""

SHAPES = (
    _shape(
        Layout.CONSOLIDATED,
        _CODE
        | {
            "long": ("long",),
            "medium": ("medium",),
            "short": ("short",),
            "consumer": ("consumer",),
            "spanish_consumer": ("spanishconsumer",),
            "revised_on": ("currenteffectivedate",),
        },
        "code concept_id long",
    ),
    _shape(Layout.CONSUMER, _CODE | {"consumer": ("consumer",)}, "code concept_id consumer"),
    _shape(
        Layout.CLINICIAN,
        _CODE | {"clinician": ("clinician",)},
        "code concept_id clinician",
    ),
    _shape(
        Layout.DELETED,
        _CODE
        | {
            ROW_DATE: ("datedeleted",),
            "level": ("level",),
            "long": ("descriptor", "description", "long"),
            "instruction": ("instruction",),
        },
        "code date long",
    ),
    _shape(
        Layout.HISTORY,
        _CODE | {ROW_DATE: ("date",), "change": ("changetype",), "level": ("level",)},
        "code date change",
        rugged=True,
    ),
    _shape(Layout.PLA_TAB, PLA_COLUMNS, "code long"),
    _shape(Layout.TYPES, {"type": ("typeid",), "name": ("typename",)}, "type name"),
    _shape(
        Layout.RELATIONS,
        {CONCEPT: ("conceptid",), "type": ("typeid",), "related": ("relatedconceptid",)},
        "concept_id type related",
    ),
    _shape(
        Layout.PROPERTIES,
        {CONCEPT: ("conceptid",), "type": ("typeid",), "value": ("value",)},
        "concept_id type value",
    ),
)


def normal(header: str) -> str:
    """Return a header in lower case, letters and digits only, without words that add nothing."""
    whole = re.sub(r"[^a-z0-9]", "", header.lower())
    return _FILLER.sub("", whole) or whole


def columns_of(shape: Shape, headers: list[str]) -> dict[str, int] | None:
    """Return the columns of a header row by their names here, None when it is not of this shape."""
    words = [normal(header) for header in headers]
    columns = {
        name: words.index(known[0])
        for name, accepted in shape.columns.items()
        if (known := [word for word in accepted if word in words])
    }
    return columns if shape.known_by <= columns.keys() else None
