"""`addenda sample`: files that are all there, the same every time, and never in the place of others."""

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from addenda.errors import ExitCode
from addenda.sample.generator import generate
from addenda.sample.truth_json import truth_json
from tests.support.cli import CommandLine

SMALL = ("--concepts", "200", "--releases", "2", "--first-year", "2025")


def files_in(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_sample_has_a_folder_for_each_release(addenda: CommandLine, tmp_path: Path) -> None:
    done = addenda("sample", str(tmp_path / "new" / "sample"), *SMALL, "--seed", "7")
    assert done.code == ExitCode.OK
    assert "Wrote 2 releases, 2025 to 2026" in done.err
    assert "SYNTHETIC" in done.err
    files = files_in(tmp_path / "new" / "sample")
    members = {path.partition("/")[2] for path in files if path.startswith("2026/")}
    assert {"LONGULT.txt", "CPTPLA.xml", "CPT Link/history/History_DTK_tab.txt"} <= members
    assert members == {path.partition("/")[2] for path in files if path.startswith("2025/")}
    assert len(members) == 17
    assert {path for path in files if "/" not in path} == {"truth.json", "charge-master.csv"}
    assert files["truth.json"] == truth_json(7, generate(7, 200, 2, 2025))
    assert b"SYNTHETIC" in files["charge-master.csv"]
    assert files["charge-master.csv"].count(b"\n") == 4 + 166 + 1
    assert all(b"SYNTHETIC" in content for path, content in files.items() if "/core/" not in path)


def test_zips_hold_the_same_files_in_any_process(addenda: CommandLine, tmp_path: Path) -> None:
    addenda("sample", str(tmp_path / "folders"), *SMALL)
    addenda("sample", str(tmp_path / "zips"), *SMALL, "--zip")
    environment = {**os.environ, "PYTHONHASHSEED": "99"}
    command = [sys.executable, "-m", "addenda", "sample", str(tmp_path / "again"), *SMALL, "--zip"]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert files_in(tmp_path / "zips") == files_in(tmp_path / "again")
    assert {path.name for path in (tmp_path / "zips").iterdir()} == {
        *("2025.zip", "2026.zip", "truth.json", "charge-master.csv")
    }
    with ZipFile(tmp_path / "zips" / "2026.zip") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert members == files_in(tmp_path / "folders" / "2026")


def test_quarters_and_single_layouts(addenda: CommandLine, tmp_path: Path) -> None:
    chosen = ("--quarterly", "--layout", "shortu", "--layout", "pla-tab")
    assert addenda("sample", str(tmp_path), *SMALL, *chosen).code == ExitCode.OK
    written = json.loads((tmp_path / "truth.json").read_text())
    assert [one["release"] for one in written["releases"]] == ["2025", "2025-04", "2025-07", "2025-10", "2026"]
    assert {path.partition("/")[2] for path in files_in(tmp_path) if "/" in path} == {"SHORTU.txt", "CPTPLA.txt"}


def test_what_is_there_is_never_overwritten(addenda: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "2026").mkdir()
    (tmp_path / "truth.json").write_text("mine")
    refused = addenda("sample", str(tmp_path), *SMALL)
    assert refused.code == ExitCode.CONFLICT
    assert f"{tmp_path / '2026'}: it is there already" in refused.err
    assert f"{tmp_path / 'truth.json'}: it is there already" in refused.err
    assert "Traceback" not in refused.err
    assert files_in(tmp_path) == {"truth.json": b"mine"}


def test_many_that_are_there_are_counted(addenda: CommandLine, tmp_path: Path) -> None:
    for year in range(2001, 2031):
        (tmp_path / str(year)).mkdir()
    refused = addenda("sample", str(tmp_path), "--concepts", "300", "--releases", "30", "--first-year", "2001")
    assert refused.code == ExitCode.CONFLICT
    assert refused.err.count("it is there already") == 20
    assert "and 10 more of this kind" in refused.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--concepts", "199"), "200 to 100,000 concepts, not 199"),
        (("--releases", "0"), "1 to 50 releases, not 0"),
        (("--first-year", "1999"), "a year from 2001 to 9000"),
        (("--layout", "dbf", "--layout", "LONGULT"), "There is no layout 'LONGULT', 'dbf'. There are longult, longut"),
        (("--seed", "one"), "--seed"),
    ],
)
def test_a_wrong_option_is_told(addenda: CommandLine, tmp_path: Path, options: tuple[str, ...], message: str) -> None:
    refused = addenda("sample", str(tmp_path / "new"), *options)
    assert refused.code == ExitCode.USAGE
    assert message in refused.err
    assert not (tmp_path / "new").exists()


def test_a_file_in_the_place_of_the_folder_is_told(addenda: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    refused = addenda("sample", str(tmp_path / "taken"), *SMALL)
    assert refused.code == ExitCode.STORE
    assert "the folder cannot be made" in refused.err
