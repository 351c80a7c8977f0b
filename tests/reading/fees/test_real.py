"""The real fee files, and what is known to have changed between January 2022 and January 2023."""

from datetime import date

import pytest

from addenda.diffing.compare import compare
from addenda.model.changes import Change, ChangeKind, ChangeSet
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Reading
from addenda.reading.delivery import open_delivery
from addenda.reading.readers import find_reader
from tests.support.real import real_file


def _read(name: str, codeset: str, year: int) -> Reading:
    opened = open_delivery(real_file(f"fees/{name}"))
    return find_reader(opened).read(opened, ReleaseId(codeset, str(year)), date(year, 1, 1))


@pytest.fixture(scope="module")
def values() -> dict[int, Reading]:
    return {year: _read(f"PPRRVU{year - 2000}_JAN_without-cpt-descriptions.csv", "pfs", year) for year in (2022, 2023)}


@pytest.fixture(scope="module")
def changes(values: dict[int, Reading]) -> ChangeSet:
    return compare(values[2022].snapshot(), values[2023].snapshot())


def _is_cpt(code: str) -> bool:
    return code[0].isdigit()


def test_every_record_is_read(values: dict[int, Reading]) -> None:
    assert [len(values[year].concepts) for year in (2022, 2023)] == [17_600, 18_010]
    assert {one.key.modifier for one in values[2023].concepts} == {"", "26", "TC", "53"}
    assert {one.text("conversion_factor") for one in values[2023].concepts} == {"33.8872"}


def test_codes_that_came_and_went(changes: ChangeSet, values: dict[int, Reading]) -> None:
    """A code counts once, whatever its modifiers: it came where the old file has it with none."""
    before, after = ({one.code for one in values[year].concepts} for year in (2022, 2023))

    def count(changed: tuple[Change, ...], other: set[str]) -> tuple[int, int]:
        codes = {change.key.code for change in changed} - other
        return sum(map(_is_cpt, codes)), sum(not _is_cpt(code) for code in codes)

    assert count(changes.of_kind(ChangeKind.ADDED), before) == (170, 218)
    assert count(changes.of_kind(ChangeKind.DELETED), after) == (67, 49)
    assert changes.counts.reused == 0


def test_amounts_that_changed(changes: ChangeSet) -> None:
    """Of the records without a modifier."""
    changed = [field.field for change in changes.changes if not change.key.modifier for field in change.fields]
    assert (changed.count("work"), changed.count("nonfacility_total")) == (86, 6_984)


def test_every_code_has_another_conversion_factor(changes: ChangeSet) -> None:
    assert changes.counts.unchanged == 0
    assert changes.counts.revised + changes.counts.updated == 17_478


def test_addendum_b() -> None:
    old, new = (_read(f"opps_addendum_b_{year}Q1_codes.csv", "opps", year) for year in (2022, 2023))
    assert (len(old.concepts), len(new.concepts)) == (17_192, 17_559)
    found = compare(old.snapshot(), new.snapshot()).counts
    assert (found.added, found.deleted) == (494, 127)


def test_cost_indices() -> None:
    reading = _read("GPCI2025.csv", "gpci", 2025)
    assert len(reading.concepts) == 109
    (bay,) = (one for one in reading.concepts if one.code == "0118218")
    assert (bay.text("work"), bay.text("expense"), bay.text("malpractice")) == ("1.042", "1.194", "0.69")
