"""Find the correction lists in a delivery, in the order in which CMS published them."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import InputError, Problem
from addenda.reading.hcpcs import fixed, xlsx
from addenda.reading.hcpcs.corrections.table import is_printed, read_text_list, read_workbook_list

if TYPE_CHECKING:
    from addenda.reading.delivery import Delivery, Member
    from addenda.reading.hcpcs.corrections.table import Entry

# `V2_HCPC2018_Corrections_ANWEB.xlsx`, `HCPC2019_Corrections_ALPHA_v2.xlsx`; the first list of a year bears no number
_VERSION = re.compile(r"(?:^|[_ -])v(\d+)(?=[_ .-]|$)", re.IGNORECASE)


class CorrectionList(NamedTuple):
    """One list: the file that holds it, its version (1 is the first of a release), its year, and its rows."""

    member: Member
    version: int
    year: int | None
    entries: tuple[Entry, ...]


def find_lists(delivery: Delivery) -> tuple[CorrectionList, ...]:
    """Return the lists of a delivery, earliest version first; none where it holds no list, or is a whole release.

    The workbook is read where there is one. Each list of CMS says the whole of what is to be done for the codes in it,
    but whether it repeats the lists before it differs: those of 2018 do, those of 2019 do not. So all are applied, in
    order: a row that was applied before changes nothing.

    Raises:
        InputError: when a list comes only in the print form, which is cut off; when two lists have one version; or
            when a workbook cannot be read.

    """
    workbooks = [member for member in delivery.members if member.is_workbook]
    if any(fixed.is_code_file(member.content) for member in delivery.members) or any(map(xlsx.is_code_file, workbooks)):
        return ()
    read = [(member, table) for member in workbooks if (table := read_workbook_list(member))]
    if not read:
        read = [(member, table) for member in delivery.members if (table := read_text_list(member))]
    _refuse_print(delivery, {_stem(member) for member, _ in read})
    lists = [CorrectionList(member, _version(member), table.year, table.entries) for member, table in read]
    lists.sort(key=lambda one: one.version)
    _refuse_equal_versions(lists, delivery)
    return tuple(lists)


def _stem(member: Member) -> str:
    return PurePosixPath(member.name).stem.casefold()


def _version(member: Member) -> int:
    found = _VERSION.search(PurePosixPath(member.name).stem)
    return int(found[1]) if found else 1


def _refuse_print(delivery: Delivery, whole: set[str]) -> None:
    """Refuse a list of which there is nothing but the print form."""
    advice = "Give the workbook (xlsx) of the same list, or the zip that holds both."
    problems = [
        Problem("this is the print form of a correction list; it cuts texts and dates off", member.place, advice=advice)
        for member in delivery.members
        if _stem(member) not in whole and is_printed(member)
    ]
    if problems:
        raise InputError(problems)


def _refuse_equal_versions(lists: list[CorrectionList], delivery: Delivery) -> None:
    versions = [one.version for one in lists]
    if len(set(versions)) < len(versions):
        names = ", ".join(one.member.name for one in lists)
        advice = "Give them one by one, the first published first."
        raise InputError(
            Problem(
                "several lists have one version, so their order is not known", str(delivery.path), None, names, advice
            )
        )
