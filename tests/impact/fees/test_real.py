"""CMS's own files: every payment against CMS's formula, computed a second time straight from the csv."""

import csv
from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache

import pytest

from addenda.impact.fees.physician import NATIONAL, Locality, Setting, locality_of
from addenda.impact.fees.schedule import FeeSchedule
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Snapshot
from addenda.reading.delivery import open_delivery
from addenda.reading.readers import find_reader
from tests.support.real import real_file

LOS_ANGELES = ("1.042", "1.194", "0.69")
PRICED = {"A", "R", "T"}
"""The statuses that pay by relative values."""


@cache
def _snapshot(name: str, codeset: str, year: int) -> Snapshot:
    opened = open_delivery(real_file(f"fees/{name}"))
    return find_reader(opened).read(opened, ReleaseId(codeset, str(year)), date(year, 1, 1)).snapshot()


@cache
def _rows(year: int) -> list[list[str]]:
    path = real_file(f"fees/PPRRVU{year - 2000}_JAN_without-cpt-descriptions.csv")
    with path.open(encoding="cp1252", newline="") as file:
        return [row for row in csv.reader(file) if len(row) > 24 and len(row[0]) == 5 and row[24].startswith("3")]


def _cents(amount: Fraction) -> Decimal:
    """Round half up by integers alone."""
    doubled = amount * 200
    return Decimal((doubled.numerator // doubled.denominator + 1) // 2) / 100


@pytest.fixture(scope="module")
def locality() -> Locality:
    places = _snapshot("GPCI2025.csv", "gpci", 2025)
    return locality_of(places.find("0118218")[0])


@pytest.fixture(scope="module", params=[2022, 2023])
def year(request: pytest.FixtureRequest) -> int:
    assert isinstance(request.param, int)
    return request.param


def test_the_locality(locality: Locality) -> None:
    assert tuple(map(str, locality[1:])) == LOS_ANGELES


@pytest.mark.parametrize("setting", Setting)
def test_every_priced_code_to_the_cent(year: int, setting: Setting, locality: Locality) -> None:
    schedule = FeeSchedule(
        _snapshot(f"PPRRVU{year - 2000}_JAN_without-cpt-descriptions.csv", "pfs", year), locality, setting
    )
    expense_at = 8 if setting is Setting.FACILITY else 6
    work, expense, malpractice = map(Fraction, LOS_ANGELES)
    compared = 0
    for row in _rows(year):
        found = schedule.payment(row[0], row[1])
        assert found is not None
        units = Fraction(row[5]) * work + Fraction(row[expense_at]) * expense + Fraction(row[10]) * malpractice
        if row[3] in PRICED and units:
            assert found.amount == _cents(units * Fraction(row[24])), row[:2]
            compared += 1
        else:
            assert not found.amount, row[:2]
    assert compared == {2022: 9_019, 2023: 9_028}[year]


def test_without_a_locality_the_national_amount_is_the_published_total_times_the_factor(year: int) -> None:
    schedule = FeeSchedule(
        _snapshot(f"PPRRVU{year - 2000}_JAN_without-cpt-descriptions.csv", "pfs", year), NATIONAL, Setting.NONFACILITY
    )
    for row in _rows(year):
        if row[3] == "A":
            found = schedule.payment(row[0], row[1])
            expected = (Decimal(row[11]) * Decimal(row[24])).quantize(Decimal("0.01"), ROUND_HALF_UP)
            assert found is not None
            assert found.amount == expected, row[:2]


def test_what_changed_between_the_years() -> None:
    before, after = ({(row[0], row[1]): row for row in _rows(year)} for year in (2022, 2023))
    both = [key for key in before.keys() & after.keys() if not key[1]]
    changed = Counter({place: sum(before[key][place] != after[key][place] for key in both) for place in (5, 11)})
    assert changed == {5: 86, 11: 6_984}


def test_outpatient_rates() -> None:
    for year, known in ((2022, 17_192), (2023, 17_559)):
        schedule = FeeSchedule(_snapshot(f"opps_addendum_b_{year}Q1_codes.csv", "opps", year))
        with real_file(f"fees/opps_addendum_b_{year}Q1_codes.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == known
        for row in rows:
            found = schedule.payment(row["hcpcs"].strip())
            assert found is not None
            nothing = Decimal("0.00") if row["si"] in {"D", "E1", "E2", "M", "N"} else None
            assert found.amount == (Decimal(row["rate"]) if row["rate"] else nothing), row
            assert found.why != "a status that is not known here", row
