"""The reader of CPT: from a delivery of the Association's files, any of them, to a release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.codeset import Absence
from addenda.reading.content import Content, Origin, reading_of
from addenda.reading.cpt.codeset import cpt_codeset
from addenda.reading.cpt.recognising import layout_of
from addenda.reading.cpt.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from addenda.model.release import ReleaseId
    from addenda.model.snapshot import Reading
    from addenda.reading.cpt.part import Part
    from addenda.reading.delivery import Delivery


@dataclass(frozen=True)
class CptReader:
    """Reads a folder or a zip as the Association delivers it, or any part of it that lists the whole book."""

    name: str = "cpt"
    title: str = "CPT (American Medical Association, licensed files)"
    codeset_id: str = "cpt"
    looks_for: str = (
        "the Association's data files: LONGULT and its like (code, tab or fixed columns, text, below a notice), MEDU, "
        "SHORTU, MODUL, the descriptor tables, PLA as xml or table, Deleted and History, CPT Link's core tables"
    )

    def recognises(self, delivery: Delivery) -> bool:
        """Say whether a delivery holds at least one file of these layouts."""
        return any(layout_of(member) for member in delivery.members)

    def read(self, delivery: Delivery, release_id: ReleaseId, effective: date) -> Reading:
        """Return the release that the files of a delivery are together, with remarks on what they lack.

        Raises:
            InputError: with everything that is wrong in them; when two files of one layout differ; when none of them
                lists the codes of the whole book.

        """
        # Imported here for start-up time alone: every import asks this reader, and few deliveries are its own.
        from addenda.reading.cpt.assemble import assemble
        from addenda.reading.cpt.opening import open_files
        from addenda.reading.cpt.timeline import declared

        parts, unread, problems = open_files(delivery)
        assembled = assemble(parts, effective, str(delivery.path), problems)
        members = sorted((part.member for part in parts.values()), key=lambda member: member.name)
        content = Content(assembled.concepts, _notice(parts.values()), sum(part.collapsed for part in parts.values()))
        origin = Origin(self.name, delivery.sources(members), Absence.DELETED)
        reading = reading_of(content, cpt_codeset(release_id.codeset), release_id, effective, origin)
        release = reading.release._replace(supplied=assembled.supplied)
        left = [f"Not read, since the layout is not known: {listed(unread)}."] if unread else []
        remarks = (*assembled.remarks, *left)
        return reading._replace(release=release, declared=declared(parts, effective), remarks=remarks)


READER = CptReader()


def _notice(parts: Iterable[Part]) -> str:
    """Return the notice of the files, which is the same in most; each that differs in more than white space, once."""
    notices = {" ".join(part.notice.split()): part.notice for part in reversed([*parts]) if part.notice}
    return "\n\n".join(reversed(notices.values()))
