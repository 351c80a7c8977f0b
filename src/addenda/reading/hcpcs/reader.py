"""The reader of HCPCS Level II: from a delivery to a release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from addenda.errors import InputError, Problem
from addenda.model.codeset import Absence
from addenda.reading.content import Origin, reading_of
from addenda.reading.hcpcs import fixed
from addenda.reading.hcpcs.codeset import hcpcs_codeset
from addenda.reading.hcpcs.concepts import assemble
from addenda.reading.hcpcs.declared import declared_by_concepts, is_printed_report, merged, read_printed_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from addenda.model.declared import DeclaredChange
    from addenda.model.release import ReleaseId
    from addenda.model.snapshot import Reading
    from addenda.reading.delivery import Delivery, Member
    from addenda.reading.hcpcs.layout import Table

    CodeFile: TypeAlias = tuple[Member, Callable[[Member], Table]]
    """A file that holds codes, and what takes it apart."""
    Report: TypeAlias = tuple[Member, Callable[[Member], list[DeclaredChange]]]
    """A transaction report, and what reads it."""


@dataclass(frozen=True)
class HcpcsReader:
    """Reads CMS's zip as published, the text or the workbook in it alone, or a folder of them.

    CMS publishes one release as text and as workbook. The text wins, and then no workbook is even opened: it is the
    record that CMS's contractors load, and it is whole where the workbook is not (in 2019 that leaves dates empty).
    The same holds for the transaction report.
    """

    name: str = "hcpcs"
    title: str = "HCPCS Level II (CMS)"
    codeset_id: str = "hcpcs"
    looks_for: str = (
        "CMS's contractor file (ANWEB): text with a record id in column 11 and an add date in columns 269 to 276, "
        "or a workbook with the headers HCPC, RECID and LONG DESCRIPTION"
    )

    def recognises(self, delivery: Delivery) -> bool:
        """Say whether a delivery holds a code file; corrections and record layouts do not.

        Raises:
            InputError: when there is no text file of codes and a workbook cannot be read.

        """
        return bool(_code_files(delivery))

    def read(self, delivery: Delivery, release_id: ReleaseId, effective: date) -> Reading:
        """Return the release of the one code file in a delivery, with what CMS itself declares to have changed.

        Raises:
            InputError: when there is no code file, or more than one, or with everything that is wrong in it.

        """
        member, take_apart = _only_code_file(delivery)
        content = assemble(take_apart(member), member.place)
        reports = _reports(delivery)
        declared = merged(declared_by_concepts(content.concepts), *(read(report) for report, read in reports))
        sources = delivery.sources([member, *(report for report, _ in reports)])
        origin = Origin(self.name, sources, Absence.PURGED)
        reading = reading_of(content, hcpcs_codeset(release_id.codeset), release_id, effective, origin)
        return reading._replace(declared=declared)


READER = HcpcsReader()


def _only_code_file(delivery: Delivery) -> CodeFile:
    files = _code_files(delivery)
    if len(files) == 1:
        return files[0]
    place = str(delivery.path)
    if files:
        names = ", ".join(member.name for member, _ in files)
        raise InputError(
            Problem("this holds more than one file of codes", place, value=names, advice="Give one release at a time.")
        )
    message = f"this holds no file of HCPCS codes; it holds {delivery.listing()}"
    raise InputError(Problem(message, place, advice=f"A code file is {READER.looks_for}."))


def _code_files(delivery: Delivery) -> list[CodeFile]:
    texts = [member for member in delivery.members if fixed.is_code_file(member.content)]
    workbooks = [] if texts else _workbooks(delivery)
    if not workbooks:
        return [(member, fixed.read_fixed) for member in texts]
    from addenda.reading.hcpcs import xlsx  # here for start-up time: the text needs no spreadsheet engine

    return [(member, xlsx.read_workbook_table) for member in workbooks if xlsx.is_code_file(member)]


def _reports(delivery: Delivery) -> list[Report]:
    printed = [member for member in delivery.members if is_printed_report(member.content)]
    workbooks = [] if printed else _workbooks(delivery)
    if not workbooks:
        return [(member, read_printed_report) for member in printed]
    from addenda.reading.hcpcs import xlsx_report  # here for start-up time, as above

    return [(member, xlsx_report.read_report) for member in workbooks if xlsx_report.is_report(member)]


def _workbooks(delivery: Delivery) -> list[Member]:
    return [member for member in delivery.members if member.is_workbook]
