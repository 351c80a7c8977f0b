"""Schemas on the command line, and the documents of all commands held against them."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from addenda.errors import ExitCode
from addenda.rendering.documents.catalogue import documents
from tests.support.cli import CommandLine
from tests.support.corrected_store import corrected_store
from tests.support.schemas import assert_valid

PROJECT = Path(__file__).parents[2]
CHARGES = PROJECT / "examples/charge-master.csv"
SAMPLE = ("sample-cpt/2025", "sample-cpt/2026")
STANDARD = "Charge Code,Description,CPT/HCPCS,Price\n1,Widget,A4550,10.00\n2,Gadget,A4649,25.50\n2,Gadget,A4649,\n"


def printed(addenda: CommandLine, *arguments: str | Path) -> Any:
    done = addenda(*arguments, "--format", "json")
    assert done.code == ExitCode.OK, done.err
    assert_valid(done.out)
    return json.loads(done.out)["format"]


@pytest.fixture
def facility(tmp_path: Path) -> Path:
    file = tmp_path / "facility.csv"
    file.write_text(STANDARD.replace("10.00", "11.00"), encoding="utf-8")
    return file


@pytest.fixture
def standard(tmp_path: Path) -> Path:
    file = tmp_path / "standard.csv"
    file.write_text(STANDARD, encoding="utf-8")
    return file


def test_what_every_command_prints_fits_its_schema(
    addenda: CommandLine, tmp_path: Path, standard: Path, facility: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADDENDA_STORE", str(PROJECT))
    lines, report = tmp_path / "lines.parquet", tmp_path / "report"
    code = json.loads(addenda("diff", *SAMPLE, "--format", "json").out)["changes"][0]["code"]
    pl.DataFrame({"code": [code], "price": ["10"], "volume": [2], "facility": ["North"]}).write_parquet(lines)
    owners = ("--by", "department", "--by", "payer")
    seen = {
        printed(addenda, *arguments)
        for arguments in (
            ("list",),
            ("show", SAMPLE[1], code),
            ("show", "sample-cpt", code, "--on", "2025-06-01"),
            ("history", "sample-cpt", code),
            ("search", SAMPLE[1], "repair"),
            ("diff", *SAMPLE),
            ("diff", *SAMPLE, "--codes-only"),
            ("impact", *SAMPLE, "--chargemaster", CHARGES, *owners),
            ("impact", *SAMPLE, "--chargemaster", CHARGES, "--codes-only"),
            ("estimate", *SAMPLE, "--lines", lines, "--by", "facility"),
            ("candidates", *SAMPLE),
            ("reconcile", *SAMPLE, "--published", "added=1"),
            ("rules",),
            ("readers",),
            ("chargemaster", "inspect", CHARGES),
            ("chargemaster", "compare", standard, facility),
        )
    }
    assert addenda("report", *SAMPLE, "--chargemaster", CHARGES, *owners, "--output", report).code == ExitCode.OK
    assert_valid((report / "report.json").read_bytes())
    made = ("sample", tmp_path / "sample", "--concepts", "200", "--releases", "2")
    assert addenda(*made).code == ExitCode.OK
    assert_valid((tmp_path / "sample/truth.json").read_bytes())
    assert seen | {"addenda.report/1", "addenda.sample-truth/1"} == set(documents())


def test_a_history_with_corrections_fits(addenda: CommandLine, tmp_path: Path) -> None:
    store = corrected_store(tmp_path, addenda)
    for code in ("A0001", "A0002", "A0005", "A0009", "G0001", "ZZ"):
        printed(addenda, "history", "hcpcs", code, "--store", store)
        for day in ("2016-06-01", "2018-05-01", "2030-01-01"):
            addenda("show", "hcpcs", code, "--on", day, "--store", store, "--format", "json")
    printed(addenda, "reconcile", "hcpcs/2017", "hcpcs/2019", "--store", store)


def test_all_formats_are_listed(addenda: CommandLine) -> None:
    listed = addenda("schema")
    assert (listed.code, listed.err) == (ExitCode.OK, "")
    assert [line.split()[0] for line in listed.out.splitlines()] == sorted(documents())
    assert "addenda.changeset/1       What changed between two releases of a code set.\n" in listed.out


@pytest.mark.parametrize("name", ["addenda.changeset/1", "changeset/1", "changeset"])
def test_a_schema_is_printed(addenda: CommandLine, name: str) -> None:
    schema = json.loads(addenda("schema", name).out)
    Draft202012Validator.check_schema(schema)
    assert schema["title"] == "addenda.changeset/1"


def test_a_format_that_is_not_there_is_named_with_those_that_are(addenda: CommandLine) -> None:
    refused = addenda("schema", "changes")
    assert refused.code == ExitCode.NOT_FOUND
    assert refused.err.startswith("error: There is no format 'changes'. There are addenda.candidates/1, ")
