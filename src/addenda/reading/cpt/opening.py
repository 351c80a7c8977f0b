"""The files of a delivery, each taken apart by the reader of its layout."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import InputError, Problem
from addenda.reading.cpt.abbreviated import read_abbreviated
from addenda.reading.cpt.deleted import read_deleted
from addenda.reading.cpt.descriptors import read_clinician, read_consolidated, read_consumer
from addenda.reading.cpt.history import read_history
from addenda.reading.cpt.layouts import Layout
from addenda.reading.cpt.link_tables import read_link_table
from addenda.reading.cpt.long_fixed import read_long_fixed
from addenda.reading.cpt.long_tab import read_long_tab
from addenda.reading.cpt.modifiers import read_modifiers
from addenda.reading.cpt.pla import read_pla_table
from addenda.reading.cpt.pla_xml import read_pla_xml
from addenda.reading.cpt.recognising import layout_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from addenda.reading.cpt.part import Part
    from addenda.reading.delivery import Delivery, Member

_READERS: dict[Layout, Callable[[Member], Part]] = {
    Layout.LONGULT: read_long_tab,
    Layout.LONGULF: read_long_fixed,
    Layout.SHORTU: read_abbreviated,
    Layout.CONSOLIDATED: read_consolidated,
    Layout.PLA_XML: read_pla_xml,
    Layout.PLA_TAB: read_pla_table,
    Layout.MODUL: read_modifiers,
    Layout.CONSUMER: read_consumer,
    Layout.CLINICIAN: read_clinician,
    Layout.DELETED: read_deleted,
    Layout.HISTORY: read_history,
    Layout.TYPES: read_link_table,
    Layout.PROPERTIES: read_link_table,
    Layout.RELATIONS: read_link_table,
}


class Opened(NamedTuple):
    """The files of a delivery: by layout in the order of trust, those of no known layout, those that are broken."""

    parts: dict[Layout, Part]
    unread: list[str]
    problems: list[Problem]


def open_files(delivery: Delivery) -> Opened:
    """Take all files of a delivery apart; what is wrong with one keeps no other from being read."""
    by_layout: defaultdict[Layout, list[Part]] = defaultdict(list)
    unread: list[str] = []
    problems: list[Problem] = []
    for member in sorted(delivery.members, key=lambda member: member.name):
        layout = layout_of(member)
        try:
            if layout:
                part = _READERS[layout](member)
                by_layout[part.layout].append(part)
            elif member.content.strip():
                unread.append(member.name)
            else:
                problems.append(Problem("the file is empty", member.place, advice="Fetch it again."))
        except InputError as error:
            problems += error.problems
    problems += _doubled(by_layout)
    parts = {layout: by_layout[layout][0] for layout in Layout if layout in by_layout}
    return Opened(parts, unread, problems)


def _doubled(by_layout: dict[Layout, list[Part]]) -> list[Problem]:
    """Return a problem for each layout of which several files differ; copies of one file are one."""
    advice = "Give one release at a time."
    return [
        Problem(
            f"this and {parts[0].member.name} are both of the layout {layout} and differ",
            part.member.place,
            advice=advice,
        )
        for layout, parts in by_layout.items()
        for part in parts[1:]
        if part.member.content != parts[0].member.content
    ]
