"""Corrections at the command line: one commit that names the list, and a difference that shows just what it did."""

import json
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from git import Repo

from tests.support.archives import zip_of
from tests.support.cli import CommandLine
from tests.support.correction_files import Row, correction_prn, correction_xlsx, row
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text
from tests.support.real import real_file

DAY = date(2018, 1, 1)
CONCEPTS = [hcpcs_concept("A0001"), hcpcs_concept("A0002", cross_references=["Q0080"]), hcpcs_concept("B0003")]
ROWS = [
    row("A0001", "Revise Long Desc", DAY, LONG="Corrected item"),
    row("A0002", "Remove xref code Q0080", DAY),
    row("B0003", "Terminate code", DAY),
    row("C0004", "ADD Code", DAY, SHORT="New item", LONG="Invented new item"),
]


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine) -> Path:
    folder = tmp_path / "store"
    addenda("init", folder)
    for year in ("2017", "2018"):
        (tmp_path / f"{year}.txt").write_bytes(hcpcs_text(CONCEPTS))
        assert addenda("import", f"hcpcs/{year}", tmp_path / f"{year}.txt", "--store", folder).code == 0
    return folder


@pytest.fixture
def given(tmp_path: Path) -> Path:
    file = tmp_path / "corrections.xlsx"
    file.write_bytes(correction_xlsx(ROWS))
    return file


def diff(addenda: CommandLine, store: Path, old: str, new: str) -> dict[str, Any]:
    document = json.loads(addenda("diff", old, new, "--format", "json", "--store", store).out)
    assert isinstance(document, dict)
    return document


def changes(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(change["change"], change["code"]) for change in document["changes"]]


def test_a_list_is_one_commit_that_names_it(store: Path, given: Path, addenda: CommandLine) -> None:
    before = Repo(store).head.commit
    done = addenda("import", "hcpcs/2018", given, "--correction", "--store", store)
    assert done.code == 0
    assert "4 codes changed, by corrections.xlsx" in done.err
    commit = Repo(store).head.commit
    assert [parent.hexsha for parent in commit.parents] == [before.hexsha]
    assert str(commit.message).startswith("Correct hcpcs/2018: 4 codes, by the publisher's list\n")
    assert "Changed: A0001, A0002, B0003, C0004\n" in str(commit.message)
    assert "Source: corrections.xlsx\n  sha256 " in str(commit.message)
    written = (store / "codesets/hcpcs/2018/release.toml").read_text()
    assert 'name = "2018.txt"' in written
    assert 'name = "corrections.xlsx"' in written
    assert addenda("check", "--store", store).code == 0
    assert changes(diff(addenda, store, "hcpcs/2018@HEAD~1", "hcpcs/2018")) == [
        ("revised", "A0001"), ("updated", "A0002"), ("deleted", "B0003"), ("added", "C0004"),
    ]  # fmt: skip
    assert changes(diff(addenda, store, "hcpcs/2017", "hcpcs/2018@HEAD~1")) == []


def test_the_same_list_again_is_nothing_to_do(store: Path, given: Path, addenda: CommandLine) -> None:
    addenda("import", "hcpcs/2018", given, "--correction", "--store", store)
    commit = Repo(store).head.commit
    again = addenda("import", "hcpcs/2018", given, "--correction", "--store", store)
    assert (again.code, again.err) == (0, "hcpcs/2018 is as the list says already; nothing to do.\n")
    assert Repo(store).head.commit == commit


def test_the_latest_release_may_be_named_so(store: Path, given: Path, addenda: CommandLine) -> None:
    done = addenda("import", "hcpcs/latest", given, "--correction", "--store", store)
    assert done.code == 0
    assert "Corrected hcpcs/2018 as commit" in done.err
    assert (store / "codesets/hcpcs/2018/declared.ndjson").read_text().count("correction list") == 4


def test_the_release_after_is_compared_with_what_was_corrected(
    store: Path, given: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    (tmp_path / "2019.txt").write_bytes(hcpcs_text(CONCEPTS))
    addenda("import", "hcpcs/2019", tmp_path / "2019.txt", "--store", store)
    assert addenda("import", "hcpcs/2018", given, "--correction", "--store", store).code == 0
    written = (store / "codesets/hcpcs/2019/CHANGES.md").read_text()
    assert written.startswith("# HCPCS Level II: hcpcs/2018 to hcpcs/2019\n\n1 code was deleted, 1 added, 1 revised.")
    assert "C0004" in written


def test_a_whole_file_that_was_issued_again_shows_what_it_corrected(
    store: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    Repo(store).create_tag("before")
    again = [hcpcs_concept("A0001", long="Corrected item"), *CONCEPTS[1:]]
    (tmp_path / "again.txt").write_bytes(hcpcs_text(again))
    done = addenda("import", "hcpcs/2018", tmp_path / "again.txt", "--correction", "--store", store)
    assert done.code == 0
    document = diff(addenda, store, "hcpcs/2018@before", "hcpcs/2018")
    assert changes(document) == [("revised", "A0001")]
    assert document["old"]["commit"] != document["new"]["commit"]


REFUSED: list[tuple[Sequence[Row], str, list[str], int, list[str]]] = [
    (ROWS, "2018 HCPCS CORRECTIONS", [], 3, ["list of corrections, no release", "--correction"]),
    (ROWS, "2019 HCPCS CORRECTIONS", ["--correction"], 3, ["corrects 2019", "hcpcs/2018"]),
    (ROWS, "2018 HCPCS CORRECTIONS", ["--correction", "--effective", "2018-01-01"], 2, ["--effective"]),
    (
        [row("Z0009", "DELETE"), row("A0001", "Undo")],
        "CORRECTIONS",
        ["--correction"],
        3,
        ["Z0009", "Undo", ":5:", ":6:"],
    ),
]


@pytest.mark.parametrize(("rows", "title", "options", "code", "words"), REFUSED)
def test_what_is_refused_changes_nothing(
    store: Path,
    tmp_path: Path,
    addenda: CommandLine,
    rows: Sequence[Row],
    title: str,
    options: list[str],
    code: int,
    words: list[str],
) -> None:
    before = Repo(store).head.commit
    (tmp_path / "list.xlsx").write_bytes(correction_xlsx(rows, title))
    outcome = addenda("import", "hcpcs/2018", tmp_path / "list.xlsx", *options, "--store", store)
    assert outcome.code == code
    assert all(word in outcome.err for word in words), outcome.err
    assert Repo(store).head.commit == before
    assert not Repo(store).is_dirty(untracked_files=True)


def test_a_correction_of_a_release_that_is_not_there(store: Path, given: Path, addenda: CommandLine) -> None:
    outcome = addenda("import", "hcpcs/2016", given, "--correction", "--store", store)
    assert outcome.code == 4
    assert "hcpcs/2016" in outcome.err


def test_the_print_form_alone_says_what_to_give(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    (tmp_path / "list.zip").write_bytes(zip_of({"list.prn": correction_prn(ROWS)}))
    for options in ([], ["--correction"]):
        outcome = addenda("import", "hcpcs/2018", tmp_path / "list.zip", *options, "--store", store)
        assert outcome.code == 3
        assert "Give the workbook (xlsx)" in outcome.err


REAL: dict[str, tuple[dict[str, int], list[str], list[str], list[str], list[str]]] = {
    # counts of concepts and in force, then the codes that were added, deleted, revised and updated
    "2017": (
        {"concepts": 6500, "in_force": 5967},
        ["C1842", "G0659"],
        ["G0477", "G0478", "G0479"],
        ["G0480", "G0481", "G0482", "G0483"],
        ["E0627", "E0629"],
    ),
    "2018": (
        {"concepts": 6560, "in_force": 6092},
        ["G9868", "G9869", "G9870"],
        ["G9890", "G9891"],
        ["G0279", "G9367", "G9368", *(f"G{number}" for number in range(9481, 9491)), "G9637", "G9638"],
        ["C9488", "C9745", "C9746", "C9747", "C9748", "G0499"],
    ),
    "2019": (
        {"concepts": 6806, "in_force": 6290},
        ["C1890", "DA", "J1095", "J2186", "J2787", "Q5111"],
        ["C9034"],
        [],
        ["B4105", "J7329", "Q2026"],
    ),
}
OUT_OF_SIGHT = {"2017": {"E0628"}, "2018": set(), "2019": {"A5513", "C9468", "Q9994"}}
"""Codes that a list corrects and a difference does not show: ended before, or the publisher's own note alone."""


@pytest.fixture(scope="module")
def real_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("corrected") / "store"


@pytest.fixture
def real_store(real_folder: Path, addenda: CommandLine) -> Path:
    """The three years as published, then their corrections."""
    if not real_folder.exists():
        names = [(year, f"hcpcs/{year}-Alpha-Numeric-HCPCS-File.zip") for year in REAL]
        lists = [(year, f"hcpcs/{year}-HCPCS-Alpha-Numeric-Corrections.zip") for year in REAL]
        files = {name: real_file(name) for _, name in names + lists}
        addenda("init", real_folder)
        for year, name in names:
            assert addenda("import", f"hcpcs/{year}", files[name], "--store", real_folder).code == 0
        for year, name in lists:
            done = addenda("import", f"hcpcs/{year}", files[name], "--correction", "--store", real_folder)
            assert done.code == 0, done.err
            Repo(real_folder).create_tag(f"corrected-{year}")
    return real_folder


@pytest.mark.parametrize("year", REAL)
def test_what_the_real_lists_did(real_store: Path, addenda: CommandLine, year: str) -> None:
    counts, *codes = REAL[year]
    document = diff(addenda, real_store, f"hcpcs/{year}@corrected-{year}~1", f"hcpcs/{year}")
    found = changes(document)
    assert [
        [code for change, code in found if change == kind] for kind in ("added", "deleted", "revised", "updated")
    ] == codes
    message = str(Repo(real_store).commit(f"corrected-{year}").message).replace("\n", " ")
    named = set(message.partition("Changed: ")[2].partition("  Source")[0].split(", "))
    assert named == {code for _, code in found} | OUT_OF_SIGHT[year]
    listed = json.loads(addenda("list", "--format", "json", "--store", real_store).out)
    (release,) = [one for one in listed["codesets"][0]["releases"] if one["release"] == f"hcpcs/{year}"]
    assert {name: release[name] for name in counts} == counts


def test_the_lists_of_2018_one_by_one_end_where_the_zip_does(
    real_store: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    with zipfile.ZipFile(real_file("hcpcs/2018-HCPCS-Alpha-Numeric-Corrections.zip")) as archive:
        archive.extractall(tmp_path)
    store = tmp_path / "store"
    Repo.clone_from(real_store, store).git.reset("--hard", "corrected-2018~1")
    in_force = []
    for number in (1, 2, 3, 4):
        file = tmp_path / f"V{number}_HCPC2018_Corrections_ANWEB.xlsx"
        assert addenda("import", "hcpcs/2018", file, "--correction", "--store", store).code == 0
        in_force.append(json.loads(addenda("list", "--format", "json", "--store", store).out))
    counts = [listed["codesets"][0]["releases"][1]["in_force"] for listed in in_force]
    assert counts == [6094, 6094, 6094, 6092]
    tree = "codesets/hcpcs/2018/concepts"
    assert Repo(store).tree()[tree] == Repo(real_store).tree("corrected-2018")[tree]


def test_the_next_edition_says_what_the_lists_said(real_store: Path, addenda: CommandLine) -> None:
    """What CMS corrected in 2017 stands in its file of 2018, field by field."""
    found = {}
    for code in ("C1842", "E0627", "G0477", "G0659"):
        for year in ("2017", "2018"):
            shown = addenda("show", f"hcpcs/{year}", code, "--format", "json", "--store", real_store).out
            found[code, year] = json.loads(shown)["concepts"][0]["fields"]
    for code, names in {
        "C1842": ("short", "coverage", "pricing", "betos", "type_of_service", "added"),
        "E0627": ("cross_references",),
        "G0477": ("terminated",),
        "G0659": ("short", "coverage", "pricing", "betos", "type_of_service", "added"),
    }.items():
        for name in names:
            assert found[code, "2017"].get(name) == found[code, "2018"].get(name), (code, name)


def test_the_date_that_is_none_is_told(real_store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    store = tmp_path / "store"
    Repo.clone_from(real_store, store).git.reset("--hard", "corrected-2019~1")
    file = real_file("hcpcs/2019-HCPCS-Alpha-Numeric-Corrections.zip")
    done = addenda("import", "hcpcs/2019", file, "--correction", "--store", store)
    assert "Q5111: the effective date '01/0/12019' is no date" in done.err
    shown = addenda("show", "hcpcs/2019", "Q5111", "--format", "json", "--store", store).out
    assert "added" not in json.loads(shown)["concepts"][0]["fields"]
