"""JSON that is one list of flat objects is a table."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from addenda.errors import InputError
from addenda.reading.chargemaster.reader import read_charge_master
from addenda.reading.chargemaster.tables import read_tables

LINES: list[dict[str, str | float | None]] = [
    {"CDM": "1001", "DESCRIPTION": "INVENTED VISIT", "CPT": "00100", "CHARGE": 1250},
    {"CDM": "1002", "DESCRIPTION": "INVENTED VIAL", "CPT": None, "CHARGE": 1.08, "NOTE": "new"},
]


@pytest.mark.parametrize(
    ("document", "sheet"),
    [(LINES, "c"), ({"Charges": LINES}, "Charges"), ({"hospital": "Invented", "made": {}, "rows": LINES}, "rows")],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_of_flat_objects_is_read(tmp_path: Path, document: object, sheet: str, encoding: str) -> None:
    path = tmp_path / "c.json"
    path.write_text(json.dumps(document, indent=1), encoding=encoding)
    master = read_charge_master(path)
    assert master.sheets == (sheet,)
    assert [(line.row, line.charge_code, line.code, line.price) for line in master.lines] == [
        (2, "1001", "00100", Decimal(1250)),
        (3, "1002", "", Decimal("1.08")),
    ]


def test_keys_are_the_header_in_the_order_in_which_they_come_up() -> None:
    content = json.dumps([{"b": 1, "a": True}, {"c": "x", "a": None}]).encode()
    assert read_tables(content, "c.json")[0].rows == [["b", "a", "c"], [1, True, ""], ["", "", "x"]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": 1}', "no price transparency file: it holds no list of flat objects"),
        ('{"a": [], "b": [1, {"c": 2}]}', "it holds no list of flat objects"),
        ('[{"a": 1}, {"a": 2}]', "it holds no list of flat objects"),
        ('[{"a": 1}, {"b": 2}]', "it holds no list of flat objects with shared keys"),
        ('[{"a": 1, "b": 2, "c": [3]}]', "it holds no list of flat objects"),
        ('{"a": [{"x": 1, "y": 2}], "b": [{"x": 1, "y": 2}]}', "it holds 2 lists of flat objects. Two forms are read"),
        ('[{"a": 1},\n{"a": ', "the JSON cannot be read .* Fetch it again"),
        ('{"a": ' + "[" * 100_000, "the JSON cannot be read"),
        ('{"a": ' + "1" * 5000 + "}", "the JSON cannot be read"),
    ],
)
def test_other_json_is_said(text: str, message: str) -> None:
    with pytest.raises(InputError, match=rf"^c\.json:.*{message}"):
        read_tables(text.encode(), "c.json")


@pytest.mark.parametrize("number", ["1e999", "NaN", "-Infinity"])
def test_a_number_that_is_none_is_no_price(tmp_path: Path, number: str) -> None:
    lines = [{**LINES[0], "CHARGE": price} for price in (1, 2, 3, 4)]
    path = tmp_path / "c.json"
    path.write_text(json.dumps(lines).replace(" 4}", f" {number}}}"))
    assert [line.price for line in read_charge_master(path).lines] == [1, 2, 3, None]
