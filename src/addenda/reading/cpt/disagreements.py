"""Where the files of one delivery disagree: said to the person who imports it, and never settled in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.cpt.families import parts
from addenda.model.cpt.fields import LEVELS, Flag
from addenda.model.cpt.kinds import CodeKind
from addenda.model.listing import counted
from addenda.reading.cpt.layouts import FEW, LISTS, TRANSLATIONS, Layout
from addenda.reading.cpt.part import kind_of
from addenda.reading.cpt.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from addenda.reading.cpt.link import Link
    from addenda.reading.cpt.merging import Merged
    from addenda.reading.cpt.part import Part
    from addenda.reading.cpt.tombstones import Fields

_HEADING = LEVELS.index("heading") + 1


def disagreements(
    parts: Mapping[Layout, Part], codes: AbstractSet[str], fields: Mapping[str, Fields], merged: Merged, link: Link
) -> Iterator[str]:
    """Yield a sentence for each way in which files disagree. `codes` are those of the release, without tombstones."""
    yield from _lists(parts)
    yield from merged.remarks()
    for layout in (*TRANSLATIONS, Layout.PROPERTIES):
        if layout in parts and (unknown := parts[layout].rows.keys() - fields.keys()):
            which = f"{counted(len(unknown), 'code')} that this release lacks: {listed(unknown)}"
            yield f"{parts[layout].name} holds {which}."
    if "hierarchy" in link.supplied:
        nowhere = [code for code in _procedures(codes) if code not in link.hierarchy]
        if nowhere:
            yield f"CPT Link has no place in the book for {counted(len(nowhere), 'code')}: {listed(nowhere)}."
    alone = without_base({code: fields[code] for code in codes})
    if alone:
        yield f"No base, under the same heading or parent, for {counted(len(alone), 'add-on code')}: {listed(alone)}."


def _lists(parts: Mapping[Layout, Part]) -> Iterator[str]:
    """Yield where the files that list every code do not list the same; modifiers need not stand in them."""
    lists = [parts[layout] for layout in LISTS if layout in parts]
    if not lists:
        return
    first, whole = lists[0], _procedures(lists[0].rows.keys())
    for part in [*lists[1:], *(parts[layout] for layout in FEW if layout in parts)]:
        own = _procedures(part.rows.keys())
        if more := own - whole:
            yield f"{part.name} holds {counted(len(more), 'code')} that {first.name} lacks: {listed(more)}."
        if part.layout in LISTS and (less := whole - own):
            yield f"{part.name} lacks {counted(len(less), 'code')} of {first.name}: {listed(less)}."


def _procedures(codes: AbstractSet[str]) -> set[str]:
    return {code for code in codes if kind_of(code) is not CodeKind.MODIFIER}


def without_base(fields: Mapping[str, Fields]) -> list[str]:
    """Return the add-on codes beside which nothing stands that they could be added to.

    A base is a code that is no add-on and stands under the same heading, or shares the text before the semicolon.
    Codes whose place is not known are not judged.
    """
    add_ons = {code for code, found in fields.items() if Flag.ADD_ON in found.get("flags", ())}
    if not add_ons:
        return []
    bases = {one for code, found in fields.items() if code not in add_ons for one in _company(found)}
    return [code for code in add_ons if "hierarchy" in fields[code] and _company(fields[code]).isdisjoint(bases)]


def _company(found: Fields) -> set[str]:
    """Return what a code has in common with those around it, as texts to compare."""
    text = parts(str(found.get("long", "")))
    place = found.get("hierarchy", {})
    heading = [place.get(level) for level in LEVELS[:_HEADING]] if isinstance(place, dict) else []
    return {repr(heading)} | ({text.common} if text else set())
