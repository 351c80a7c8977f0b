"""CMS's own files of 2017, 2018, 2019 and April 2020, with numbers counted in them by other means."""

import io
import zipfile
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from addenda.errors import InputError
from addenda.model.canonical import to_shards
from addenda.model.concept import Concept
from addenda.model.declared import DeclaredChange
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Reading
from addenda.reading.delivery import Delivery, open_delivery
from addenda.reading.hcpcs import READER
from addenda.reading.hcpcs.declared import OWN_COLUMN, REPORT
from addenda.reading.readers import find_reader
from tests.support.real import real_file

YEARS = (2017, 2018, 2019)


@cache
def reading(path: Path, effective: date) -> Reading:
    delivery = open_delivery(path)
    assert find_reader(delivery) is READER
    return READER.read(delivery, ReleaseId("hcpcs", str(effective.year)), effective)


def published(year: int) -> Reading:
    return reading(real_file(f"hcpcs/{year}-Alpha-Numeric-HCPCS-File.zip"), date(year, 1, 1))


def april_2020() -> Reading:
    return reading(real_file("hcpcs/HCPC2020_APR_ANWEB.xlsx"), date(2020, 4, 1))


def workbooks_of(year: int) -> Delivery:
    path = real_file(f"hcpcs/{year}-Alpha-Numeric-HCPCS-File.zip")
    delivery = open_delivery(path)
    return Delivery(path, tuple(member for member in delivery.members if member.is_workbook))


@cache
def from_workbooks(year: int) -> Reading:
    return READER.read(workbooks_of(year), ReleaseId("hcpcs", str(year)), date(year, 1, 1))


def by_code(reading: Reading) -> dict[str, Concept]:
    return {concept.code: concept for concept in reading.concepts}


def differing_fields(one: Reading, other: Reading) -> set[tuple[str, str]]:
    old, new = by_code(one), by_code(other)
    assert old.keys() == new.keys()
    return {
        (code, name)
        for code in old
        for name in one.codeset.roles
        if old[code].fields.get(name) != new[code].fields.get(name)
    }


def actions(changes: tuple[DeclaredChange, ...], origin: str) -> Counter[str]:
    return Counter(change.action for change in changes if change.origin == origin)


@pytest.mark.parametrize(
    ("year", "concepts", "modifiers", "in_force"),
    [(2017, 6498, 343, 5968), (2018, 6559, 354, 6091), (2019, 6800, 360, 6285)],
)
def test_counts(year: int, concepts: int, modifiers: int, in_force: int) -> None:
    release = published(year).release
    kinds = Counter(concept.text("kind") for concept in published(year).concepts)
    assert (release.concepts, release.in_force) == (concepts, in_force)
    assert kinds == {"modifier": modifiers, "procedure": concepts - modifiers}


@pytest.mark.parametrize(("year", "scheduled"), [(2017, ()), (2018, ("QQ", "VM")), (2019, ())])
def test_what_a_release_announces(year: int, scheduled: tuple[str, ...]) -> None:
    assert published(year).release.scheduled == scheduled


@pytest.mark.parametrize("year", [2017, 2018])
def test_text_and_workbook_give_the_same_bytes(year: int) -> None:
    text, workbook = published(year), from_workbooks(year)
    assert to_shards(text.concepts, text.codeset) == to_shards(workbook.concepts, workbook.codeset)


def test_in_2019_the_workbook_differs_in_a_type_of_service_of_two_codes() -> None:
    assert differing_fields(published(2019), from_workbooks(2019)) == {
        ("E0210", "type_of_service"),
        ("E0776", "type_of_service"),
    }


@pytest.mark.parametrize("year", YEARS)
def test_text_and_workbook_declare_the_same(year: int) -> None:
    assert published(year).declared == from_workbooks(year).declared


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2017, {"A": 278, "B": 1, "C": 124, "D": 147, "F": 1, "P": 38, "R": 1, "S": 2, "T": 4}),
        (2018, {"A": 152, "C": 50, "D": 40, "F": 2, "P": 64, "S": 19}),
        (2019, {"A": 228, "B": 1, "C": 94, "D": 49, "F": 1, "P": 47, "S": 8}),
    ],
)
def test_declared_changes(year: int, expected: dict[str, int]) -> None:
    declared = published(year).declared
    assert actions(declared, OWN_COLUMN) == expected
    own, report = (
        {(change.key, change.action) for change in declared if change.origin == origin}
        for origin in (OWN_COLUMN, REPORT)
    )
    assert own == report


def test_the_split_code_is_one_concept_with_its_whole_text() -> None:
    texts = {by_code(one)["G0503"].text("long") for one in (published(2019), from_workbooks(2019), april_2020())}
    assert len(texts) == 1
    assert texts.pop().endswith("goals and are prepared for discharge from active treatment")


def test_a_number_that_was_reused_has_another_add_date() -> None:
    old, new = by_code(published(2018)), by_code(published(2019))
    moved = {code for code in old.keys() & new.keys() if old[code].added != new[code].added}
    assert moved == {"G9890", "G9891"}
    assert {(old[code].text("added"), new[code].text("added")) for code in moved} == {("2018-01-01", "2018-04-01")}


def test_no_add_date_moved_from_2017_to_2018_nor_from_2019_to_april_2020() -> None:
    for one, other in ((published(2017), published(2018)), (published(2019), april_2020())):
        old, new = by_code(one), by_code(other)
        assert [code for code in old.keys() & new.keys() if old[code].added != new[code].added] == []


def test_a_header_in_row_11_and_the_report_beside_it() -> None:
    release = april_2020().release
    assert (release.effective, release.concepts, release.in_force) == (date(2020, 4, 1), 7097, 6481)
    assert [source.name for source in release.sources] == ["HCPC2020_APR_ANWEB.xlsx"]
    files = [real_file(f"hcpcs/HCPC2020_APR_{name}.xlsx") for name in ("ANWEB", "TRANS_ALPHA")]
    both = Delivery(files[0].parent, tuple(member for file in files for member in open_delivery(file).members))
    declared = READER.read(both, ReleaseId("hcpcs", "2020-04"), date(2020, 4, 1)).declared
    assert actions(declared, REPORT) == actions(declared, OWN_COLUMN) == {"A": 18, "C": 4, "D": 1}


def test_provenance_names_the_zip_and_what_was_read_of_it() -> None:
    assert [source.name for source in published(2019).release.sources] == [
        "2019-Alpha-Numeric-HCPCS-File.zip",
        "HCPC2019_CONTR_ANWEB.txt",
        "Changes_by_ActionCode.prn",
        "Changes_by_HCPCSCode.prn",
    ]


def test_disclaimers_are_kept_as_the_notice_and_never_read_as_records() -> None:
    assert published(2017).release.notice == ""
    assert [len(published(year).release.notice.splitlines()) for year in (2018, 2019)] == [6, 4]
    assert published(2018).release.notice.startswith("***Disclaimers\n")


def test_asc_dates_of_six_digits_are_dates() -> None:
    dates = {code: by_code(published(2018))[code].text("asc_date") for code in ("C9745", "C9748")}
    assert dates == {"C9745": "2017-07-01", "C9748": "2018-01-01"}


@pytest.mark.parametrize(
    "name",
    [
        "2017-HCPCS-Alpha-Numeric-Corrections.zip",
        "2018-HCPCS-Alpha-Numeric-Corrections.zip",
        "2019-HCPCS-Alpha-Numeric-Corrections.zip",
        "2019-HCPCS-Record-Layout.zip",
        "HCPC2020_APR_TRANS_ALPHA.xlsx",
    ],
)
def test_what_is_no_release(name: str) -> None:
    delivery = open_delivery(real_file(f"hcpcs/{name}"))
    assert not READER.recognises(delivery)
    with pytest.raises(InputError, match=r"no file of HCPCS codes; it holds .*HCP"):
        READER.read(delivery, ReleaseId("hcpcs", "2019"), date(2019, 1, 1))


def test_a_workbook_of_fees_or_charges_is_no_release() -> None:
    for name in ("chargemasters/feather-river_PCT_CHG_2018.xlsx", "fees/opps_addendum_b_2022Q1_codes.csv"):
        assert not READER.recognises(open_delivery(real_file(name)))


def test_the_published_zip_cut_short_is_refused(tmp_path: Path) -> None:
    content = real_file("hcpcs/2018-Alpha-Numeric-HCPCS-File.zip").read_bytes()
    path = tmp_path / "cut.zip"
    path.write_bytes(content[:-1000])
    with pytest.raises(InputError, match="damaged or cut short"):
        open_delivery(path)


def test_a_text_cut_short_inside_a_record_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(real_file("hcpcs/2018-Alpha-Numeric-HCPCS-File.zip").read_bytes())) as archive:
        content = archive.read("HCPC2018_CONTR_ANWEB_disc.txt")
    path = tmp_path / "cut.txt"
    path.write_bytes(content[:-60])
    with pytest.raises(InputError, match=r"cut\.txt:10996: the record is cut short"):
        reading(path, date(2018, 1, 1))
