"""The whole way at the command line, on invented files: init, import, list, show, diff, impact, report, check."""

import json
from pathlib import Path

import pytest

from tests.support.cli import CommandLine
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text

OLD = [
    hcpcs_concept("A0001", long="Invented scan, with contrast"),
    hcpcs_concept("A0002", cross_references=["A0003"]),
    hcpcs_concept("A0004", coverage="C"),
    hcpcs_concept("ZZ"),
]
NEW = [
    hcpcs_concept("A0001", long="Invented scan, without contrast"),
    hcpcs_concept("A0002", cross_references=["A0003"], terminated="2017-12-31"),
    hcpcs_concept("A0003", added="2018-01-01"),
    hcpcs_concept("A0004", coverage="D"),
    hcpcs_concept("A0005", added="2017-04-01", terminated="2017-09-30"),
    hcpcs_concept("ZZ"),
]
CHARGES = """Invented Hospital
Charge Code,Description,HCPCS,Price,Volume
1,Contrast scan,A0001,100.00,3
2,Old item,A0002,"$1,250.50",2
3,Old item again,A0002,10.00,
4,Covered item,A0004,5.00,1
5,No code,,7.00,1
"""


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine) -> Path:
    folder = tmp_path / "store"
    assert addenda("init", folder).code == 0
    for release, concepts in (("hcpcs/2017", OLD), ("hcpcs/2018", NEW)):
        file = tmp_path / f"{release[-4:]}.txt"
        file.write_bytes(hcpcs_text(concepts))
        assert addenda("import", release, file, "--store", folder).code == 0
    return folder


@pytest.fixture
def charges(tmp_path: Path) -> Path:
    file = tmp_path / "charges.csv"
    file.write_text(CHARGES)
    return file


def test_an_import_says_what_it_did(tmp_path: Path, store: Path, addenda: CommandLine) -> None:
    again = addenda("import", "hcpcs/2018", tmp_path / "2018.txt", "--store", store)
    assert (again.code, again.out) == (0, "")
    assert again.err == "hcpcs/2018 is in the store with the same content; nothing to do.\n"


def test_list_and_show(store: Path, addenda: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADDENDA_STORE", str(store))
    listed = addenda("list", "--format", "json")
    releases = json.loads(listed.out)["codesets"][0]["releases"]
    assert [(r["release"], r["concepts"], r["in_force"]) for r in releases] == [
        ("hcpcs/2017", 4, 4),
        ("hcpcs/2018", 6, 4),
    ]
    assert "hcpcs/2018  2018-01-01" in addenda("list").out
    shown = addenda("show", "hcpcs/latest", "a0002")
    assert shown.out.startswith("A0002 in hcpcs/2018: NOT in force on 2018-01-01\n")
    assert json.loads(addenda("show", "hcpcs/2018", "A0003", "--format", "json").out)["concepts"][0]["in_force"] is True


def test_the_store_around_the_current_folder_is_the_default(
    store: Path, addenda: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(store / "codesets" / "hcpcs")
    assert addenda("check").err == "The store is in order.\n"


def test_diff_as_json(store: Path, addenda: CommandLine) -> None:
    document = json.loads(addenda("diff", "hcpcs/2017", "hcpcs/2018", "--format", "json", "--store", store).out)
    assert document["format"] == "addenda.changeset/1"
    assert document["counts"] == {
        "added": 1, "deleted": 1, "revised": 1, "updated": 1, "reused": 0, "transient": 1, "unchanged": 1,
    }  # fmt: skip
    assert [(c["change"], c["code"], c["reason"], c["on"]) for c in document["changes"]] == [
        ("revised", "A0001", None, "2018-01-01"),
        ("deleted", "A0002", "terminated", "2018-01-01"),
        ("added", "A0003", "new", "2018-01-01"),
        ("updated", "A0004", None, "2018-01-01"),
    ]
    assert document["changes"][0]["fields"][0]["redline"] == [
        ["equal", "Invented scan,"],
        ["delete", " with"],
        ["insert", " without"],
        ["equal", " contrast"],
    ]
    assert document["changes"][1]["replacements"] == ["A0003"]
    assert [t["code"] for t in document["transient"]] == ["A0005"]


def test_diff_to_a_file_and_its_exit_code(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    pair = ("hcpcs/2017", "hcpcs/2018", "--store", store)
    printed = addenda("diff", *pair, "--format", "markdown")
    written = addenda("diff", *pair, "--format", "markdown", "--output", tmp_path / "x.md", "--exit-code")
    assert (written.code, written.out) == (1, "")
    assert (tmp_path / "x.md").read_text() == printed.out
    assert addenda("diff", "hcpcs/2018", "hcpcs/2018", "--store", store, "--exit-code").code == 0


def test_impact_counts_lines_and_money(store: Path, charges: Path, addenda: CommandLine) -> None:
    found = addenda(
        "impact", "hcpcs/2017", "hcpcs/2018", "--chargemaster", charges, "--format", "json", "--store", store
    )
    document = json.loads(found.out)
    assert document["totals"]["all"] == {
        "lines": 5, "gross": "2813.00", "lines_without_volume": 1, "lines_without_price": 0,
        "lines_without_gross": 1,
    }  # fmt: skip
    assert document["totals"]["deleted"] == {
        "lines": 2, "gross": "2501.00", "lines_without_volume": 1, "lines_without_price": 0,
        "lines_without_gross": 1,
    }  # fmt: skip
    assert [(f["row"], f["code"], f["change"], f["gross"]) for f in document["findings"] if "change" in f] == [
        (4, "A0002", "deleted", "2501.00"),
        (5, "A0002", "deleted", None),
        (3, "A0001", "revised", "300.00"),
        (6, "A0004", "updated", "5.00"),
    ]


@pytest.mark.parametrize(("fail_on", "releases", "code"), [
    ("any", ("hcpcs/2017", "hcpcs/2018"), 1),
    ("deleted", ("hcpcs/2017", "hcpcs/2018"), 1),
    ("any", ("hcpcs/2018", "hcpcs/2018"), 1),  # a code that ended long ago needs no change to be denied
    ("deleted", ("hcpcs/2018", "hcpcs/2018"), 0),
])  # fmt: skip
def test_fail_on(
    store: Path, charges: Path, addenda: CommandLine, fail_on: str, releases: tuple[str, str], code: int
) -> None:
    assert addenda("impact", *releases, "--chargemaster", charges, "--fail-on", fail_on, "--store", store).code == code


def test_a_report_is_four_files(store: Path, charges: Path, tmp_path: Path, addenda: CommandLine) -> None:
    arguments = ("report", "hcpcs/2017", "hcpcs/2018", "--chargemaster", charges, "--output", tmp_path / "out")
    done = addenda(*arguments, "--store", store)
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith("/out/index.html\n")
    names = ["index.html", "report.json", "report.md", "report.xlsx"]
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == names
    document = json.loads((tmp_path / "out/report.json").read_text())
    assert document["impact"]["totals"]["deleted"]["gross"] == "2501.00"
    assert "$2,501.00" in (tmp_path / "out/index.html").read_text()
    before = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    assert addenda(*arguments, "--store", store).code == 0
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == before


def test_a_report_never_writes_over_other_files(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/thesis.doc").write_text("mine")
    arguments = ("report", "hcpcs/2017", "hcpcs/2018", "--output", tmp_path / "out", "--store", store)
    refused = addenda(*arguments)
    assert refused.code == 5
    assert "thesis.doc" in refused.err
    assert addenda(*arguments, "--force").code == 0
    assert (tmp_path / "out/thesis.doc").read_text() == "mine"


@pytest.mark.parametrize("option", [("--fees", "pfs/2026"), ("--by", "department"), ("--letter", "letters")])
def test_a_report_refuses_what_only_a_charge_master_can_answer(
    store: Path, tmp_path: Path, addenda: CommandLine, option: tuple[str, str]
) -> None:
    done = addenda("report", "hcpcs/2017", "hcpcs/2018", *option, "--output", tmp_path / "out", "--store", store)
    assert (done.code, done.out) == (2, "")
    assert "name them with --chargemaster" in done.err
    assert not (tmp_path / "out").exists()
