"""From the files of a delivery to concepts: which codes there are, and what each file gives to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import InputError, Problem
from addenda.model.codeset import ADDED
from addenda.model.concept import Concept, ConceptKey
from addenda.model.cpt.fields import AFTER
from addenda.model.cpt.kinds import CodeKind
from addenda.reading.cpt.days import is_before
from addenda.reading.cpt.disagreements import disagreements
from addenda.reading.cpt.layouts import FEW, LISTS, Layout
from addenda.reading.cpt.link import link_of
from addenda.reading.cpt.merging import merge
from addenda.reading.cpt.part import kind_of
from addenda.reading.cpt.pla import ended
from addenda.reading.cpt.supplied import lacking, supplied
from addenda.reading.cpt.timeline import additions
from addenda.reading.cpt.tombstones import Fields, bury
from addenda.reading.problems import capped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from addenda.model.concept import Value
    from addenda.reading.cpt.link import Link
    from addenda.reading.cpt.merging import Merged
    from addenda.reading.cpt.part import Part
    from addenda.reading.cpt.timeline import Additions

_NEEDED = (
    "alone is no whole release, for every other code would read as deleted: give it together with the files of the "
    "release it goes with, LONGULT or its like (unzip both into one folder)."
)


class Assembled(NamedTuple):
    """The concepts of a delivery, the fields that it supplies for all of them, and what must be said of it."""

    concepts: tuple[Concept, ...]
    supplied: tuple[str, ...]
    remarks: tuple[str, ...]


def assemble(parts: Mapping[Layout, Part], effective: date, place: str, problems: Iterable[Problem] = ()) -> Assembled:
    """Join the files of a delivery.

    `parts` stand in the order of `Layout`; `place` is the delivery, for messages; `problems` are those of files that
    could not be taken apart.

    Raises:
        InputError: with everything that is wrong in the files, or when none of them lists the codes of the whole book.

    """
    link = link_of(parts)
    _refuse(parts, place, problems)
    gone = ended(parts, effective)
    codes = _listed(parts, (*LISTS, *FEW)) - gone.codes
    merged = merge(parts.values())
    history = parts.get(Layout.HISTORY)
    added = additions(history.events if history else (), effective)
    fields = _fields(codes, _values(parts, merged, link, added))
    deleted = parts.get(Layout.DELETED)
    buried = bury(deleted, fields, added, effective) if deleted else []
    gives = supplied(parts, link)
    remarks = (
        *(remark for part in parts.values() for remark in part.remarks),
        *link.remarks,
        *gone.remarks,
        *disagreements(parts, codes, fields, merged, link),
        *buried,
        *lacking(parts, gives),
    )
    concepts = tuple(Concept(ConceptKey(code), fields[code]) for code in sorted(fields))
    return Assembled(concepts, gives, remarks)


def _refuse(parts: Mapping[Layout, Part], place: str, others: Iterable[Problem]) -> None:
    problems = [*others, *(problem for part in parts.values() for problem in part.problems)]
    if not problems:
        problems += _no_whole_book(parts, place)
    if problems:
        raise InputError(capped(problems))


def _no_whole_book(parts: Mapping[Layout, Part], place: str) -> list[Problem]:
    """Return a problem where the lists of a delivery cannot be those of the whole book, which has codes of many kinds.

    The publisher delivers the codes of one kind between the yearly releases, those of PLA every quarter.
    """
    kinds = {kind_of(code) for code in _listed(parts, LISTS)} - {CodeKind.MODIFIER}
    if len(kinds) > 1:
        return []
    message = "no list of the whole book is in this delivery"
    for kind in kinds:
        message = f"the lists of this delivery hold no codes but {kind}, and so not the whole book"
    names = ", ".join(part.name for part in parts.values())
    layouts = ", ".join(dict.fromkeys(layout.partition(" (")[0] for layout in parts))
    return [Problem(message, place, value=names or None, advice=f"{layouts or 'What is here'} {_NEEDED}")]


def _listed(parts: Mapping[Layout, Part], layouts: Iterable[Layout]) -> set[str]:
    return {code for layout in layouts if layout in parts for code in parts[layout].rows}


def _values(
    parts: Mapping[Layout, Part], merged: Merged, link: Link, added: Additions
) -> dict[str, Mapping[str, Value]]:
    """Return what the files give, by field and then by code, of codes that may be none of the release, too."""
    clinician = parts[Layout.CLINICIAN].clinician if Layout.CLINICIAN in parts else {}
    values: dict[str, Mapping[str, Value]] = {**merged.texts}
    values["clinician"] = {code: [*sorted(texts)] for code, texts in clinician.items()}
    values |= {"hierarchy": link.hierarchy, "flags": link.flags, AFTER: link.after}
    values[ADDED] = merged.of(ADDED) | added.future | added.past
    return values


def _fields(codes: set[str], values: Mapping[str, Mapping[str, Value]]) -> dict[str, Fields]:
    """Return the fields of each code of the release."""
    fields: dict[str, Fields] = {code: {"kind": str(kind_of(code))} for code in codes}
    for name, by_code in values.items():
        for code, value in by_code.items():
            if code in fields:
                fields[code][name] = value
    for found in fields.values():
        began = found.get(ADDED)
        if isinstance(began, str) and is_before(began):
            found["dates_stated"] = found.pop(ADDED)
    return fields
