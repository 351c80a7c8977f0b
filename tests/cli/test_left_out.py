"""What was left out of a charge master is told once: by the answer itself, in every format."""

import json
from pathlib import Path

import pytest

from tests.reading.chargemaster.files import Rows, write_xlsx
from tests.support.cli import CommandLine
from tests.support.corrected_store import corrected_store

HEADERS: list[str | float] = ["CPT", "Price", "Volume A", "Volume B"]
SHEETS = "Sheets not read: Notes, Old (hidden); --sheet names one to read."
COLUMNS = "Several columns could be the volume (“Volume A”, “Volume B”); none was used"


@pytest.fixture
def arguments(tmp_path: Path, addenda: CommandLine) -> list[str | Path]:
    rows: Rows = [HEADERS, ["A0002", 5, 1, 2]]
    book = write_xlsx(tmp_path / "book.xlsx", {"Prices": rows, "Notes": [["Invented"]], "Old": rows}, hidden=["Old"])
    folder = corrected_store(tmp_path, addenda)
    return ["hcpcs/2017", "hcpcs/2018", "--chargemaster", book, "--store", folder]


@pytest.mark.parametrize("output_format", ["text", "markdown"])
def test_by_the_answer(arguments: list[str | Path], addenda: CommandLine, output_format: str) -> None:
    outcome = addenda("impact", *arguments, "--format", output_format)
    assert (outcome.code, outcome.err) == (0, "")
    told = " ".join(outcome.out.split()).replace("\\", "")
    assert (told.count("Notes"), told.count(SHEETS)) == (1, 1)
    assert told.count(COLUMNS) == 1


def test_by_the_json(arguments: list[str | Path], addenda: CommandLine) -> None:
    outcome = addenda("impact", *arguments, "--format", "json")
    assert (outcome.code, outcome.err) == (0, "")
    read = json.loads(outcome.out)["chargemaster"]
    assert (read["sheets"], read["sheets_not_read"]) == (["Prices"], ["Notes", "Old (hidden)"])
    assert read["columns_not_used"] == {"volume": ["Volume A", "Volume B"]}


def test_by_the_report(arguments: list[str | Path], tmp_path: Path, addenda: CommandLine) -> None:
    outcome = addenda("report", *arguments, "--output", tmp_path / "out")
    assert outcome.code == 0
    assert len(outcome.err.splitlines()) == 1
    assert (tmp_path / "out/index.html").read_text().count(SHEETS) == 1
    assert (tmp_path / "out/report.md").read_text().replace("\\", "").count(SHEETS) == 1
    assert json.loads((tmp_path / "out/report.json").read_text())["impact"]["chargemaster"]["columns_not_used"]
