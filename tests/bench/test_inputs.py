"""The benchmark's inputs: the same bytes each time, the same rows for all tools, and a truth that is true."""

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from addenda.app.comparing import compare_snapshots, open_snapshots
from addenda.store.store import Store
from bench.inputs import NEW, OLD, Truth, write_inputs
from bench.rows import NAMES, code
from bench.scenarios import SCENARIOS, Scenario

CONCEPTS = 2_000
EXPECTED = {"yearly": (40, 20, 60), "heavy": (0, 0, 1_600), "clustered": (4, 4, 12)}


class Made(NamedTuple):
    """What was written for one scenario; tests only read it."""

    scenario: Scenario
    folder: Path
    truth: Truth

    def rows(self, name: str) -> dict[str, list[str]]:
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            _, *records = csv.reader(stream)
        return {code: values for code, *values in records}


@pytest.fixture(scope="module", params=SCENARIOS, ids=[scenario.name for scenario in SCENARIOS])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made")
    return Made(request.param, folder, write_inputs(folder, CONCEPTS, request.param))


def test_counts_are_what_the_scenario_says(made: Made) -> None:
    assert made.truth[:3] == EXPECTED[made.scenario.name]


def test_the_tables_hold_the_truth(made: Made) -> None:
    old, new = made.rows("old"), made.rows("new")
    fields = [sum(a != b for a, b in zip(old[name], new[name], strict=True)) for name in old.keys() & new.keys()]
    assert len(old) == CONCEPTS
    assert made.truth == (len(new.keys() - old), len(old.keys() - new), sum(map(bool, fields)), sum(fields))


def test_the_store_holds_the_truth(made: Made) -> None:
    with Store(made.folder / "store") as store:
        changes = compare_snapshots(*open_snapshots(store, str(OLD), str(NEW)))
    n = changes.counts
    fields = sum(len(change.fields) for change in changes.changes)
    assert made.truth == Truth(n.added, n.deleted, n.revised + n.updated, fields)
    assert n.reused == 0


def test_rows_are_as_wide_as_those_of_hcpcs(made: Made) -> None:
    records = made.rows("old").values()
    long = sum(len(record[NAMES.index("long")]) for record in records) / CONCEPTS
    filled = sum(sum(map(bool, record)) for record in records) / CONCEPTS
    assert 90 < long < 104
    assert 14 <= filled <= 15


def test_the_same_bytes_each_time(made: Made, tmp_path: Path) -> None:
    write_inputs(tmp_path, CONCEPTS, made.scenario)
    for name in ("old", "new"):
        assert (tmp_path / f"{name}.csv").read_bytes() == (made.folder / f"{name}.csv").read_bytes()


def test_codes_ascend_and_match_up_to_a_million() -> None:
    codes = [code(place, 1_000_000) for place in range(0, 1_020_000, 10_007)]
    assert codes == sorted(set(codes))
    assert {len(name) for name in codes} == {7}
    assert codes[-1] < "[", "past Z"
