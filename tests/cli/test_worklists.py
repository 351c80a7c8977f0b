"""Who has to do what: worklists on the command line, several facilities, and a corporate standard."""

import json
from pathlib import Path

import pytest

from addenda.errors import ExitCode
from tests.support.cli import CommandLine

PROJECT = Path(__file__).parents[2]
SAMPLE = ("--store", PROJECT, "sample-cpt/2025", "sample-cpt/2026")
CHARGES = PROJECT / "examples/charge-master.csv"
HEADER = "Charge Code,Description,CPT/HCPCS,Rev Code,Price\n"
STANDARD = """1001,Widget plain,A4550,0270,10.00
1002,Gadget large,A4649,0270,25.50
1003,Course in safety,S9445,0942,80.00
1004,Repair of a widget,E1340,0290,40.00
"""
NORTH = """1001,WIDGET PLAIN,A4550,270,10.00
1002,Gadget large,A4649,0272,27.00
1003,Course in safety,S9445,0942,80.00
1005,Widget hire,E1399,0290,12.00
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, rows in (("standard", STANDARD), ("north", NORTH), ("south", STANDARD)):
        (tmp_path / f"{name}.csv").write_text(HEADER + rows, encoding="utf-8")
    return tmp_path


def test_an_impact_has_the_worklists_that_are_asked_for(addenda: CommandLine) -> None:
    found = addenda.document("impact", *SAMPLE, "--chargemaster", CHARGES, "--by", "department", "--by", "revenue-code")
    lists = found["worklists"]
    assert {one["by"] for one in lists} == {"department", "revenue-code"}
    departments = [one for one in lists if one["by"] == "department"]
    assert sorted(place for one in departments for place in one["findings"]) == list(range(len(found["findings"])))
    lines = [one["at_stake"]["lines"] for one in departments]
    assert sum(lines) == found["totals"]["at_stake"]["lines"]
    for one in departments:
        assert {found["findings"][place]["department"] for place in one["findings"]} == {one["owner"]}


def test_without_by_there_is_no_worklist(addenda: CommandLine) -> None:
    assert "worklists" not in addenda.document("impact", *SAMPLE, "--chargemaster", CHARGES)


def test_a_report_has_the_worklists_in_its_three_files(addenda: CommandLine, tmp_path: Path) -> None:
    output = tmp_path / "report"
    assert addenda("report", *SAMPLE, "--chargemaster", CHARGES, "--by", "department", "--output", output).code == 0
    assert '<h2 id="by-department">By department</h2>' in (output / "index.html").read_text(encoding="utf-8")
    assert "\n## By department\n" in (output / "report.md").read_text(encoding="utf-8")
    assert json.loads((output / "report.json").read_bytes())["impact"]["worklists"][0]["by"] == "department"


def test_codes_only_keeps_the_worklists_and_counts_the_same(addenda: CommandLine) -> None:
    asked = ("impact", *SAMPLE, "--chargemaster", CHARGES, "--by", "department")
    assert addenda.document(*asked, "--codes-only")["worklists"] == addenda.document(*asked)["worklists"]


def test_an_owner_that_no_line_has_is_refused(addenda: CommandLine) -> None:
    outcome = addenda("impact", *SAMPLE, "--chargemaster", CHARGES, "--by", "doctor")
    assert (outcome.code, outcome.out) == (ExitCode.USAGE, "")
    assert "'doctor'" in outcome.err


def test_a_folder_of_facilities_has_totals_for_each(addenda: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "hospitals"
    folder.mkdir()
    content = CHARGES.read_text(encoding="utf-8")
    (folder / "north.csv").write_text(content, encoding="utf-8")
    (folder / "south.csv").write_text(content.replace("0001T", "99213"), encoding="utf-8")
    found = addenda.document("impact", *SAMPLE, "--chargemaster", folder)
    north, south = found["facilities"]
    assert {north["facility"], south["facility"]} == {"north", "south"}
    assert (north["all"]["lines"], south["all"]["lines"]) == (500, 500)
    assert {one["facility"] for one in found["findings"]} == {"north", "south"}
    assert "north, row " in addenda("impact", *SAMPLE, "--chargemaster", folder).out


def test_facilities_are_held_against_a_standard(addenda: CommandLine, files: Path) -> None:
    asked = ("chargemaster", "compare", files / "standard.csv", files / "north.csv", files / "south.csv")
    found = addenda.document(*asked)
    north, south = found["facilities"]
    assert (north["facility"], north["same"], south["facility"], south["same"]) == ("north", 2, "south", 4)
    (different,) = north["different"]
    assert different["charge_code"] == "1002"
    assert different["differences"] == [
        {"field": "revenue code", "standard": "0270", "facility": "0272"},
        {"field": "price", "standard": "25.50", "facility": "27.00"},
    ]
    assert [line["charge_code"] for line in north["not_in_standard"]] == ["1005"]
    assert [line["charge_code"] for line in north["lacking"]] == ["1004"]
    assert "revenue code 0272 (standard: 0270); price 27.00" in addenda(*asked).out
    assert "| 1005 |" in addenda(*asked, "--format", "markdown").out


@pytest.mark.parametrize(("facility", "code"), [("north", ExitCode.FINDINGS), ("south", ExitCode.OK)])
def test_a_build_can_fail_on_a_difference(addenda: CommandLine, files: Path, facility: str, code: ExitCode) -> None:
    asked = ("chargemaster", "compare", files / "standard.csv", files / f"{facility}.csv")
    assert addenda(*asked, "--exit-code").code == code
    assert addenda(*asked).code == ExitCode.OK


def test_all_that_is_wrong_with_all_files_is_said_at_once(addenda: CommandLine, files: Path) -> None:
    for name in ("bad", "worse"):
        (files / f"{name}.csv").write_text("Shape,Colour\nround,red\n", encoding="utf-8")
    outcome = addenda("chargemaster", "compare", files / "standard.csv", files / "bad.csv", files / "worse.csv")
    assert (outcome.code, outcome.out) == (ExitCode.INPUT, "")
    assert "bad.csv" in outcome.err
    assert "worse.csv" in outcome.err


def test_a_facility_twice_is_refused(addenda: CommandLine, files: Path) -> None:
    outcome = addenda("chargemaster", "compare", files / "standard.csv", files / "north.csv", files / "north.csv")
    assert (outcome.code, outcome.out) == (ExitCode.INPUT, "")
    assert "a facility twice" in outcome.err
    (files / "NORTH.csv").write_bytes((files / "north.csv").read_bytes())
    outcome = addenda("chargemaster", "compare", files / "standard.csv", files / "north.csv", files / "NORTH.csv")
    assert (outcome.code, outcome.out) == (ExitCode.INPUT, "")
    assert "a facility twice" in outcome.err
