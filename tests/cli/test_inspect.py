"""`addenda chargemaster inspect`."""

import json
from pathlib import Path

import pytest

from tests.reading.chargemaster.files import Rows, write_csv, write_xlsx
from tests.support.cli import CommandLine
from tests.support.real import real_file

HEADER = ["Charge Code", "Description", "HCPCS", "June 2017 Prices", "June 2018 Prices", "Volume", "Shelf"]
LINES: Rows = [
    ["1", "INVENTED VISIT", "99213", 100, 110.5, 2, "A1"],
    ["2", "INVENTED VIAL", "J1885", 10, "VARIES", 3, "B2"],
    ["3", "INVENTED STAY", "100", 5, 6.25, 1, ""],
    ["4", "INVENTED FEE", "Z7610", 5, 6.25, 1, ""],
]


def written(folder: Path) -> Path:
    return write_csv(folder / "cdm.csv", [["Invented Hospital"], HEADER, *LINES, ["", "TOTAL", "", 120, "", 7, ""]])


def test_what_was_understood_is_shown(addenda: CommandLine, tmp_path: Path) -> None:
    found = addenda("chargemaster", "inspect", written(tmp_path))
    assert (found.code, found.err) == (0, "")
    words = " ".join(found.out.split())
    for text in (
        "cdm.csv: table, header in row 2",
        "code: 'HCPCS' (its header says \"hcpcs\";",
        "such as 99213 | J1885 | 100",
        "newer than 'June 2017 Prices'",
        "'June 2017 Prices': other, on 4 lines",
        "with a CPT or HCPCS code 2",
        "with a local code 1",
        "cdm, row 5: '100'",
        "row 7, 'Volume': filed 7.00, the lines come to 7.00",
        "row 4 ('VARIES')",
        "Columns that were not used: 'Shelf'.",
    ):
        assert text in words


def test_the_same_for_programs(addenda: CommandLine, tmp_path: Path) -> None:
    document = addenda.document("chargemaster", "inspect", written(tmp_path))
    assert document["format"] == "addenda.inspection/1"
    assert {column["column"]: column["header"] for column in document["columns"]} == {
        "charge_code": "Charge Code",
        "description": "Description",
        "code": "HCPCS",
        "price": "June 2018 Prices",
        "volume": "Volume",
    }
    assert document["columns"][2]["examples"] == ["99213", "J1885", "100"]
    assert document["prices"] == [{"header": "June 2017 Prices", "kind": "other", "payer": None, "lines": 4}]
    assert document["lines"]["lines"] == 4
    assert document["lines"]["without a known price"] == 1
    assert document["ambiguous"] == [{"sheet": "cdm", "row": 5, "value": "100"}]
    assert document["totals"] == [
        {"row": 7, "header": "June 2017 Prices", "filed": "120.00", "read": "120.00", "agrees": True},
        {"row": 7, "header": "Volume", "filed": "7.00", "read": "7.00", "agrees": True},
    ]
    assert document["questions"] == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_question_is_asked_after_what_was_understood(addenda: CommandLine, tmp_path: Path, kind: str) -> None:
    rows: Rows = [["CDM", "Description", "CPT", "Price A", "Price B"], ["1", "INVENTED VISIT", "99213", 1.5, 2.5]]
    path = tmp_path / f"cdm.{kind}"
    path = write_csv(path, rows) if kind == "csv" else write_xlsx(path, {"s": rows})
    found = addenda("chargemaster", "inspect", path)
    assert found.code == 3
    question = "2 columns could be the price: 'Price A', 'Price B'. Say which one: --map price="
    assert question in found.err
    words = " ".join(found.out.split())
    assert "code: 'CPT' (its header says" in words
    assert "description: 'Description'" in words
    assert question in words
    assert "Price A: 1.5 Price B: 2.5" in words
    answered = addenda("chargemaster", "inspect", path, "--map", "price=Price B", "--format", "json")
    assert answered.code == 0
    (price,) = [one for one in json.loads(answered.out)["columns"] if one["column"] == "price"]
    assert (price["header"], price["reason"]) == ("Price B", "you named it")


def test_a_missing_column_is_asked_for_in_json_too(addenda: CommandLine, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "cdm.csv", [["CDM", "Description", "Price"], ["1", "INVENTED VISIT", 1.5]])
    found = addenda("chargemaster", "inspect", path, "--format", "json")
    assert found.code == 3
    document = json.loads(found.out)
    assert document["lines"] is None
    (question,) = document["questions"]
    assert question["message"].startswith("no column was recognised as the CPT or HCPCS code")


def test_a_file_that_is_no_charge_master_is_an_error(addenda: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "cdm.csv"
    path.write_bytes(b"")
    found = addenda("chargemaster", "inspect", path)
    assert (found.code, found.out) == (3, "")
    assert addenda("chargemaster", "inspect", tmp_path / "none.csv").code == 4


def test_the_group_lists_its_commands(addenda: CommandLine) -> None:
    assert "inspect" in addenda("chargemaster", "--help").out


def test_feather_river_is_understood_as_it_is(addenda: CommandLine) -> None:
    document = addenda.document("chargemaster", "inspect", real_file("chargemasters/feather-river_PCT_CHG_2018.xlsx"))
    assert [(total["filed"], total["agrees"]) for total in document["totals"]] == [
        ("1232097294.68", True),
        ("1281497810.15", True),
    ]
    assert document["lines"]["lines"] == 11634
    assert document["lines"]["with an ambiguous value"] == len(document["ambiguous"]) == 44
