"""Price transparency files in JSON, invented."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from addenda.errors import InputError
from addenda.model.chargemaster import OtherCode, Price, PriceKind
from addenda.reading.chargemaster.reader import read_charge_master

DOCUMENT = """{
 "hospital_name": "Invented Hospital", "version": "3.0.0",
 "standard_charge_information": [
  {"description": "INVENTED  SCAN",
   "code_information": [{"code": "70551", "type": "CPT"}, {"code": "611", "type": "RC"}],
   "standard_charges": [
    {"setting": "outpatient", "gross_charge": 1200.10, "discounted_cash": 0.30, "minimum": 1, "maximum": 4,
     "modifier_code": ["TC", "59"],
     "payers_information": [
      {"payer_name": "Payer A", "plan_name": "PPO", "standard_charge_dollar": 98.10, "methodology": "fee schedule"},
      {"payer_name": "Payer B", "plan_name": "HMO", "standard_charge_percentage": 50, "methodology": "other"}]},
    {"setting": "inpatient", "gross_charge": 1.5E+3}]},
  {"description": "INVENTED PILL", "code_information": [{"code": "0093-8739-01", "type": "NDC"}],
   "standard_charges": [{"setting": "both", "discounted_cash": "1,000.50"}]}],
 "modifier_information": [{"code": "50", "description": "INVENTED"}]
}"""


def write(path: Path, *entries: Any) -> Path:
    path.write_text(json.dumps({"standard_charge_information": entries}), encoding="utf-8")
    return path


def test_amounts_are_exact_and_each_setting_is_a_line(tmp_path: Path) -> None:
    path = tmp_path / "mrf.json"
    path.write_text(DOCUMENT, encoding="utf-8-sig")
    master = read_charge_master(path)
    first, second, pill = master.lines
    assert [(line.sheet, line.row) for line in master.lines] == [
        ("standard_charge_information", row) for row in (1, 1, 2)
    ]
    assert (first.description, first.code, first.modifier, first.revenue_code) == (
        "INVENTED SCAN",
        "70551",
        "TC 59",
        "0611",
    )
    assert (str(first.price), first.setting, first.facility) == ("1200.10", "outpatient", "Invented Hospital")
    assert first.prices == (
        Price(PriceKind.CASH, "discounted_cash", Decimal("0.30")),
        Price(PriceKind.MINIMUM, "minimum", Decimal(1)),
        Price(PriceKind.MAXIMUM, "maximum", Decimal(4)),
        Price(PriceKind.NEGOTIATED, "standard_charge_dollar", Decimal("98.10"), "Payer A", "PPO"),
    )
    assert (str(second.price), second.setting, second.modifier) == ("1500", "inpatient", "")
    assert (pill.price, pill.other, pill.prices[0].amount) == (None, OtherCode.NDC, Decimal("1000.50"))
    assert master.layout == "CMS price transparency 3.0.0, json"
    assert master.remarks == (
        "2 items make 3 lines, one for each setting and gross charge.",
        "Terms of modifiers alone, without an item, are no lines: 1 are left out.",
    )


def test_modifiers_of_version_2_are_read(tmp_path: Path) -> None:
    charges = [{"setting": "both", "modifiers": found} for found in ("50|62", ["RT"], [])]
    entry = {"description": "X", "code_information": [{"code": "99213", "type": "CPT"}], "standard_charges": charges}
    assert [line.modifier for line in read_charge_master(write(tmp_path / "m.json", entry)).lines] == [
        "50 62",
        "RT",
        "",
    ]


def test_all_values_that_cannot_be_read_are_named_by_the_place_of_their_item(tmp_path: Path) -> None:
    codes = [{"code": "99213", "type": "CPT"}]
    charges: dict[str, Any] = {"setting": "both"}
    path = write(
        tmp_path / "m.json",
        {"description": "A", "code_information": codes, "standard_charges": [{**charges, "gross_charge": "n/a"}]},
        {"description": "B", "code_information": codes, "standard_charges": [{**charges, "gross_charge": [1]}]},
        {"description": "C", "code_information": [{"code": "99213"}], "standard_charges": [{"setting": 3}]},
        {"description": "D", "standard_charges": "none"},
        "E",
        {"description": "F", "code_information": codes, "standard_charges": [{**charges, "minimum": True}]},
        {"description": "G", "code_information": codes, "standard_charges": [{**charges, "payers_information": {}}]},
    )
    with pytest.raises(InputError) as caught:
        read_charge_master(path)
    assert [(problem.row, problem.message, problem.value) for problem in caught.value.problems] == [
        (1, "the gross charge is no amount", "n/a"),
        (2, "the gross charge is no amount", "[1]"),
        (3, "the code has no type, so it is not known what it is", "99213"),
        (3, "the setting is none of inpatient, outpatient, both", "3"),
        (4, "code_information is no list of objects", None),
        (4, "standard_charges is no list of objects", None),
        (5, "the entry is no object", "E"),
        (6, "the minimum negotiated charge is no amount", "True"),
        (7, "payers_information is no list of objects", None),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (DOCUMENT[:700], r"m\.json:\d+: the JSON cannot be read"),
        ('{"standard_charge_information": {}}', "the JSON has no list standard_charge_information"),
        ('{"standard_charge_information": []}', "the price transparency file holds no item"),
        ('{"standard_charge_information": ' + "[" * 100_000, "the JSON cannot be read"),
        (DOCUMENT.replace("1.5E+3", "NaN"), "the gross charge is no amount"),
        (DOCUMENT.replace("1.5E+3", "1" * 5000), "the JSON cannot be read"),
    ],
)
def test_a_document_that_cannot_be_read_is_said(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "m.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_charge_master(path)
