"""`addenda estimate`: text, JSON and csv."""

import csv
from io import StringIO
from pathlib import Path

import polars as pl
import pytest

from tests.support.cli import CommandLine
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text


@pytest.fixture
def system(addenda: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with two years, of which the second ends A0002 and revises A0003, and a system of two facilities."""
    years = {
        "2018": [hcpcs_concept(code) for code in ("A0001", "A0002", "A0003")],
        "2019": [
            hcpcs_concept("A0001"),
            hcpcs_concept("A0002", terminated="2018-12-31"),
            hcpcs_concept("A0003", long="Invented item, twice"),
        ],
    }
    store = tmp_path / "store"
    assert addenda("init", store).code == 0
    monkeypatch.setenv("ADDENDA_STORE", str(store))
    for year, concepts in years.items():
        file = tmp_path / f"HCPC{year}.txt"
        file.write_bytes(hcpcs_text(concepts))
        outcome = addenda("import", f"hcpcs/{year}", file)
        assert outcome.code == 0, outcome.err
    pl.DataFrame(
        {
            "Facility": ["North", "North", "South"],
            "Charge Code": ["1", "2", "1"],
            "CPT/HCPCS": ["A0002", "A0003", "A0002-59"],
            "price": ["1,200.50", "10", None],
        }
    ).write_parquet(tmp_path / "lines.parquet")
    rows = {"facility": ["North", "South"], "charge_code": ["1", "1"], "payer": ["=Plan", "Plan"], "units": [3, 4]}
    pl.DataFrame(rows).write_parquet(tmp_path / "usage.parquet")
    return tmp_path


def arguments(system: Path, *more: str) -> list[str]:
    lines, usage = str(system / "lines.parquet"), str(system / "usage.parquet")
    return ["estimate", "hcpcs/2018", "hcpcs/2019", "--lines", lines, "--usage", usage, *more]


MAPPED = ("--map", "lines.code=CPT/HCPCS", "--by", "facility", "--by", "payer")


def test_json(addenda: CommandLine, system: Path) -> None:
    found = addenda.document(*arguments(system, *MAPPED))
    assert found["format"] == "addenda.estimate/1"
    assert found["columns"]["lines"]["charge_code"] == "Charge Code"
    assert found["codes"] == {"lines": 3, "with_code": 3, "ambiguous": 0, "other": 0}
    assert found["totals"]["deleted"]["gross"] == "3601.50"
    assert found["totals"]["all"]["units_without_price"] == "4"
    assert found["groups"][0] == {
        "facility": "North",
        "payer": "=Plan",
        "effect": "deleted",
        "lines": 0,
        "lines_without_price": 0,
        "lines_without_units": None,
        "units": "3",
        "units_without_price": "0",
        "gross": "3601.50",
        "usage_rows": 1,
        "usage_rows_without_units": 0,
        "billed": None,
    }


def test_csv_is_harmless_to_a_spreadsheet(addenda: CommandLine, system: Path) -> None:
    out = addenda(*arguments(system, *MAPPED, "--format", "csv")).out
    first, *_ = csv.DictReader(StringIO(out.removeprefix("\ufeff")))
    assert (first["facility"], first["payer"], first["gross"]) == ("North", "'=Plan", "3601.50")


def test_text(addenda: CommandLine, system: Path) -> None:
    outcome = addenda(*arguments(system, *MAPPED, "--engine", "duckdb"))
    assert (outcome.code, outcome.err) == (0, "")
    assert "4 units have no known price." in outcome.out
    assert "$3,601.50" in outcome.out


def test_columns_that_are_not_found_end_with_3(addenda: CommandLine, system: Path) -> None:
    outcome = addenda(*arguments(system))
    assert outcome.code == 3
    assert "the lines have no column 'code'" in outcome.err
    assert "--map lines.code=NAME" in outcome.err
