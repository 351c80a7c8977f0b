"""The tables of descriptors: Consumer, Clinician (many for a code) and the Consolidated Code List."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.reading.cpt.cells import iso_or_report
from addenda.reading.cpt.shapes import CODE, CONCEPT
from addenda.reading.cpt.table import open_table

if TYPE_CHECKING:
    from addenda.reading.cpt.part import Part
    from addenda.reading.delivery import Member

_CONSUMER = (CONCEPT, "consumer")
_CONSOLIDATED = (CONCEPT, "long", "medium", "short", "consumer", "spanish_consumer")


def read_consumer(member: Member) -> Part:
    """Return the consumer descriptors of a table.

    Raises:
        InputError: as `lines_of`.

    """
    table = open_table(member)
    for row, (code, *texts) in table.rows((CODE, *_CONSUMER)):
        if table.part.accept(row, code):
            table.part.take(row, code, dict(zip(_CONSUMER, texts, strict=True)))
    return table.part


def read_clinician(member: Member) -> Part:
    """Return the clinician descriptors of a table, as many as a code has.

    Raises:
        InputError: as `lines_of`.

    """
    table = open_table(member)
    part = table.part
    for row, (code, concept, text) in table.rows((CODE, CONCEPT, "clinician")):
        if part.accept(row, code):
            part.take(row, code, {CONCEPT: concept})
            if text:
                part.clinician[code].add(part.clean(text))
    return part


def read_consolidated(member: Member) -> Part:
    """Return the texts of the Consolidated Code List, and since when each code has its descriptor.

    Raises:
        InputError: as `lines_of`.

    """
    table = open_table(member)
    part = table.part
    for row, (code, day, *texts) in table.rows((CODE, "revised_on", *_CONSOLIDATED)):
        if part.accept(row, code):
            revised_on = iso_or_report(part, row, "Current Descriptor Effective Date", day)
            part.take(row, code, {**dict(zip(_CONSOLIDATED, texts, strict=True)), "revised_on": revised_on})
    return part
