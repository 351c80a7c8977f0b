"""`addenda import --mapping`: from a table and a mapping file into a store."""

import json
from pathlib import Path

import pytest

from tests.reading.delimited.give import MAPPING
from tests.support.cli import CommandLine
from tests.support.hcpcs_files import hcpcs_report_xlsx, xlsx


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "store"
    assert addenda("init", folder).code == 0
    monkeypatch.chdir(tmp_path)
    (tmp_path / "codes.toml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "2026.csv").write_bytes(b"Rev Code,Description\n0100,Room\n0110,Ward\n0120,Gone\n")
    rows = [["Rev Code", "Description"], ["0100", "Room"], ["0110", "Large ward"], ["0130", "New"]]
    (tmp_path / "2027.xlsx").write_bytes(xlsx({"Codes": rows}))
    return folder


def test_two_years_and_what_changed(store: Path, addenda: CommandLine) -> None:
    for release, file in (("revenue/2026", "2026.csv"), ("revenue/2027", "2027.xlsx")):
        done = addenda("import", release, file, "--mapping", "codes.toml", "--store", store)
        assert done.code == 0, done.err
    changes = json.loads(addenda("diff", "revenue/2026", "revenue/2027", "--format", "json", "--store", store).out)
    counts = changes["counts"]
    assert (counts["added"], counts["deleted"], counts["revised"], counts["unchanged"]) == (1, 1, 1, 1)
    assert addenda("check", "--store", store).code == 0


def test_a_plain_header_needs_no_mapping(store: Path, addenda: CommandLine) -> None:
    assert addenda("import", "revenue/2026", "2026.csv", "--store", store).code == 0
    assert "Room" in addenda("show", "revenue/2026", "0100", "--store", store).out


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--mapping", "gone.toml"], 4, "gone.toml: the mapping file does not exist"),
        (["--mapping", "2026.csv"], 7, "2026.csv: the mapping file cannot be read"),
        (["--mapping", "codes.toml", "--reader", "hcpcs"], 2, "The reader 'hcpcs' takes no mapping"),
    ],
)
def test_mistakes(store: Path, addenda: CommandLine, options: list[str], code: int, words: str) -> None:
    refused = addenda("import", "revenue/2026", "2026.csv", *options, "--store", store)
    assert refused.code == code
    assert words in refused.err


def test_a_publishers_own_code_set_is_not_read_as_any_table(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    """A list of changes may look like a table of codes; it must not become a release."""
    (tmp_path / "list.csv").write_bytes(b"Code,Description\nA0001,Add\n")
    (tmp_path / "report.xlsx").write_bytes(hcpcs_report_xlsx([("A0001", "ADD")]))
    for file in ("list.csv", "report.xlsx"):
        assert addenda("import", "hcpcs/2026", file, "--store", store).code == 3
