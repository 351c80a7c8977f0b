"""CMS's six examples, counted here by other means than those of the reader."""

import csv
import json
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from addenda.model.chargemaster import ChargeMaster, OtherCode, PriceKind
from addenda.reading.chargemaster.reader import read_charge_master
from tests.support.real import real_file

FOLDER = "price-transparency"
TALL_2, WIDE_2, JSON_2 = (
    f"{FOLDER}/{name}"
    for name in (
        "V2.0.0_Tall_CSV_Format_Example.csv",
        "V2.0.0_Wide_CSV_Format_Example.csv",
        "V2.0.0_JSON_Format_Example.json",
    )
)
TALL_3, WIDE_3, JSON_3 = (
    f"{FOLDER}/{name}"
    for name in (
        "V3.0.0_Tall_CSV_Format_Example.csv",
        "V3.0.0_Wide_CSV_Format_Example.csv",
        "v3_json_format_example.json",
    )
)
PAYERS = {("Platform Health Insurance", "PPO"), ("Region Health Insurance", "HMO")}


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of items, by column names without blanks; terms of modifiers alone are not among them."""
    path = real_file(name)
    encoding = "cp1252" if name == WIDE_2 else "utf-8-sig"
    with path.open(encoding=encoding, newline="") as file:
        _, _, header, *rows = csv.reader(file)
    names = [text.replace(" | ", "|") for text in header]
    found = [dict(zip(names, row, strict=True)) for row in rows]
    return [row for row in found if row["code|1"]]


def gross(master: ChargeMaster) -> Decimal:
    return sum((line.price for line in master.lines if line.price is not None), Decimal(0))


def payers(master: ChargeMaster) -> set[tuple[str, str]]:
    return {(price.payer, price.plan) for line in master.lines for price in line.prices if price.payer}


@pytest.mark.parametrize(
    ("name", "layout", "rows", "lines", "coded", "charges"),
    [
        (TALL_2, "2.0.0, tall", 25, 14, 7, 24_397),
        (WIDE_2, "2.0.0, wide", 17, 14, 7, 24_397),
        (TALL_3, "3.0.0, tall", 39, 22, 11, 74_747),
        (WIDE_3, "3.0.0, wide", 23, 22, 11, 74_747),
    ],
)
def test_csv(name: str, layout: str, rows: int, lines: int, coded: int, charges: int) -> None:
    found = rows_of(name)
    items = {(row["description"], row["code|1"], row["code|2"], row["standard_charge|gross"]) for row in found}
    master = read_charge_master(real_file(name))
    assert master.layout == f"CMS price transparency {layout}"
    assert len(found) == rows
    assert len(master.lines) == len(items) == lines
    assert sum(bool({row["code|1|type"], row["code|2|type"]} & {"CPT", "HCPCS"}) for row in by_item(found)) == coded
    assert sum(line.code != "" for line in master.lines) == coded
    assert gross(master) == sum(Decimal(item[3] or 0) for item in items) == charges
    assert {(payer.replace("_", " "), plan) for payer, plan in payers(master)} == PAYERS


def by_item(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return list(
        {(row["description"], row["code|1"], row["code|2"], row["standard_charge|gross"]): row for row in rows}.values()
    )


@pytest.mark.parametrize(
    ("name", "version", "lines", "coded", "charges"),
    [(JSON_2, "2.0.0", 11, 4, 16_897), (JSON_3, "3.0.0", 22, 11, 74_747)],
)
def test_json(name: str, version: str, lines: int, coded: int, charges: int) -> None:
    items: list[dict[str, Any]] = json.loads(real_file(name).read_text(encoding="utf-8"))["standard_charge_information"]
    master = read_charge_master(real_file(name))
    assert master.layout == f"CMS price transparency {version}, json"
    assert len(master.lines) == sum(len(item["standard_charges"]) for item in items) == lines
    kinds = [{code["type"] for code in item["code_information"]} for item in items]
    assert (
        sum(line.code != "" for line in master.lines) == sum(bool(kind & {"CPT", "HCPCS"}) for kind in kinds) == coded
    )
    in_file = sum(charge.get("gross_charge", 0) for item in items for charge in item["standard_charges"])
    assert gross(master) == in_file == charges
    assert payers(master) == PAYERS


@pytest.mark.parametrize(("name", "negotiated"), [(TALL_2, 21), (WIDE_2, 21), (JSON_2, 21), (TALL_3, 29), (WIDE_3, 29)])
def test_each_negotiated_amount_is_kept_once(name: str, negotiated: int) -> None:
    master = read_charge_master(real_file(name))
    assert Counter(price.kind for line in master.lines for price in line.prices)[PriceKind.NEGOTIATED] == negotiated


def test_the_three_forms_of_version_3_hold_the_same() -> None:
    masters = [read_charge_master(real_file(name)) for name in (TALL_3, WIDE_3, JSON_3)]
    tall, wide, document = (
        sorted((line.code, line.raw_code, line.revenue_code, line.setting, line.price or 0) for line in master.lines)
        for master in masters
    )
    assert tall == wide == document


def test_drug_numbers_and_groups_are_told() -> None:
    master = read_charge_master(real_file(TALL_3))
    drugs = {row["code|1"] for row in rows_of(TALL_3) if row["code|1|type"] == "NDC"}
    groups = {row["code|1"] for row in rows_of(TALL_3) if row["code|1|type"] == "MS-DRG"}
    assert {line.raw_code for line in master.lines if line.other is OtherCode.NDC} == drugs
    assert {line.raw_code for line in master.lines if line.other is OtherCode.MS_DRG} == groups
    assert (len(drugs), len(groups)) == (4, 4)
