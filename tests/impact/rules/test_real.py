"""What the rules find in hospitals' own files between HCPCS 2018 and 2019: counts and codes, no texts."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from addenda.diffing.compare import compare
from addenda.impact.facts import Facts
from addenda.impact.rules import CHECKS
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Snapshot
from addenda.reading.chargemaster.mapping import ColumnMapping
from addenda.reading.chargemaster.reader import read_charge_master
from addenda.reading.delivery import open_delivery
from addenda.reading.hcpcs import READER
from tests.support.real import real_file

FOUND = {
    ("caromont_2021.csv", ""): {"never-valid": 22, "revised": 11, "updated": 11, "two-prices": 214, "duplicate": 19},
    ("granville_2021.xls", ""): {"once-valid": 2, "never-valid": 2, "revised": 3, "two-prices": 126},
    ("uc-davis_CDM_2018.xlsx", "Outpatient Price"): {
        "deleted": 4,
        "once-valid": 3,
        "revised": 9,
        "updated": 21,
        "two-prices": 18,
    },
    ("pioneers_CDM_2018.xlsx", "2018 Current PRICE"): {
        "deleted": 12,
        "once-valid": 1,
        "never-valid": 1,
        "revised": 7,
        "updated": 6,
        "two-prices": 218,
    },
    ("feather-river_PCT_CHG_2018.xlsx", "June 2018 Prices"): {
        "deleted": 1,
        "never-valid": 2,
        "revised": 1,
        "updated": 1,
        "two-prices": 23,
        "zero-volume": 3,
        "duplicate": 1,
    },
}


@cache
def release(file: Path, year: int) -> Snapshot:
    return READER.read(open_delivery(file), ReleaseId("hcpcs", str(year)), date(year, 1, 1)).snapshot()


def facts(file: str, price: str) -> Facts:
    before, after = (release(real_file(f"hcpcs/{year}-Alpha-Numeric-HCPCS-File.zip"), year) for year in (2018, 2019))
    mapping = ColumnMapping({"price": price} if price else {})
    master = read_charge_master(real_file(f"chargemasters/{file}"), mapping)
    return Facts(compare(before, after), master, before, after)


@pytest.mark.parametrize(("file", "price"), FOUND)
def test_what_is_found_in_each_file(file: str, price: str) -> None:
    given = facts(file, price)
    counts = {str(check.rule.id): len(list(check.find(given))) for check in CHECKS}
    assert {rule: count for rule, count in counts.items() if count} == FOUND[file, price]


def test_codes_that_begin_after_2019_are_told_as_not_known_and_never_as_invalid_for_good() -> None:
    given = facts("granville_2021.xls", "")
    (check,) = (check for check in CHECKS if check.rule.id == "never-valid")
    hits = list(check.find(given))
    assert {hit.line.code for hit in hits} == {"M0239", "M0243"}  # infusions of 2020
    assert all("began later" in hit.detail for hit in hits)


def test_mammographies_that_ended_in_2017_are_told_with_the_codes_that_cms_names() -> None:
    given = facts("uc-davis_CDM_2018.xlsx", "Outpatient Price")
    (check,) = (check for check in CHECKS if check.rule.id == "once-valid")
    told = {hit.line.code: hit.detail for hit in check.find(given)}
    assert told["G0204"] == (
        "G0204 ended on 2017-12-31, before hcpcs/2018 took effect: replace it by what the publisher names instead "
        "(77066), or inactivate the line."
    )
