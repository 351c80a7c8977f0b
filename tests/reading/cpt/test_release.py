"""Several files as one release: they agree, whatever their layout and order; deleted codes; what was declared."""

import random
from datetime import date

import pytest

from addenda.model.codeset import Absence
from addenda.model.concept import ConceptKey
from addenda.model.declared import DeclaredChange
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Reading
from addenda.reading.cpt.reader import READER
from addenda.sample.generator import generate
from addenda.sample.layouts.catalogue import Layout, delivery
from tests.reading.cpt.reading import by_code, fields, read, remarks
from tests.support import cpt_files as cpt
from tests.support.cpt_files import LONG, delivery_of, whole_delivery

(RELEASE,) = generate(5, 600, 1, 2026)
TEXTS = frozenset({Layout.LONGULT, Layout.LONGULF, Layout.MEDU, Layout.SHORTU, Layout.CONSOLIDATED})


def generated(*layouts: Layout) -> Reading:
    return READER.read(delivery_of(delivery(RELEASE, layouts)), ReleaseId("cpt", "2026"), RELEASE.effective)


def test_a_whole_delivery_agrees_and_lacks_nothing() -> None:
    reading = read(whole_delivery())
    assert reading.remarks == ()
    assert reading.release.supplied == ()
    assert reading.release.absence is Absence.DELETED
    assert (reading.release.concepts, reading.release.in_force) == (10, 9)
    assert reading.release.notice == cpt.NOTICE
    assert [source.name for source in reading.release.sources] == sorted(whole_delivery())
    codeset = reading.codeset
    assert (codeset.id, codeset.publisher, codeset.shard) == ("cpt", "American Medical Association", 2)
    assert not codeset.redistributable
    assert "American Medical Association" in codeset.notice


def test_the_order_of_the_files_changes_nothing() -> None:
    files = list(whole_delivery().items())
    random.Random(1).shuffle(files)
    shuffled, sorted_ = read(dict(files)), read(whole_delivery())
    assert shuffled == sorted_


def test_what_the_generator_writes_is_read_back_whole() -> None:
    reading = generated(*Layout)
    assert {one.key: dict(one.fields) for one in reading.concepts} == {
        one.key: dict(one.fields) for one in RELEASE.concepts
    }
    assert reading.remarks == ()


@pytest.mark.parametrize("layout", [Layout.LONGULF, Layout.CONSOLIDATED])
@pytest.mark.parametrize("others", [(), (Layout.LINK, Layout.DELETED, Layout.HISTORY), (Layout.MODUL, Layout.PLA)])
def test_other_layouts_of_a_release_give_equal_concepts_in_the_fields_they_share(
    layout: Layout, others: tuple[Layout, ...]
) -> None:
    one, other = generated(Layout.LONGULT, *others), generated(layout, *others)
    shared = set(one.release.supplied) & set(other.release.supplied)
    assert {"kind", "long"} <= shared
    cut = [
        {each.key: {name: value for name, value in each.fields.items() if name in shared} for each in reading.concepts}
        for reading in (one, other)
    ]
    assert cut[0] == cut[1]


def test_capitals_alone_are_the_same_text_in_capitals() -> None:
    mixed, capitals = generated(Layout.LONGULT), generated(Layout.LONGUT)
    assert generated(Layout.LONGUF).concepts == capitals.concepts
    assert [one.text("long").upper() for one in mixed.concepts] == [one.text("long") for one in capitals.concepts]
    assert any("in capitals (LONGUT)" in remark for remark in capitals.remarks)
    assert generated(Layout.LONGULT, Layout.LONGUT).concepts == mixed.concepts


def test_a_file_that_says_the_same_twice_is_read_once() -> None:
    files = {"LONGULT.txt": cpt.long_tab(LONG)}
    assert read(files | {"LONGULT (1).txt": cpt.long_tab(LONG)}).concepts == read(files).concepts


def test_pla_codes_beside_a_list_supply_only_what_they_alone_have() -> None:
    files = {"MEDU.txt": cpt.abbreviated(cpt.MEDIUM), "a": cpt.pla_tab([cpt.pla_row()])}
    assert read(files).release.supplied == ("kind", "medium", "laboratory", "manufacturer", "test")


def test_a_newer_pla_file_beside_the_lists_of_the_year() -> None:
    rows = [
        cpt.pla_row("0001U", "REVISED", "20260401", "SYNTHETIC test of three dyes"),
        cpt.pla_row("0002U", "DELETED", "20260401"),
        cpt.pla_row("0003U", "NEW", "20260401", "SYNTHETIC new assay"),
        cpt.pla_row("0004U", "EXISTING", "20200101", "SYNTHETIC other words"),
        cpt.pla_row("0005U", "DELETED", "20260701"),
    ]
    older = {"0002U": "SYNTHETIC gone", "0004U": "SYNTHETIC assay", "0005U": "SYNTHETIC last days"}
    files = {"LONGULT.txt": cpt.long_tab(LONG | older), "CPTPLA.xml": cpt.pla_xml(rows)}
    reading = read(files, date(2026, 4, 1))
    newer = {"0001U": "SYNTHETIC test of three dyes", "0003U": "SYNTHETIC new assay"}
    left = {code: one for code, one in (LONG | older | newer).items() if code != "0002U"}
    assert {one.code: one.text("long") for one in reading.concepts} == left
    assert [one.code for one in reading.concepts if one.text("added") == "2026-04-01"] == ["0003U"]
    assert [remark for remark in reading.remarks if "PLA.xml" in remark] == [
        "CPTPLA.xml deletes 1 code that LONGULT.txt lists: 0002U; left out.",
        "CPTPLA.xml deletes 1 code only after the release's date: 0005U; left as the lists have it.",
        "CPTPLA.xml holds 1 code that LONGULT.txt lacks: 0003U.",
        "Long descriptor: CPTPLA.xml and LONGULT.txt differ for 1 code, and CPTPLA.xml was taken: 0001U.",
        "Long descriptor: LONGULT.txt and CPTPLA.xml differ for 1 code, and LONGULT.txt was taken: 0004U.",
    ]


def test_what_is_missing_is_said() -> None:
    (missing, modifiers) = read({"LONGULT.txt": cpt.long_tab(LONG)}).remarks
    assert missing == (
        "Not in this delivery: MEDU (medium descriptor); SHORTU (short descriptor); ConsumerDescriptor (consumer "
        "descriptor); Consolidated Code List (spanish consumer descriptor, descriptor effective); ClinicianDescriptor "
        "(clinician descriptors); CPT Link (hierarchy, flags, follows in the book); Deleted (instruction, terminated); "
        "PLA (test name); History (added). What only one of two releases has is not compared."
    )
    assert modifiers.startswith("No modifiers (MODUL)")


def tables(**contents: bytes) -> dict[str, bytes]:
    return {"LONGULT.txt": cpt.long_tab(LONG)} | contents


def test_a_deleted_code_stays_with_its_last_day_and_what_to_use_instead() -> None:
    note = "(10009 has been deleted. To report, see 10001 or 10002 and 10003)"
    rows = [("10009", "20260101", "SYNTHETIC gone", note), ("10008", "Pre-1990", "SYNTHETIC long gone", "")]
    files = tables(deleted=cpt.deleted(rows), history=cpt.history([("Pre-1982", "ADDED", "10008")]))
    assert fields(files, "10009") == {
        "kind": "category I",
        "long": "SYNTHETIC gone",
        "instruction": note,
        "cross_references": ["10001", "10002", "10003"],
        "terminated": "2025-12-31",
        "concept_id": "91000",
    }
    assert fields(files, "10008") == {
        "kind": "category I",
        "long": "SYNTHETIC long gone",
        "terminated": "1989-12-31",
        "dates_stated": "Pre-1982; Pre-1990",
        "concept_id": "91000",
    }
    assert read(files).release.in_force == len(LONG)


def test_of_a_code_that_was_deleted_more_than_once_the_last_deletion_counts() -> None:
    rows = [("10009", "20260101", "SYNTHETIC last", ""), ("10009", "19990101", "SYNTHETIC first", "")]
    found = fields(tables(deleted=cpt.deleted(rows)), "10009")
    assert (found["long"], found["terminated"]) == ("SYNTHETIC last", "2025-12-31")


def test_a_deletion_of_a_code_that_is_there_is_to_come_or_belongs_to_an_earlier_life() -> None:
    rows = [("10001", "20260701", "x", "To report, use 10003"), ("10003", "19990101", "x", "To report, use 10001")]
    files = tables(deleted=cpt.deleted(rows), history=cpt.history([("20200101", "ADDED", "10003")]))
    coming = fields(files, "10001")
    assert (coming["terminated"], coming["cross_references"], coming["long"]) == (
        "2026-06-30",
        ["10003"],
        LONG["10001"],
    )
    assert fields(files, "10003").keys() == {"kind", "long", "added", "concept_id"}
    assert read(files).release.scheduled == ("10001",)
    assert remarks(files) == []
    doubtful = files | {"history": cpt.history([("19800101", "ADDED", "10003")])}
    assert remarks(doubtful) == [
        "deleted deletes 1 code by the release's date: 10003; the files of codes still list it, and were believed."
    ]
    assert remarks(doubtful | {"history": cpt.history([("20000101", "REINSTATED", "10003")])}) == []


def test_a_deletion_to_come_of_a_code_that_no_list_has_makes_none() -> None:
    rows = [("10009", "20260701", "SYNTHETIC to go", ""), ("10008", "20260101", "SYNTHETIC gone", "")]
    files = tables(deleted=cpt.deleted(rows))
    assert by_code(files, "kind").keys() == {*LONG, "10008"}
    assert remarks(files) == ["deleted deletes 1 code after the release's date that no list has: 10009; left out."]


def test_when_a_code_was_added() -> None:
    rows = [
        ("19900101", "ADDED", "10001"),
        ("20200101", "DELETED", "10001"),
        ("20240101", "ADDED", "10001"),
        ("20260701", "ADDED", "10001"),
        ("Pre-1982", "ADDED", "10002"),
        ("20260701", "ADDED", "10003"),
        ("20260101", "ADDED", "0001F"),
        ("20240101", "REVISED", "0001T"),
    ]
    files = tables(history=cpt.history(rows))
    assert by_code(files, "added") == {"10001": "2024-01-01", "10003": "2026-07-01", "0001F": "2026-01-01"}
    assert by_code(files, "dates_stated") == {"10002": "Pre-1982"}
    assert read(files).release.scheduled == ("10003",)
    earlier = tables(history=cpt.history(rows), pla=cpt.pla_tab([cpt.pla_row()]))
    assert by_code(earlier, "added")["0001U"] == "2025-04-01"


def test_the_concept_of_a_number_that_was_used_anew_is_the_last() -> None:
    rows = [
        ("20240101", "ADDED", "5", "10001", "Code"),
        ("20240101", "DELETED", "4", "10001", "Code"),
        ("19900101", "ADDED", "4", "10001", "Code"),
    ]
    assert fields(tables(history=cpt.table(cpt.HISTORY, rows)), "10001")["concept_id"] == "5"


def test_what_the_tables_declare_for_the_year_that_ends_with_the_release() -> None:
    rows = [
        ("20250101", "ADDED", "10001"),
        ("20250102", "ADDED", "10002"),
        ("20260101", "Descriptor revised", "10003"),
        ("20250701", "CHANGED", "10003"),
        ("20260101", "REINSTATED", "0001F"),
        ("20260102", "DELETED", "0001T"),
        ("Pre-1990", "DELETED", "10008"),
    ]
    gone = [("10009", "20260101", "SYNTHETIC gone", ""), ("10008", "20250101", "SYNTHETIC gone", "")]
    files = tables(history=cpt.history(rows), deleted=cpt.deleted(gone))
    assert read(files).declared == (
        DeclaredChange(ConceptKey("10009"), "deleted", "deleted table", date(2026, 1, 1)),
        DeclaredChange(ConceptKey("0001F"), "added", "history table", date(2026, 1, 1)),
        DeclaredChange(ConceptKey("10002"), "added", "history table", date(2025, 1, 2)),
        DeclaredChange(ConceptKey("10003"), "revised", "history table", date(2026, 1, 1)),
    )
    assert [one.key.code for one in read(files, date(2024, 2, 29)).declared] == []
