"""The layouts: positions, widths, headers and dates as the publisher's files have them."""

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from addenda.model.canonical import encode
from addenda.model.concept import Concept
from addenda.model.release import ReleaseId
from addenda.reading.cpt.reader import READER
from addenda.reading.delivery import open_delivery
from addenda.sample.archive import zipped
from addenda.sample.codeset import CODESET, NOTICE
from addenda.sample.generator import SyntheticRelease, generate
from addenda.sample.layouts.catalogue import Layout, delivery

LINK = "CPT Link/core/"
HISTORY = "CPT Link/history/"
LATIN = ("LONGULT.txt", "LONGUT.txt", "LONGULF.txt", "LONGUF.txt", "ConsumerDescriptor.txt", "ClinicianDescriptor.txt")
CODE = r"(\d{5}|\d{4}[FTUMA])"


@pytest.fixture(scope="module")
def release() -> SyntheticRelease:
    """A release with everything: deleted codes, reinstated ones, reused ones, all kinds."""
    return generate(4, 1_500, 3, 2024)[-1]


@pytest.fixture(scope="module")
def files(release: SyntheticRelease) -> dict[str, bytes]:
    return delivery(release, Layout)


@pytest.fixture(scope="module")
def codes(release: SyntheticRelease) -> dict[str, Concept]:
    return {one.code: one for one in release.in_force if one.text("kind") != "modifier"}


def body(files: dict[str, bytes], name: str) -> list[str]:
    """Return the lines behind the notice, which must be there in full."""
    text = files[name].decode("cp1252" if name in LATIN else "utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.split("\r\n")[:-1]
    blank = lines.index("")
    assert 25 <= blank <= 35
    assert lines[0] == NOTICE
    assert "“as it comes”" in "\n".join(lines[:blank])
    return lines[blank + 1 :]


def table(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    """Return a tab-separated table's rows by header; a row may end early."""
    header, *rows = (line.split("\t") for line in body(files, name))
    assert all(1 < len(row) <= len(header) for row in rows)
    return [dict(zip(header, row + [""] * (len(header) - len(row)), strict=True)) for row in rows]


def pipes(files: dict[str, bytes], name: str) -> tuple[list[str], list[list[str]]]:
    header, *rows = (line.split("|") for line in files[name].decode().split("\r\n")[:-1])
    return header, rows


def compact(day: str) -> str:
    return day.replace("-", "")


def test_every_layout_has_its_files(files: dict[str, bytes]) -> None:
    assert [*files] == [
        *("LONGULT.txt", "LONGUT.txt", "LONGULF.txt", "LONGUF.txt", "MEDU.txt", "SHORTU.txt", "MODUL.txt"),
        *("ConsumerDescriptor.txt", "ClinicianDescriptor.txt", "CPTPLA.xml", "CPTPLA.txt", "ConsolidatedCodeList.txt"),
        *(f"{HISTORY}Deleted_DTK_tab.txt", f"{HISTORY}History_DTK_tab.txt", f"{LINK}Property_DTK_pipe.txt"),
        *(f"{LINK}RelationshipGroup_DTK_pipe.txt", f"{LINK}Type_DTK_pipe.txt"),
    ]


def test_long_by_tabs(files: dict[str, bytes], codes: dict[str, Concept]) -> None:
    assert body(files, "LONGULT.txt") == [f"{code}\t{one.text('long')}" for code, one in codes.items()]
    assert body(files, "LONGUT.txt") == [f"{code}\t{one.text('long').upper()}" for code, one in codes.items()]


def test_long_in_columns(files: dict[str, bytes], codes: dict[str, Concept]) -> None:
    lines = body(files, "LONGULF.txt")
    assert [(line[:8].rstrip(), line[8:]) for line in lines] == [
        (code, one.text("long")) for code, one in codes.items()
    ]


def test_long_in_records_of_80(files: dict[str, bytes], codes: dict[str, Concept]) -> None:
    joined: dict[str, list[str]] = {}
    for line in body(files, "LONGUF.txt"):
        assert len(line) == 80
        pieces = joined.setdefault(line[:5], [])
        pieces.append(line[8:].rstrip())
        assert line[5:8] == f"{len(pieces):02} "
    assert {code: " ".join(pieces) for code, pieces in joined.items()} == {
        code: one.text("long").upper() for code, one in codes.items()
    }
    assert max(map(len, joined.values())) >= 2


def test_medium_and_short_in_columns(files: dict[str, bytes], codes: dict[str, Concept]) -> None:
    for name, field, width in (("MEDU.txt", "medium", 48), ("SHORTU.txt", "short", 28)):
        lines = body(files, name)
        assert [(line[:5], line[5], line[6:]) for line in lines] == [
            (code, " ", one.text(field)) for code, one in codes.items()
        ]
        assert 6 + width - 3 <= max(map(len, lines)) <= 6 + width


def test_modifiers_in_sections(files: dict[str, bytes], release: SyntheticRelease) -> None:
    found: dict[str, str] = {}
    headings: list[str] = []
    for line in body(files, "MODUL.txt"):
        if re.match(r"[0-9A-Z]{2} ", line):
            found[line[:2]] = line[3:]
        elif line.startswith("   "):
            found[[*found][-1]] += f" {line.strip()}"
        elif line:
            headings.append(line)
    assert found == {one.code: one.text("long") for one in release.in_force if one.text("kind") == "modifier"}
    assert {"P1", "P6", "1P", "8P", "LT"} <= found.keys()
    assert [line.split(" Modifiers")[0] for line in headings] == [
        *("Appendix A", "Anesthesia Physical Status", "Category II", "Level II (HCPCS/National)")
    ]


def test_some_files_are_cp1252_with_letters_beyond_ascii(files: dict[str, bytes]) -> None:
    for name in ("LONGULT.txt", "LONGULF.txt", "LONGUF.txt", "ConsumerDescriptor.txt"):
        with pytest.raises(UnicodeDecodeError):
            files[name].decode("utf-8")
        assert re.search("[^\x00-\x7f]", "\n".join(body(files, name)))
    assert "Explicación" in files["ConsolidatedCodeList.txt"].decode("utf-8")
    assert files["MEDU.txt"].partition(b"\r\n\r\n")[2].isascii()


def test_descriptors_for_patients_and_clinicians(files: dict[str, bytes], codes: dict[str, Concept]) -> None:
    consumer = {row["CPT Code"]: row for row in table(files, "ConsumerDescriptor.txt")}
    texts = {code: row["Consumer Friendly Descriptor"] for code, row in consumer.items()}
    assert texts == {code: one.text("consumer") for code, one in codes.items() if one.text("consumer")}
    assert all(row["Concept Id"] == codes[code].text("concept_id") for code, row in consumer.items())
    clinician: dict[str, list[str]] = {}
    numbers = set()
    for row in table(files, "ClinicianDescriptor.txt"):
        clinician.setdefault(row["CPT Code"], []).append(row["Clinician Descriptor"])
        numbers.add(row["Clinician Descriptor Id"])
    assert clinician == {code: one.fields["clinician"] for code, one in codes.items() if "clinician" in one.fields}
    assert len(numbers) == sum(map(len, clinician.values()))
    assert {len(texts) for texts in clinician.values()} == {1, 2}


def test_consolidated_list(files: dict[str, bytes], codes: dict[str, Concept]) -> None:
    rows = table(files, "ConsolidatedCodeList.txt")
    assert [row["CPT Code"] for row in rows] == [*codes]
    for row in rows:
        one = codes[row["CPT Code"]]
        names = ("long", "medium", "short", "consumer", "spanish_consumer")
        columns = ("Long", "Medium", "Short", "Consumer", "Spanish Consumer")
        assert [row[column] for column in columns] == [one.text(name) for name in names]
        assert row["Current Descriptor Effective Date"] == compact(one.text("revised_on"))


def test_pla_as_xml_and_as_a_table(files: dict[str, bytes], release: SyntheticRelease) -> None:
    root = ElementTree.fromstring(files["CPTPLA.xml"])  # noqa: S314 - our own text
    assert b"<!--\r\nSYNTHETIC" in files["CPTPLA.xml"]
    rows = [{element.tag: element.text or "" for element in one} for one in root]
    assert root.tag == "plaCodes"
    assert {one.tag for one in root} == {"plaCode"}
    assert rows == table(files, "CPTPLA.txt")
    in_force = {one.code: one for one in release.in_force if one.text("kind") == "PLA"}
    gone = {code for code in release.truth.deleted if code.endswith("U")}
    assert [row["cdCode"] for row in rows] == sorted(in_force.keys() | gone)
    for row in rows:
        code = row["cdCode"]
        assert (row["cdStatus"] == "DELETED") == (code in gone)
        assert (row["cdStatus"] == "NEW") == (code in release.truth.added)
        assert (row["cdStatus"] == "REVISED") == (code in release.truth.revised)
    kept = next(row for row in rows if row["cdStatus"] == "EXISTING")
    one = in_force[kept["cdCode"]]
    assert (kept["cdDesc"], kept["cdMDesc"], kept["cdSDesc"]) == (
        one.text("long"),
        one.text("medium"),
        one.text("short"),
    )
    assert kept["effectiveDate"] == compact(one.text("added"))
    assert kept["labName"] == one.text("laboratory") != ""
    assert (kept["manufacturerName"], kept["testName"]) == (one.text("manufacturer"), one.text("test"))


def test_deleted_table(files: dict[str, bytes], release: SyntheticRelease) -> None:
    rows = {row["Code"]: row for row in table(files, f"{HISTORY}Deleted_DTK_tab.txt")}
    tombstones = {one.code: one for one in release.concepts if one.terminated}
    assert rows.keys() == tombstones.keys()
    assert sum(row["Date Deleted"] == "Pre-1990" for row in rows.values()) == 2
    for code in release.truth.deleted:
        assert rows[code]["Date Deleted"] == f"{release.effective:%Y%m%d}"
        assert rows[code]["Descriptor"] == tombstones[code].text("long")
        assert rows[code]["Instruction"] == tombstones[code].text("instruction")


def test_history_table(files: dict[str, bytes], release: SyntheticRelease, codes: dict[str, Concept]) -> None:
    rows = table(files, f"{HISTORY}History_DTK_tab.txt")
    assert {row["Change Type"] for row in rows} == {"ADDED", "DELETED", "REVISED", "REINSTATED"}
    today = f"{release.effective:%Y%m%d}"
    latest = {name: {row["CPT Code"] for row in rows if row["Date"] == today and row["Change Type"] == name}
              for name in ("ADDED", "DELETED", "REVISED", "REINSTATED")}  # fmt: skip
    truth = release.truth
    assert latest["ADDED"] == {*truth.added, *truth.reused} - {*truth.reinstated}
    assert latest["DELETED"] == {*truth.deleted, *truth.reused}
    assert latest["REVISED"] == {*truth.revised}
    assert latest["REINSTATED"] == {*truth.reinstated}
    assert {row["Date"] for row in rows if not row["Date"].isdigit()} == {"Pre-1982", "Pre-1990"}
    assert {row["CPT Code"] for row in rows if row["Change Type"] == "ADDED"} >= codes.keys()
    lengths = {len(line.split("\t")) for line in body(files, f"{HISTORY}History_DTK_tab.txt")}
    assert lengths == {6, 7, 8}


def test_tables_of_cpt_link(files: dict[str, bytes], codes: dict[str, Concept]) -> None:
    header, types = pipes(files, f"{LINK}Type_DTK_pipe.txt")
    assert header == ["Type Id", "Type Name"]
    names = {number: name for number, name in types}  # noqa: C416 - the rows are lists
    header, properties = pipes(files, f"{LINK}Property_DTK_pipe.txt")
    assert header == ["Concept Id", "Type Id", "Value"]
    values: dict[str, dict[str, list[str]]] = {}
    for concept, number, value in properties:
        values.setdefault(names[number], {}).setdefault(concept, []).append(value)
    assert {value for (value,) in values["CPT Code"].values()} == codes.keys()
    header, relations = pipes(files, f"{LINK}RelationshipGroup_DTK_pipe.txt")
    assert header == ["Group Id", "Concept Id", "Type Id", "Related Concept Id"]
    related = {(names[number], concept): other for _, concept, number, other in relations}
    by_id = {one.text("concept_id"): one for one in codes.values()}
    for concept, one in by_id.items():
        levels, place = {}, related["Is Child Of", concept]
        while place:
            (level,), (title,) = values["Level"][place], values["Title"][place]
            levels[level], place = title, related.get(("Is Child Of", place), "")
        assert levels == one.fields["hierarchy"]
        assert values["Symbol"].get(concept, []) == one.fields.get("flags", [])
        behind = related.get(("Follows", concept))
        assert (by_id[behind].code if behind else "") == one.text("after")


@pytest.mark.parametrize("seed", range(5))
def test_the_reader_reads_what_was_generated(seed: int, tmp_path: Path) -> None:
    for release in generate(seed, 400, 3, 2024, quarterly=seed == 0):
        file = tmp_path / f"{release.name}.zip"
        file.write_bytes(zipped(delivery(release, Layout)))
        reading = READER.read(open_delivery(file), ReleaseId("cpt", release.name), release.effective)
        expected = [encode(concept, CODESET) for concept in release.concepts]
        assert [encode(concept, reading.codeset) for concept in reading.concepts] == expected
        assert reading.release.in_force == len(release.in_force)
        assert reading.release.effective >= date(2024, 1, 1)


def test_a_zip_is_the_same_bytes_for_the_same_files(files: dict[str, bytes]) -> None:
    assert zipped(files) == zipped(dict(files))
