"""The charge master: what hospitals' own files hold, on codes that the newest release changes."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest

from addenda.model.chargemaster import ChargeMaster, CodeStatus
from addenda.reading.chargemaster.reader import read_charge_master
from addenda.sample.chargemaster import HEADER, charge_master, write_csv
from addenda.sample.generator import generate
from addenda.sample.shipped import sample_releases

EXAMPLE = Path(__file__).parents[2] / "examples" / "charge-master.csv"


@pytest.fixture(scope="module")
def rows() -> list[tuple[str, ...]]:
    return charge_master(sample_releases(), 1, 500)


@pytest.fixture(scope="module")
def master() -> ChargeMaster:
    return read_charge_master(EXAMPLE)


def test_titles_stand_above_the_header_and_totals_at_the_foot(rows: list[tuple[str, ...]]) -> None:
    assert rows[3] == HEADER
    assert len(rows) == 4 + 500 + 1
    assert {len(row) for row in rows} == {8}
    assert "SYNTHETIC" in rows[1][0]
    lines, total = rows[4:-1], rows[-1]
    prices = sum((Decimal(row[6].strip("$ ").replace(",", "") or 0) for row in lines), Decimal(0))
    volumes = sum(int(row[7].replace(",", "") or 0) for row in lines)
    assert total == ("", "", "", "", "", "TOTAL", f"${prices:,.2f} ", f"{volumes:,}")


def test_codes_are_of_every_fate(rows: list[tuple[str, ...]]) -> None:
    old, new = sample_releases()[-2:]
    codes = {row[2] for row in rows[4:-1]}
    truth = new.truth
    children = [child for child, _ in truth.through_parent]
    for fate in (truth.deleted, truth.reused, truth.editorial, truth.textual, truth.parents, children, truth.updated):
        assert codes & set(fate)
    known = {concept.code for concept in old.in_force if len(concept.code) == 5}
    assert codes - known == {""}


def test_amounts_are_of_every_form(rows: list[tuple[str, ...]]) -> None:
    prices = [row[6] for row in rows[4:-1]]
    assert any(price.startswith("$") and "," in price and price.endswith(" ") for price in prices)
    assert any(not price.startswith("$") and "," in price for price in prices)
    assert "" in prices
    volumes = [row[7] for row in rows[4:-1]]
    assert "" in volumes
    assert "0" in volumes
    assert any(volume.startswith("-") for volume in volumes)
    assert any("," in volume for volume in volumes)


def test_reader_reads_the_example(master: ChargeMaster, rows: list[tuple[str, ...]]) -> None:
    assert set(master.columns.values()) == set(HEADER)
    assert len(master.lines) == 500
    assert [line.code for line in master.lines] == [row[2] for row in rows[4:-1]]
    assert {line.status for line in master.lines} == {CodeStatus.CODE, CodeStatus.NONE}
    assert len({line.charge_code for line in master.lines}) == 500
    assert sum(line.code != "" for line in master.lines) == 275


def test_without_a_second_release_no_line_is_chosen_for_a_change() -> None:
    rows = charge_master(generate(2, 200, 1, 2025), 3, 40)
    assert len(rows) == 45
    assert sum(row[2] != "" for row in rows[4:-1]) == 22


def test_csv_can_be_read_back(rows: list[tuple[str, ...]]) -> None:
    stream = io.StringIO()
    write_csv(rows, stream)
    assert "\r" not in stream.getvalue()
    assert [tuple(row) for row in csv.reader(io.StringIO(stream.getvalue()))] == rows
