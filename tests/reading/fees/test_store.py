"""Fee schedules in a store: imported, shown with every modifier, compared, checked."""

import json
from pathlib import Path

import pytest

from tests.reading.fees.files import csv_bytes, pprrvu, pprrvu_row
from tests.reading.fees.test_other_schedules import GPCI_ROWS
from tests.support.archives import zip_of
from tests.support.cli import CommandLine

OLD = pprrvu(pprrvu_row("A0001", short="Item"), pprrvu_row("00100", work="1.50"), pprrvu_row("00100", "26"))
NEW = pprrvu(
    pprrvu_row("A0001", short="Item"),
    pprrvu_row("00100", work="1.50"),
    pprrvu_row("00100", "26", work="0.75"),
    pprrvu_row("00100", "TC"),
)


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "store"
    assert addenda("init", folder).code == 0
    monkeypatch.chdir(tmp_path)
    for year, rows in (("2029", OLD), ("2030", NEW)):
        (tmp_path / f"{year}.csv").write_bytes(csv_bytes(rows))
        done = addenda("import", f"pfs/{year}", f"{year}.csv", "--store", folder)
        assert done.code == 0, done.err
    return folder


def test_what_changed(store: Path, addenda: CommandLine) -> None:
    changes = json.loads(addenda("diff", "pfs/2029", "pfs/2030", "--format", "json", "--store", store).out)
    assert {name: changes["counts"][name] for name in ("added", "deleted", "updated", "unchanged")} == {
        "added": 1,
        "deleted": 0,
        "updated": 1,
        "unchanged": 2,
    }
    text = addenda("diff", "pfs/2029", "pfs/2030", "--store", store).out
    assert "00100-26" in text
    assert "00100-TC" in text


def test_a_code_is_shown_with_every_modifier(store: Path, addenda: CommandLine) -> None:
    shown = json.loads(addenda("show", "pfs/2030", "00100", "--format", "json", "--store", store).out)
    assert [(one.get("modifier"), one["fields"]["work"]) for one in shown["concepts"]] == [
        (None, "1.50"),
        ("26", "0.75"),
        ("TC", "0.00"),
    ]


def test_the_store_is_in_order(store: Path, addenda: CommandLine) -> None:
    assert addenda("check", "--store", store).code == 0
    again = addenda("import", "pfs/2030", "2030.csv", "--store", store)
    assert again.code == 0


def test_licensed_text_does_not_enter_a_code_set_that_may_be_passed_on(
    store: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    (tmp_path / "2031.csv").write_bytes(csv_bytes(pprrvu(pprrvu_row("00100", short="Invented"))))
    refused = addenda("import", "pfs/2031", "2031.csv", "--store", store)
    assert refused.code == 5
    assert "codesets/pfs/codeset.toml" in refused.err
    assert "redistributable = false" in refused.err


def test_the_code_set_says_which_file_of_a_zip_is_meant(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    (tmp_path / "rvu.zip").write_bytes(
        zip_of({"PPRRVU.csv": csv_bytes(NEW), "GPCI.csv": csv_bytes(GPCI_ROWS), "readme.txt": b"Read me"})
    )
    assert addenda("import", "gpci/2031", "rvu.zip", "--store", store).code == 0
    assert addenda("import", "pfs/2031", "rvu.zip", "--store", store).code == 0
    refused = addenda("import", "other/2031", "rvu.zip", "--store", store)
    assert refused.code == 3
    assert "several readers recognise this (gpci, pfs). Choose one with --reader." in refused.err.replace(": '", "")
    assert addenda("show", "gpci/2031", "0111205", "--store", store).code == 0
