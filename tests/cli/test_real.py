"""The numbers that are known of real files, through the command line as a user types it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import CommandLine
from tests.support.real import real_file

YEARS = ("2017", "2018", "2019")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("real") / "store"


@pytest.fixture
def store(folder: Path, addenda: CommandLine) -> Path:
    files = [real_file(f"hcpcs/{year}-Alpha-Numeric-HCPCS-File.zip") for year in YEARS]
    if not folder.exists():
        addenda("init", folder)
        for year, file in zip(YEARS, files, strict=True):
            assert addenda("import", f"hcpcs/{year}", file, "--store", folder).code == 0
    return folder


def diff(addenda: CommandLine, store: Path, old: str, new: str) -> dict[str, Any]:
    document = json.loads(addenda("diff", f"hcpcs/{old}", f"hcpcs/{new}", "--format", "json", "--store", store).out)
    assert isinstance(document, dict)
    return document


def long_changed(document: dict[str, Any]) -> int:
    return sum(any(field["field"] == "long" for field in change["fields"]) for change in document["changes"])


def test_2017_to_2018(store: Path, addenda: CommandLine) -> None:
    document = diff(addenda, store, "2017", "2018")
    counts = document["counts"]
    assert (counts["added"], counts["deleted"], counts["revised"], counts["transient"]) == (152, 29, 78, 14)
    assert long_changed(document) == 58
    assert (document["old"]["in_force"], document["new"]["in_force"]) == (5968, 6091)


def test_2018_to_2019(store: Path, addenda: CommandLine) -> None:
    document = diff(addenda, store, "2018", "2019")
    counts = document["counts"]
    assert (counts["added"], counts["deleted"], counts["revised"], counts["transient"]) == (232, 38, 119, 16)
    assert long_changed(document) == 111
    assert (document["old"]["in_force"], document["new"]["in_force"]) == (6091, 6285)
    reused = [(c["change"], c["code"]) for c in document["changes"] if c["reason"] == "reused"]
    assert reused == [("deleted", "G9890"), ("added", "G9890"), ("deleted", "G9891"), ("added", "G9891")]


def test_the_same_zip_again_is_nothing_to_do(store: Path, addenda: CommandLine) -> None:
    file = real_file("hcpcs/2019-Alpha-Numeric-HCPCS-File.zip")
    outcome = addenda("import", "hcpcs/2019", file, "--store", store)
    assert outcome.code == 0
    assert "nothing to do" in outcome.err
    assert addenda("check", "--store", store).code == 0


@pytest.mark.parametrize(
    ("price", "gross"), [("June 2017 Prices", "1232097294.68"), ("June 2018 Prices", "1281497810.15")]
)
def test_the_totals_that_feather_river_filed(store: Path, addenda: CommandLine, price: str, gross: str) -> None:
    file = real_file("chargemasters/feather-river_PCT_CHG_2018.xlsx")
    arguments = ("hcpcs/2018", "hcpcs/2019", "--chargemaster", file, "--map", f"price={price}", "--format", "json")
    document = json.loads(addenda("impact", *arguments, "--store", store).out)
    assert document["totals"]["all"]["gross"] == gross
    assert document["chargemaster"]["lines"] == document["totals"]["all"]["lines"] == 11_634


@pytest.mark.parametrize(
    ("file", "price"),
    [
        ("caromont_2021.csv", "GROSS CHARGES"),
        ("granville_2021.xls", "Price per Unit"),
        ("uc-davis_CDM_2018.xlsx", "Outpatient Price"),
        ("pioneers_CDM_2018.xlsx", "2018 Current PRICE"),
        ("feather-river_PCT_CHG_2018.xlsx", "June 2018 Prices"),
    ],
)
def test_a_charge_master_loads_without_a_mapping(store: Path, addenda: CommandLine, file: str, price: str) -> None:
    arguments = ("hcpcs/2018", "hcpcs/2019", "--chargemaster", real_file(f"chargemasters/{file}"))
    document = addenda.document("impact", *arguments, "--store", store)
    assert document["chargemaster"]["columns"]["price"] == price
