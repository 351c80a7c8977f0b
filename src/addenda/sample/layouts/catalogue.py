"""Every layout by its name on the command line, and the files it consists of."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from addenda.sample.layouts.consolidated import consolidated_list
from addenda.sample.layouts.friendly import clinician_descriptor, consumer_descriptor
from addenda.sample.layouts.history import deleted_table, history_table
from addenda.sample.layouts.link import property_table, relationship_table, type_table
from addenda.sample.layouts.long_text import longuf, longulf, longult, longut
from addenda.sample.layouts.modifiers import modul
from addenda.sample.layouts.narrow_text import medu, shortu
from addenda.sample.layouts.pla import pla_tab, pla_xml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.sample.generator import SyntheticRelease

    Write: TypeAlias = Callable[[SyntheticRelease], bytes]


class Layout(StrEnum):
    """The layouts that a release can be written in."""

    LONGULT = "longult"
    LONGUT = "longut"
    LONGULF = "longulf"
    LONGUF = "longuf"
    MEDU = "medu"
    SHORTU = "shortu"
    MODUL = "modul"
    CONSUMER = "consumer"
    CLINICIAN = "clinician"
    PLA = "pla"
    PLA_TAB = "pla-tab"
    CONSOLIDATED = "consolidated"
    DELETED = "deleted"
    HISTORY = "history"
    LINK = "link"


_FILES: dict[Layout, dict[str, Write]] = {
    Layout.LONGULT: {"LONGULT.txt": longult},
    Layout.LONGUT: {"LONGUT.txt": longut},
    Layout.LONGULF: {"LONGULF.txt": longulf},
    Layout.LONGUF: {"LONGUF.txt": longuf},
    Layout.MEDU: {"MEDU.txt": medu},
    Layout.SHORTU: {"SHORTU.txt": shortu},
    Layout.MODUL: {"MODUL.txt": modul},
    Layout.CONSUMER: {"ConsumerDescriptor.txt": consumer_descriptor},
    Layout.CLINICIAN: {"ClinicianDescriptor.txt": clinician_descriptor},
    Layout.PLA: {"CPTPLA.xml": pla_xml},
    Layout.PLA_TAB: {"CPTPLA.txt": pla_tab},
    Layout.CONSOLIDATED: {"ConsolidatedCodeList.txt": consolidated_list},
    Layout.DELETED: {"CPT Link/history/Deleted_DTK_tab.txt": deleted_table},
    Layout.HISTORY: {"CPT Link/history/History_DTK_tab.txt": history_table},
    Layout.LINK: {
        "CPT Link/core/Property_DTK_pipe.txt": property_table,
        "CPT Link/core/RelationshipGroup_DTK_pipe.txt": relationship_table,
        "CPT Link/core/Type_DTK_pipe.txt": type_table,
    },
}


def delivery(release: SyntheticRelease, layouts: Iterable[Layout]) -> dict[str, bytes]:
    """Return the files of a release in some layouts, by their paths in its folder."""
    return {path: write(release) for layout in layouts for path, write in _FILES[layout].items()}
