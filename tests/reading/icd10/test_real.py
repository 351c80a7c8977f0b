"""The real order file at its real size, and a next year made from it with a truth."""

from datetime import date

import pytest

from addenda.diffing.compare import compare
from addenda.model.changes import ChangeKind
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Reading
from addenda.reading.delivery import Delivery, Member, open_delivery
from addenda.reading.icd10 import CM_READER, PCS_READER
from tests.support.real import real_file


@pytest.fixture(scope="module")
def opened() -> Delivery:
    return open_delivery(real_file("icd10/icd10cm-order-Jan-2021.zip"))


@pytest.fixture(scope="module")
def reading(opened: Delivery) -> Reading:
    return CM_READER.read(opened, ReleaseId("icd10cm", "2021"), date(2020, 10, 1))


def test_it_is_recognised(opened: Delivery) -> None:
    assert CM_READER.recognises(opened)
    assert not PCS_READER.recognises(opened)


def test_every_row_is_read(reading: Reading) -> None:
    assert len(reading.concepts) == 95_358
    assert sum(one.text("billable") == "yes" for one in reading.concepts) == 72_621
    assert reading.release.whitespace_collapsed == 0


def test_a_release_has_20_to_200_files(reading: Reading) -> None:
    assert 20 <= len(reading.snapshot().shards) <= 200


def test_the_next_year(opened: Delivery, reading: Reading) -> None:
    """Every 1,000th billable code goes, every 500th header gets a new child, every 700th code another text."""
    lines = opened.members[0].content.decode().split("\r\n")[:-1]
    deleted = {line[6:13] for line in [row for row in lines if row[14] == "1"][::1000]}
    kept = [line for line in lines if line[6:13] not in deleted]
    revised = {line[6:13].rstrip() for line in kept[::700]}
    changed = [line + ", invented" if number % 700 == 0 else line for number, line in enumerate(kept)]
    parents = [line[6:13].rstrip() for line in kept if line[14] == "0" and len(line[6:13].rstrip()) <= 5][::500]
    added = {f"{parent}ZZ" for parent in parents} - {line[6:13].rstrip() for line in kept}
    new = [f"{0:05} {code:<7} 1 {'Invented':<60} Invented" for code in sorted(added)]
    member = Member("next.txt", "".join(f"{line}\r\n" for line in [*changed, *new]).encode(), "next.txt")
    following = CM_READER.read(
        Delivery(opened.path, (member,)), ReleaseId("icd10cm", "2022"), date(2021, 10, 1)
    ).snapshot()
    changes = compare(reading.snapshot(), following)
    assert {change.key.code for change in changes.of_kind(ChangeKind.ADDED)} == added
    assert {change.key.code for change in changes.of_kind(ChangeKind.DELETED)} == {code.rstrip() for code in deleted}
    assert {change.key.code for change in changes.of_kind(ChangeKind.REVISED)} == revised
    assert changes.counts.updated == 0
