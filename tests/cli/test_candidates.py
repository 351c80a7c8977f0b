"""`addenda candidates`: what replaces each deleted code, for people and for programs."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from addenda.app.founding import found_store
from addenda.app.importing import store_reading
from addenda.model.codeset import Kind
from addenda.model.concept import Concept
from addenda.store.writing import WritableStore
from tests.support.archives import zip_of
from tests.support.build import CODESET, concept, reading
from tests.support.cli import CommandLine
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text
from tests.support.licensed import MARKER, licensed_store

OLD = [
    hcpcs_concept("A0001", long="Invented chair with four wheels"),
    hcpcs_concept("A0002", long="Invented scan of a lumenar fold"),
    hcpcs_concept("A0003", long="Invented test"),
    hcpcs_concept("A0004", long="Invented counselling"),
]
NEW = [
    hcpcs_concept("A0001", long=OLD[0].text("long"), terminated="2018-12-31", cross_references=["B0001"]),
    hcpcs_concept("A0002", long=OLD[1].text("long"), terminated="2018-12-31"),
    hcpcs_concept("A0003", long="Invented test", terminated="2018-12-31", cross_references=["77777"]),
    hcpcs_concept("A0004", long="Invented counselling"),
    hcpcs_concept("B0001", long="Another", added="2017-01-01", terminated="2017-12-31", cross_references=["B0002"]),
    hcpcs_concept("B0002", long="Invented wheelchair", added="2018-01-01"),
    hcpcs_concept("B0003", long="Invented scan of a lumenar fold", added="2019-01-01"),
]
TEXT = """\
HCPCS Level II: hcpcs/2018 to hcpcs/2019, candidates for deleted codes

3 codes deleted: for 2 the evidence is strong, for 1 it is not. These are suggestions: a person
decides, and nothing is replaced by itself.

A0001  last day 2018-12-31: Invented chair with four wheels
  B0002  Invented wheelchair [the publisher's cross-reference names it by way of B0001, no longer in
      force; the texts are 0% alike]

A0002  last day 2018-12-31: Invented scan of a lumenar fold
  B0003  Invented scan of a lumenar fold [it was added with the same text]

A0003  last day 2018-12-31: Invented test
  The publisher names 77777, which is not in force here; it may be of another code set.
"""


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine) -> Path:
    folder = tmp_path / "store"
    assert addenda("init", folder).code == 0
    for name, concepts in (("2018", OLD), ("2019", NEW)):
        imported(folder, name, concepts, addenda)
    return folder


def imported(store: Path, name: str, concepts: list[Concept], addenda: CommandLine) -> None:
    file = store.parent / f"{name}.zip"
    file.write_bytes(zip_of({"codes.txt": hcpcs_text(concepts)}))
    assert addenda("import", f"hcpcs/{name}", file, "--store", store).code == 0


def test_the_text_for_people(store: Path, addenda: CommandLine) -> None:
    outcome = addenda("candidates", "hcpcs/2018", "hcpcs/2019", "--store", store)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(TEXT)


def test_the_same_for_programs(store: Path, addenda: CommandLine) -> None:
    found = addenda.document("candidates", "hcpcs/2018", "hcpcs/2019", "--store", store)
    assert (found["format"], found["new"]["release"]) == ("addenda.candidates/1", "hcpcs/2019")
    named = [(one["code"], [each["code"] for each in one["candidates"]]) for one in found["deleted"]]
    assert named == [("A0001", ["B0002"]), ("A0002", ["B0003"]), ("A0003", [])]
    assert found["deleted"][0]["candidates"][0]["chain"] == [{"code": "B0001"}]
    assert found["deleted"][2]["dead_ends"] == [{"code": "77777"}]
    assert found["deleted"][2]["abstained"].startswith("what the publisher names is not in force here")


def test_an_instruction_is_shown_whole_and_as_it_was_read(tmp_path: Path, addenda: CommandLine) -> None:
    store = licensed_store(tmp_path / "store")
    both = ("licensed/2025", "licensed/2026", "--store", store)
    text = addenda("candidates", *both).out
    assert f"(33405 has been deleted. To report {MARKER}, see 33411 or 33412)" in text
    (noted,) = [one for one in addenda.document("candidates", *both)["deleted"] if one["code"] == "33405"]
    assert noted["instruction"]["in_words"] == f"to report {MARKER}: 33411 or 33412"
    assert noted["instruction"]["logic"]["then"]["or"][0] == {"code": "33411", "modifiers": []}
    assert [one["code"] for one in noted["candidates"]] == ["33411"]


@pytest.mark.parametrize("output_format", ["text", "json"])
def test_with_codes_only_no_text_of_the_publisher_is_shown(
    output_format: str, tmp_path: Path, addenda: CommandLine
) -> None:
    store = licensed_store(tmp_path / "store")
    arguments = ("candidates", "licensed/2025", "licensed/2026", "--format", output_format, "--store", store)
    assert addenda(*arguments, "--public").code == 5
    outcome = addenda(*arguments, "--public", "--codes-only")
    assert outcome.code == 0
    assert MARKER.casefold() not in (outcome.out + outcome.err).casefold()
    assert "33411" in outcome.out


def test_the_limit(store: Path, addenda: CommandLine) -> None:
    more = [hcpcs_concept(f"B000{number}", long=OLD[1].text("long"), added="2019-01-01") for number in range(3, 9)]
    imported(store, "2019-04", [*NEW[:-1], *more], addenda)
    found = addenda.document("candidates", "hcpcs/2018", "hcpcs/2019-04", "--limit", "2", "--store", store)
    (one,) = [one for one in found["deleted"] if one["code"] == "A0002"]
    assert (len(one["candidates"]), one["more"]) == (2, 4)
    outcome = addenda("candidates", "hcpcs/2018", "hcpcs/2019-04", "--limit", "2", "--store", store)
    assert "  4 more; --limit shows them." in outcome.out


def test_only_the_chosen_codes_are_told(store: Path, addenda: CommandLine) -> None:
    both = ("hcpcs/2018", "hcpcs/2019", "--store", store)
    found = addenda.document("candidates", *both, "--only", "A0001-A0002")
    assert [one["code"] for one in found["deleted"]] == ["A0001", "A0002"]
    assert [one["code"] for one in found["deleted"][1]["candidates"]] == ["B0003"], "what was added counts all the same"
    assert found["only"]["asked"] == "A0001-A0002"
    text = addenda("candidates", *both, "--only", "A0003").out
    assert "Only A0003: 1 code deleted: for 0 the evidence is strong, for 1 it is not." in " ".join(text.split())
    assert addenda("candidates", *both, "--only", "Z9999").code == 2


def charges(folder: Path) -> Path:
    """Write a charge master with a line on each deleted code, and one that stays."""
    file = folder / "charges.csv"
    codes = ("A0001", "A0002", "A0003", "A0004")
    lines = [f"9{row},Item {row},{code},10.00,{row}" for row, code in enumerate(codes, 1)]
    file.write_text("\n".join(["Charge Code,Description,CPT/HCPCS,Price,Volume", *lines]) + "\n", encoding="utf-8")
    return file


def test_the_lines_of_a_charge_master_say_what_may_stand_instead(
    store: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    impact = ("impact", "hcpcs/2018", "hcpcs/2019", "--chargemaster", charges(tmp_path), "--store", store)
    text = " ".join(addenda(*impact).out.split())
    for said in (
        "Replace A0001 by B0001 (the publisher's cross-reference; B0001 is no longer in force and leads to B0002), or",
        "The publisher names none; B0003 was added with the same text: check whether it fits in place of A0002, or",
        "Replace A0003 by 77777 (the publisher's cross-reference; 77777 is not in force here and may be of another",
        "Candidates for deleted codes (3) These are suggestions: a person decides, and nothing is replaced by itself.",
        "A0002 Invented scan of a lumenar fold B0003 Invented scan of a lumenar fold [it was added with the same",
        "The publisher names 77777, which is not in force here; it may be of another code set.",
    ):
        assert said in text
    findings = json.loads(addenda(*impact, "--format", "json").out)["findings"]
    named = {one["code"]: (one["replacements"], [each["code"] for each in one["candidates"]]) for one in findings}
    assert named == {"A0001": (["B0001"], ["B0002"]), "A0002": ([], ["B0003"]), "A0003": (["77777"], [])}
    by_code = {one["code"]: one for one in findings}
    assert by_code["A0001"]["ended"] == [{"code": "B0001", "leads_to": [{"code": "B0002"}]}]
    assert by_code["A0001"]["candidates"][0]["score"] is None
    assert by_code["A0003"]["abstained"].startswith("what the publisher names is not in force here")


def test_a_report_tells_of_every_deleted_code(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    report = ("report", "hcpcs/2018", "hcpcs/2019", "--output", tmp_path / "report", "--store", store)
    assert addenda(*report, "--chargemaster", charges(tmp_path)).code == 0
    page, markdown = ((tmp_path / "report" / name).read_text("utf-8") for name in ("index.html", "report.md"))
    assert "B0003  Invented scan of a lumenar fold [it was added with the same text]" in page
    assert "it was added with the same text" in markdown
    written = json.loads((tmp_path / "report" / "report.json").read_text("utf-8"))
    changes = {one["code"]: one for one in written["changeset"]["changes"] if one["change"] == "deleted"}
    assert {code: [each["code"] for each in one["candidates"]] for code, one in changes.items()} == {
        "A0001": ["B0002"],
        "A0002": ["B0003"],
        "A0003": [],
    }
    assert {one["code"]: one["abstained"] for one in written["impact"]["findings"]} == {
        code: one["abstained"] for code, one in changes.items()
    }
    assert addenda(*report, "--only", "A0002").code == 0
    written = json.loads((tmp_path / "report" / "report.json").read_text("utf-8"))
    assert [each["code"] for each in written["changeset"]["changes"][0]["candidates"]] == ["B0003"]
    difference = addenda("diff", "hcpcs/2018", "hcpcs/2019", "--format", "json", "--store", store)
    assert not any("candidates" in one for one in json.loads(difference.out)["changes"]), "facts alone"


def test_a_fee_schedule_says_nothing_of_replacements(tmp_path: Path, addenda: CommandLine) -> None:
    folder = tmp_path / "store"
    found_store(folder)
    fees = replace(CODESET, kind=Kind.FEE_SCHEDULE)
    with WritableStore(folder) as store:
        for year in ("2024", "2025"):
            store_reading(store, reading([concept("A0001", long="Invented")], year, codeset=fees))
    outcome = addenda("candidates", "test/2024", "test/2025", "--store", folder)
    assert (outcome.code, outcome.out) == (2, "")
    assert "test is a fee schedule" in outcome.err
    with WritableStore(folder) as store:
        store_reading(store, reading([], "2026", codeset=fees))
    both = ("test/2025", "test/2026", "--chargemaster", charges(tmp_path), "--store", folder)
    findings = json.loads(addenda("impact", *both, "--format", "json").out)["findings"]
    (finding,) = [one for one in findings if one["rule"] == "deleted"]
    assert (finding["change"], "candidates" in finding) == ("deleted", False)
    assert addenda("report", *both, "--output", tmp_path / "report").code == 0
